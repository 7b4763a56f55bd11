// Rows are created, upserted and read back while answers are lost, cut, refused and delayed.
import { strict as assert } from 'node:assert'
import { createClient, path, request, type Client, type RowResult } from '@x/client'
import { createEmulator, issueGrant, type Emulator, type FaultInput } from '@x/emulator'
import { createEach, eachRecord, upsertRecords } from '../src/index.ts'
import { EVERYTHING } from './at-emulator.ts'

/** What the storm did, for its report. */
export interface StormReport {
  readonly rows: number
  readonly calls: number
  readonly faults: number
  /** Results of rows by what they said: written, certainly not written, nobody knows. */
  readonly ok: number
  readonly none: number
  readonly unknown: number
  /** Of the unknown rows, those that were there. */
  readonly unknownButThere: number
}

interface Row {
  readonly Last_Name: string
  readonly Row_No: number
  readonly Email: string
}

const FAULTS: readonly ((random: () => number) => FaultInput)[] = [
  () => ({ name: '500-after-commit' }),
  () => ({ name: '429', retryAfter: 1 }),
  () => ({ name: '429', retryAfter: 1, count: 4 }),
  () => ({ name: 'reset' }),
  () => ({ name: 'reset', processed: true }),
  (random) => ({ name: '207', index: Math.floor(random() * 100) }),
  () => ({ name: 'truncate' }),
  () => ({ name: 'html', status: 502 }),
  // Of a read it says that there is nothing, so it is for writes only.
  () => ({ name: 'empty' }),
]

/**
 * Creates `count` rows, each exactly once, through faults; upserts them; reads them back.
 *
 * @throws AssertionError when a result says what is not so, or a row is there twice
 */
export async function writeStorm(count: number, seed: number): Promise<StormReport> {
  const random = randomFrom(seed)
  const { organization, zoho, truth } = await openStorm()
  const tally = { calls: 0, faults: 0, ok: 0, none: 0, unknown: 0, unknownButThere: 0 }
  /** One fault for one of the next requests; of more rows, somewhere in the first third of them. */
  const disturb = (method: string, requests = 4): void => {
    organization.faults.clear()
    const kinds = method === 'GET' ? FAULTS.length - 1 : FAULTS.length
    const fault = FAULTS[Math.floor(random() * kinds)]?.(random)
    if (fault === undefined) return
    tally.faults += 1
    organization.faults.add({
      ...fault,
      method,
      endpoint: '/crm/v7/Leads*',
      skip: Math.floor(random() * requests),
    })
  }
  const rows = Array.from({ length: count }, (_each, Row_No) => rowOf(Row_No))
  let left: readonly Row[] = rows
  while (left.length > 0) {
    disturb('POST', Math.max(4, left.length / 300))
    tally.calls += 1
    const concurrency = 1 + Math.floor(random() * 3)
    const results = await resultsOf(() => createEach(zoho, 'Leads', left, { trigger: [], concurrency }), left)
    left = judge(left, results, await truth(), tally)
  }
  await upsertAll(zoho, rows, () => disturb('POST'))
  const there = await truth()
  assert.equal(there.size, count)
  for (const [No, found] of there) assert.equal(found.length, 1, `row ${No} is there ${found.length} times`)
  const read = await readAll(zoho, () => disturb('GET'))
  assert.ok(read.length === count && read.every((No, index) => No === index), 'not all rows were read back')
  return { rows: count, ...tally }
}

const rowOf = (Row_No: number): Row => ({
  Last_Name: `Boyle ${Row_No}`,
  Row_No,
  Email: `boyle.${Row_No}@zylker.example`,
})

