import type { Client } from '@x/client'
import { describe, expect, test } from 'vitest'
import { operationsInBundle } from './bundle.ts'
import { declarationsIn, labelsFor } from './comments.ts'
import {
  answerKeys,
  complaintsOf,
  hasDescriptions,
  readDescriptions,
  shapeOf,
  undescribedQuery,
} from './descriptions.ts'
import { operationsOf, variablesOf, withOptions, withValue, type AnyOperation } from './operations.ts'
import { recordingClient, type Sent } from './recording-client.ts'
import { keysOfInterface } from './row-keys.ts'

/** One row per operation. */
export interface Sample {
  /** The parameters of a sound call, behind the client and without options. Give everything that can be sent. */
  readonly with: readonly unknown[]
  /** The exported type of a row, when it is read: its keys are compared with those of the descriptions. */
  readonly row?: string
  /** What is not as the published descriptions have it, on purpose. Exact: what no longer differs has to leave. */
  readonly differs?: readonly string[]
  /** It makes several calls: what is said of one call is not asked of it. */
  readonly several?: true
  /** Calls that make what the sample is about, at the emulator, by somebody who may do everything. */
  readonly before?: Before
  /** A host answers it that the emulator does not have: its scopes are not tried there. */
  readonly elsewhere?: true
  /** The emulator does not serve it yet, and says so. */
  readonly notServed?: true
}

/** Calls before the one that is looked at. */
export type Before = (zoho: Client) => Promise<unknown>

export type Samples = Readonly<Record<string, Sample>>

const BAD_IDS = [
  '..',
  '.',
  '',
  '1/2',
  '1?x',
  ' 1 ',
  '１２３',
  '12345678901234567890',
  5,
  Number.NaN,
  null,
  undefined,
  {},
  ['1'],
]
const BAD_NAMES = ['..', '.', '', 'a/b', 'a\\b', '\u0000', 5, null, undefined, {}]
/** A query can carry any text. */
const BAD_VALUES = ['', 5, null, undefined, {}]
const EMPTY: readonly (readonly [string, () => Response])[] = [
  ['204', () => new Response(null, { status: 204 })],
  ['304', () => new Response(null, { status: 304 })],
  ['an empty 200', () => new Response('')],
]

