import { createClient, isZohoApiError, type Call, type Client } from '@x/client'
import { operation, type Answered } from '@x/client/endpoint'
import { createEmulator, issueGrant } from '@x/emulator'
import { describeOperations } from '@x/operation-tests'
import { expect, expectTypeOf, test } from 'vitest'
import * as composite from '../src/index.ts'

const { ask, executeComposite } = composite
const getOrg = operation(
  { address: 'org', rows: 'org', scope: 'org.READ' },
  () => ({}),
  ({ value }) => value,
)
const getLead = operation(
  { address: 'Leads/{lead id}', rows: 'data', scope: 'modules.leads.READ', absent: true },
  (leadId: string) => ({ fill: [leadId] }),
  ({ value }) => (value as { data: readonly { Last_Name: string }[] } | undefined)?.data[0]?.Last_Name,
)
const createLead = operation(
  { address: 'POST Leads', rows: '', scope: 'modules.leads.CREATE' },
  (Last_Name: string, more: object = {}) => ({ body: { data: [{ Last_Name, Company: 'Parts', ...more }] } }),
  ({ value }) => (value as { data: readonly { details: { id: string } }[] }).data[0]?.details.id ?? '',
)
const SCOPES = ['ZohoCRM.composite_requests.CUSTOM', 'ZohoCRM.modules.ALL', 'ZohoCRM.org.READ']

function open(granted: readonly string[] = SCOPES): Client {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  return createClient({ token: () => ({ value, apiDomain }), fetch: emulator.fetch, clock: emulator.clock })
}

describeOperations(
  composite,
  { executeComposite: { with: [[ask(getOrg)], {}], several: true, elsewhere: true } },
  { source: new URL('../src/', import.meta.url) },
)

test('parts are typed, run, and refer to each other', async () => {
  const made = ask(createLead, 'first')
  const results = await executeComposite(
    open(),
    [made, ask(getLead, made.ref('$.data[0].details.id')), ask(getOrg)],
    {
      parallel: false,
    },
  )
  const [first, second] = results
  expectTypeOf(second).toEqualTypeOf<composite.PartResult<string | undefined>>()
  expect(first).toEqual({ ok: true, value: expect.stringMatching(/^\d+$/) as unknown })
  expect(second).toEqual({ ok: true, value: 'first' })
  expect(results).toHaveLength(3)
})

test('all or nothing, told for each part', async () => {
  const zoho = open()
  const made = ask(createLead, 'undone')
  const results = await executeComposite(
    zoho,
    [made, ask(createLead, 'wrong', { Email: 'none' }), ask(createLead, 'never')],
    { rollback: true },
  )
  expect(results.map((result) => (result.ok ? 'ok' : (result.error as { code: string }).code))).toEqual([
    'ROLLBACK_PERFORMED',
    'INVALID_DATA',
    'PROCESSING_STOPPED',
  ])
  const [lost] = results
  expect(lost?.ok).toBe(false)
  expect(lost !== undefined && 'error' in lost && isZohoApiError(lost.error, 'ROLLBACK_PERFORMED')).toBe(true)
})

test('what is not there reads as it does alone, and an error is that of its part', async () => {
  const results = await executeComposite(open(), [
    ask(getLead, '1234567890'),
    ask(createLead, 'x', { Email: 5 }),
  ])
  expect(results).toMatchObject([
    { ok: true, value: undefined },
    { ok: false, error: { code: 'INVALID_DATA', status: 400 } },
  ])
})

test('what cannot be sent is refused before', async () => {
  const zoho = open()
  const late = ask(createLead, 'late')
  const refused: readonly (readonly [readonly composite.Part[], object, RegExp])[] = [
    [[], {}, /1 to 5 parts, not 0/],
    [Array.from({ length: 6 }, () => ask(getOrg)), {}, /not 6/],
    [[ask(getOrg)], { rollback: true, parallel: true }, /leave out parallel/],
    // A name that somebody else chose must not read another part's answer.
    [[ask(getOrg), ask(createLead, '@{1:$.org[0].primary_email}')], {}, /reads "@\{"/],
    [[ask(getLead, late.ref('$.data[0].details.id')), late], { parallel: false }, /earlier one/],
  ]
  for (const [parts, options, message] of refused)
    await expect(executeComposite(zoho, parts, options)).rejects.toThrow(message)
  expect(() => late.ref('$.data[0]}x')).toThrow(/path into the answer/)
})

test('in parallel a part waits for the one that it refers to, wherever that stands', async () => {
  const made = ask(createLead, 'behind')
  const results = await executeComposite(open(), [ask(getLead, made.ref('$.data[0].details.id')), made])
  expect(results[0]).toEqual({ ok: true, value: 'behind' })
})

test('an operation on any module is typed by whose rows are said', () => {
  interface Lead {
    readonly Last_Name: string
  }
  interface GetAny {
    <Row = unknown>(zoho: Client, module: string, id: string): Promise<Row | undefined>
    call(module: string, id: string): Call
    read(answer: Answered): unknown
  }
  const getAny = getOrg as unknown as GetAny
  expectTypeOf(ask(getAny<Lead>, 'Leads', '1')).toEqualTypeOf<composite.Part<Lead | undefined>>()
  expectTypeOf(ask(getAny, 'Leads', '1')).toEqualTypeOf<composite.Part>()
  // @ts-expect-error -- an id is needed as well
  ask(getAny<Lead>, 'Leads')
})

test('what was undone costs one credit', async () => {
  const emulator = createEmulator({ limits: { credits: 8 } })
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: emulator.fetch,
    clock: emulator.clock,
  })
  const wrong = [ask(createLead, 'x'), ask(createLead, 'y', { Email: 5 })]
  // Eight credits: five that undo themselves cost one each, the sixth begins with two and gives one back.
  for (let count = 0; count < 6; count += 1) {
    const [first] = await executeComposite(zoho, wrong, { rollback: true })
    expect(first?.ok).toBe(false)
  }
  const done = await executeComposite(zoho, [ask(createLead, 'x')], { rollback: true })
  expect(done[0].ok).toBe(true)
  await expect(executeComposite(zoho, [ask(getOrg)], {}, { retries: 0 })).rejects.toMatchObject({
    status: 429,
  })
})