/** The rows that are still to be written, once each result was found to be true. */
function judge(
  rows: readonly Row[],
  results: readonly RowResult[],
  there: ReadonlyMap<number, readonly string[]>,
  tally: { ok: number; none: number; unknown: number; unknownButThere: number },
): readonly Row[] {
  assert.equal(results.length, rows.length)
  return rows.filter(({ Row_No }, index) => {
    const result = results[index]
    const found = there.get(Row_No) ?? []
    assert.ok(result !== undefined && result.index === index)
    assert.ok(found.length <= 1, `row ${Row_No} was written ${found.length} times`)
    if (result.ok) {
      tally.ok += 1
      assert.deepEqual(found, [result.id])
      return false
    }
    tally[result.outcome] += 1
    if (result.outcome === 'none') assert.deepEqual(found, [], `row ${Row_No} is there, against its result`)
    else tally.unknownButThere += found.length
    return found.length === 0
  })
}

/** Results of a write; when the first request failed and nothing was written, that of each row. */
async function resultsOf(
  write: () => AsyncIterable<RowResult>,
  rows: readonly Row[],
): Promise<readonly RowResult[]> {
  const results: RowResult[] = []
  try {
    for await (const result of write()) results.push(result)
    return results
  } catch (error) {
    assert.equal(results.length, 0)
    return rows.map((_row, index) => ({ ok: false, index, error: error as never, outcome: 'none' }))
  }
}

/** Upserts until every row was taken: it is safe to repeat. */
async function upsertAll(zoho: Client, rows: readonly Row[], disturb: () => void): Promise<void> {
  let left = rows.map(({ Row_No, ...row }) => ({ ...row, Company: `Company ${Row_No}` }))
  while (left.length > 0) {
    disturb()
    const how = { trigger: [], duplicate_check_fields: ['Email'] }
    const results = await upsertRecords(zoho, 'Leads', left, how).catch(() => [])
    for (const result of results) if (result.ok) assert.equal(result.action, 'update')
    left = left.filter((_row, index) => results[index]?.ok !== true)
  }
}

/** Row numbers of all records, read again from the start when a repeated call has failed, too. */
async function readAll(zoho: Client, disturb: () => void): Promise<readonly number[]> {
  const read: number[] = []
  disturb()
  try {
    for await (const lead of eachRecord(zoho, 'Leads', { fields: ['Row_No', 'Company'] })) {
      const { Row_No: No } = lead
      if (typeof No !== 'number') continue
      assert.equal(lead['Company'], `Company ${No}`)
      read.push(No)
    }
  } catch (error) {
    if ((error as { readonly retryable?: boolean }).retryable !== true) throw error
    return await readAll(zoho, disturb)
  }
  return read.toSorted((a, b) => a - b)
}

interface Storm {
  readonly organization: Emulator
  readonly zoho: Client
  /** Ids of the records by row number, read past all faults. */
  readonly truth: () => Promise<ReadonlyMap<number, readonly string[]>>
}

async function openStorm(): Promise<Storm> {
  const organization = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
  const { accessToken: value, apiDomain } = issueGrant(organization, { dc: 'eu', scopes: EVERYTHING })
  const { fetch, clock } = organization
  // Pauses between repeats pass at once; the deadlines of calls do not.
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
    ms < 20_000 ? clock.advance(ms) : await clock.sleep(ms, signal)
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch,
    clock: { now: () => clock.now(), monotonic: () => clock.monotonic(), sleep },
  })
  const body = { fields: [{ field_label: 'Row No', api_name: 'Row_No', data_type: 'integer' }] }
  await request(zoho, { method: 'POST', path: path`settings/fields`, query: { module: 'Leads' }, body })
  const truth = async (): Promise<ReadonlyMap<number, readonly string[]>> => {
    const held = organization.faults.list()
    organization.faults.clear()
    const found = new Map<number, string[]>()
    for await (const { id, Row_No: No } of eachRecord(zoho, 'Leads', { fields: ['Row_No'] }))
      if (typeof No === 'number') found.set(No, [...(found.get(No) ?? []), id])
    assert.ok(held.length <= 1)
    return found
  }
  return { organization, zoho, truth }
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