/** What holds for every operation of a package, whoever declared it. */
export function describeOperations(
  members: object,
  samples: Samples,
  options: {
    /** The folder `src` of the package. */
    readonly source: URL
    /** A client of an emulator that serves the operations, with a token that was granted these scopes. */
    readonly at?: (granted: readonly string[], before?: Before) => Client
  },
): void {
  const operations = operationsOf(members)
  const told = declarationsIn(options.source)

  test('every operation has a sample, and no sample is stray', () => {
    expect(Object.keys(samples).toSorted()).toEqual([...operations.keys()].toSorted())
  })

  describe.each([...operations].filter(([name]) => name in samples))('%s', (name, operation) => {
    const sample = samples[name] as Sample
    describeInput(operation, sample)
    if (sample.several === undefined) describeCall(operation, sample)
    if (options.at !== undefined && sample.elsewhere === undefined)
      describeScopes(operation, sample, options.at)

    test('its comment has a sentence and the system of Zoho that it belongs to', () => {
      const { comment = '' } = told.get(name) ?? {}
      expect(comment).not.toMatch(/TODO/)
      expect(comment).toMatch(/^[A-Z`][\s\S]*?[.;]/)
      expect(comment).toMatch(/@zoho [A-Za-z]/)
    })

    test('its parameters are named as the values of its address', () => {
      const { labels } = told.get(name) ?? {}
      const variables = variablesOf(operation)
      const wrong = variables.filter(
        (variable, index) => labels !== undefined && !labelsFor(variable).includes(labels[index] ?? ''),
      )
      expect(wrong).toEqual([])
    })

    test('is alone in a bundle that needs no other', async () => {
      const bundled = await operationsInBundle(options.source, name)
      // What makes several calls brings the operations that it makes.
      const others = sample.several === undefined ? bundled.filter((each) => each !== name) : []
      expect([bundled.includes(name), others]).toEqual([true, []])
    })

    if (hasDescriptions) describeAgainstZoho(operation, sample, options.source)
  })
}

/** Bad input: refused, and nothing is sent. */
function describeInput(operation: AnyOperation, { with: parameters, several }: Sample): void {
  const variables = variablesOf(operation)
  const refused = async (index: number, value: unknown): Promise<readonly unknown[]> => {
    const { zoho, sent } = recordingClient(() => Response.json({}))
    const error = await operation(zoho, ...withValue(parameters, index, value)).catch((each: unknown) => each)
    return [
      value,
      error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'no error',
      sent.length,
    ]
  }
  variables.forEach(({ name, key }, index) => {
    const isId = /(?:^| )id$/.test(name)
    const names = key === undefined || name === 'module' ? BAD_NAMES : BAD_VALUES
    test(`refuses a bad ${name}`, async () => {
      const bad: readonly unknown[] = isId ? BAD_IDS : names
      const results = await Promise.all(bad.map((value) => refused(index, value)))
      expect(results).toEqual(bad.map((value) => [value, isId ? 'INVALID_ID' : 'TypeError', 0]))
    })
  })

  test('is not sent when the caller has given up', async () => {
    const { zoho, sent } = recordingClient(() => Response.json({}))
    const reason = new Error('given up')
    const result: unknown = await operation(
      zoho,
      ...withOptions(parameters, { signal: AbortSignal.abort(reason) }),
    ).catch((error: unknown) => error)
    // A write of many rows says it of each row.
    const rows = Array.isArray(result) ? result : [{ ok: false, outcome: 'none', error: result }]
    expect(rows.map((row: { ok: boolean; outcome: string }) => [row.ok, row.outcome])).toEqual(
      rows.map(() => [false, 'none']),
    )
    expect(sent).toEqual([])
  })

  // What reads before it writes may read.
  if (several === true) return
  for (const scope of operation.endpoint.scopes.filter((each) => !each.includes('{'))) {
    test(`is not sent by a token without ${scope}`, async () => {
      const scopes = [...operation.endpoint.scopes.filter((each) => each !== scope), 'ZohoCRM.nothing.READ']
      const { zoho, sent } = recordingClient(() => Response.json({}), { scopes })
      const result: unknown = await operation(zoho, ...parameters).catch((error: unknown) => error)
      const errors = Array.isArray(result) ? result.map((row: { error?: unknown }) => row.error) : [result]
      for (const error of errors) expect(error).toMatchObject({ code: 'MISSING_SCOPE' })
      expect(sent).toEqual([])
    })
  }
}

/** At the emulator its scopes suffice, and each of them is needed. */
function describeScopes(
  operation: AnyOperation,
  { with: parameters, notServed, several, before }: Sample,
  at: (granted: readonly string[], before?: Before) => Client,
): void {
  // What makes several calls has no halves, and its scopes no braces.
  const filled = several === true ? undefined : operation.call?.(...parameters).scopes
  const scopes = filled ?? operation.endpoint.scopes
  const outcome = async (granted: readonly string[], first?: Before): Promise<unknown> => {
    const once = withOptions(parameters, { retries: 0 })
    const result: unknown = await operation(at(granted, first), ...once).catch((error: unknown) => error)
    const rows = Array.isArray(result) ? (result as { readonly error?: unknown }[]) : [{ error: result }]
    return rows.map(({ error }) => error).find((error) => error instanceof Error) ?? 'no failure'
  }

  const served = notServed === true ? 'is not served, and says so,' : 'is served'
  const expected = notServed === true ? expect.objectContaining({ code: 'NOT_EMULATED' }) : 'no failure'
  test(`${served} with exactly its scopes`, async () => {
    expect(await outcome(scopes, before)).toEqual(expected)
  })
  test.each(notServed === true ? [] : scopes)('is refused without %s', async (scope) => {
    const others = [...scopes.filter((each) => each !== scope), 'ZohoCRM.notifications.READ']
    expect(await outcome(others)).toMatchObject({
      code: 'MISSING_SCOPE',
      missing: expect.arrayContaining([scope]),
      cause: { code: 'OAUTH_SCOPE_MISMATCH' },
    })
  })
}

/** The one call, and what becomes of an answer with nothing in it. */
function describeCall(operation: AnyOperation, { with: parameters }: Sample): void {
  const { endpoint } = operation

  test('sends one call to its address, with its scopes', async () => {
    const sent = await sendSample(operation, parameters)
    expect(sent).toMatchObject({ method: endpoint.method })
    expect(matches(endpoint.address, sent.path)).toBe(true)
    const half = operation.call?.(...parameters).path.value ?? sent.path
    expect(half).toBe(sent.path.replace(/^\w+:/, ''))
  })

  test.each(EMPTY)(
    '%s says nothing of what was read, and is not a success of a write',
    async (_what, answer) => {
      const { zoho } = recordingClient(answer)
      const result: unknown = await operation(zoho, ...parameters).catch((error: unknown) => error)
      expect(endpoint.method === 'GET' ? isNothing(result) : isUnknown(result)).toBe(true)
    },
  )
}

function matches(address: string, path: string): boolean {
  const [pattern = ''] = address.replace(/^upload:/, '').split('?')
  const regExp = pattern.replaceAll(/[.+*]/g, '\\$&').replaceAll(/\{[^}]*\}/g, '[^/]+')
  return new RegExp(`^${regExp}$`).test(path)
}

/** What a read gives when there is nothing: undefined, no rows, a page without items, an object without keys. */
function isNothing(result: unknown): boolean {
  if (result === undefined) return true
  if (typeof result !== 'object' || result === null || result instanceof Error) return false
  if (Array.isArray(result)) return result.length === 0
  return 'items' in result ? (result.items as unknown[]).length === 0 : Object.keys(result).length === 0
}

/** What a write gives when its answer does not say: an error, or rows of which it is not known. A read by POST is empty. */
function isUnknown(result: unknown): boolean {
  if (result instanceof Error) return (result as { code?: string }).code === 'RESPONSE_SHAPE'
  if (Array.isArray(result))
    return result.every(
      (row: { ok?: boolean; outcome?: string }) => row.ok === false && row.outcome === 'unknown',
    )
  return isNothing(result)
}

async function sendSample(operation: AnyOperation, parameters: readonly unknown[]): Promise<Sent> {
  const { zoho, sent } = recordingClient(() => new Response(null, { status: 204 }))
  await operation(zoho, ...parameters).catch(() => {
    // What becomes of the answer is another test.
  })
  expect(sent).toHaveLength(1)
  return sent[0] as Sent
}

let descriptions: ReturnType<typeof readDescriptions> | undefined

/** What is sent, against what Zoho has published. */
function describeAgainstZoho(operation: AnyOperation, sample: Sample, source: URL): void {
  const { endpoint } = operation
  test('is as the published descriptions have it, but for what is listed', async () => {
    descriptions ??= readDescriptions()
    const path = shapeOf(endpoint.address.split('?')[0] ?? '')
    const newest = descriptions.find('2026', endpoint.method, path)
    const older = descriptions.find('2025-06', endpoint.method, path)
    const differs: string[] = []
    if (newest === undefined)
      differs.push(older === undefined ? 'in no description' : 'in the older description only')
    if (sample.several === undefined) {
      const sent = await sendSample(operation, sample.with)
      const known = [newest, older].filter((each) => each !== undefined)
      for (const name of known[0] === undefined ? [] : undescribedQuery(known[0], sent)) {
        const isOlder = known[1] !== undefined && !undescribedQuery(known[1], sent).includes(name)
        differs.push(`query ${name}: ${isOlder ? 'in the older description only' : 'in no description'}`)
      }
      if (newest !== undefined && sent.body !== undefined)
        differs.push(...complaintsOf(newest, sent.body).map((complaint) => `body ${complaint}`))
    }
    if (sample.row !== undefined) {
      const keys = keysOfInterface(source, sample.row)
      if (keys.size === 0) differs.push(`there is no interface ${sample.row}`)
      for (const [generation, described] of [
        ['2026', newest],
        ['2025-06', older],
      ] as const) {
        const missing =
          described === undefined
            ? []
            : [...answerKeys(described, endpoint.rows)].filter((key) => !keys.has(key))
        differs.push(...missing.map((key) => `${sample.row} has no key ${key} (${generation})`))
      }
    }
    expect(differs.toSorted()).toEqual([...(sample.differs ?? [])].toSorted())
  })
}
