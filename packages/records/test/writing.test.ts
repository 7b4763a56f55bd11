import { path, readRows, request, type RowResult } from '@x/client'
import { recordingClient } from '@x/operation-tests'
import { describe, expect, test } from 'vitest'
import {
  createEach,
  createRecords,
  deleteEach,
  updateEach,
  upsertEach,
  deleteRecords,
  getRecord,
  listRecords,
  searchRecords,
  updateRecords,
  upsertRecords,
  type ListRecordsQuery,
  type SearchRecordsQuery,
} from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

const outcomes = (results: readonly { readonly ok: boolean }[]): string =>
  results.map(({ ok }) => (ok ? '+' : '-')).join('')

describe('rows of a write', () => {
  test('each have a result, in their order, whatever became of the others', async () => {
    const { zoho } = clientAtEmulator()
    const rows = Array.from({ length: 250 }, (_each, index) =>
      index % 7 === 3 ? { Company: 'nobody' } : { Last_Name: `Boyle ${index}` },
    )
    const progress: unknown[] = []
    const results = await createRecords(zoho, 'Leads', rows, {
      trigger: [],
      onProgress: (each) => progress.push(each),
    })
    expect(outcomes(results)).toBe(rows.map((row) => ('Last_Name' in row ? '+' : '-')).join(''))
    expect(results.map(({ index }) => index)).toEqual(rows.map((_row, index) => index))
    expect(results[3]).toMatchObject({
      outcome: 'none',
      error: { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Last_Name' } },
    })
    expect(progress).toEqual([
      { done: 100, failed: 14, total: 250 },
      { done: 200, failed: 29, total: 250 },
      { done: 250, failed: 36, total: 250 },
    ])
    const [first] = results
    const made = first?.ok === true ? await getRecord(zoho, 'Leads', first.id ?? '') : undefined
    expect(made).toMatchObject({ Last_Name: 'Boyle 0' })
  })

  test('all fail with status 400, and are results all the same', async () => {
    const { zoho } = clientAtEmulator()
    const results = await createRecords(zoho, 'Leads', [{ Email: 5 }, {}])
    expect(results).toMatchObject([
      { ok: false, error: { code: 'MULTIPLE_OR_MULTI_ERRORS', status: 400 } },
      { ok: false, error: { code: 'MANDATORY_NOT_FOUND', status: 400 } },
    ])
  })

  test('create at the same time, after the first request', async () => {
    const underWay: number[] = []
    let now = 0
    const { zoho } = recordingClient(() => new Response(), {
      fetch: async (sent) => {
        now += 1
        underWay.push(now)
        const { data } = (await sent.json()) as { readonly data: readonly { readonly No: number }[] }
        await new Promise((resolve) => setImmediate(resolve))
        now -= 1
        return Response.json({ data: data.map(({ No }) => ({ code: 'SUCCESS', details: { id: `${No}` } })) })
      },
    })
    const rows = Array.from({ length: 700 }, (_each, No) => ({ No }))
    const results = await createRecords(zoho, 'Leads', rows, { concurrency: 3 })
    expect(results.map((result) => result.ok && [result.index, result.id])).toEqual(
      rows.map(({ No }) => [No, `${No}`]),
    )
    expect(underWay).toEqual([1, 1, 2, 3, 3, 3, 3])
  })

  test('say what an upsert did, and by which field', async () => {
    const { zoho } = clientAtEmulator()
    const row = { Last_Name: 'Boyle', Email: 'boyle@zylker.example' }
    expect(await upsertRecords(zoho, 'Leads', [row])).toMatchObject([
      { ok: true, action: 'insert', duplicateField: null },
    ])
    expect(await upsertRecords(zoho, 'Leads', [{ ...row, Company: 'Zylker' }])).toMatchObject([
      { ok: true, action: 'update', duplicateField: 'Email' },
    ])
  })

  test('are deleted by their ids, an unknown one for itself', async () => {
    const { zoho } = clientAtEmulator()
    const { items } = await listRecords(zoho, 'Leads', { fields: ['id'], per_page: 2 })
    const ids = [items[0]?.id ?? '', '1234567890', items[1]?.id ?? '']
    expect(outcomes(await deleteRecords(zoho, 'Leads', ids))).toBe('+-+')
    expect(await deleteRecords(zoho, 'Leads', [])).toEqual([])
  })
})

describe('nothing is sent', () => {
  const refusals: readonly (readonly [string, Promise<unknown> | (() => Promise<unknown>), string])[] = [
    [
      'a list without fields',
      async () => await listRecords(clientAtEmulator().zoho, 'Leads', { fields: [] }),
      'TypeError',
    ],
    [
      'a list with perPage',
      async () =>
        await listRecords(clientAtEmulator().zoho, 'Leads', {
          fields: ['id'],
          perPage: 3,
        } as ListRecordsQuery),
      'TypeError',
    ],
    [
      'a search with sortBy',
      async () =>
        await searchRecords(clientAtEmulator().zoho, 'Leads', {
          word: 'abc',
          sortBy: 'id',
        } as SearchRecordsQuery),
      'TypeError',
    ],
    [
      'a list of 51 fields',
      async () =>
        await listRecords(clientAtEmulator().zoho, 'Leads', {
          fields: Array.from({ length: 51 }, (_e, i) => `F${i}`),
        }),
      'TypeError',
    ],
    [
      'a module of other letters',
      async () => await createRecords(clientAtEmulator().zoho, 'Лиды', [{}]),
      'TypeError',
    ],
    [
      'half a character',
      async () => await createRecords(clientAtEmulator().zoho, 'Leads', [{ Last_Name: 'a\uD83D' }]),
      'TypeError',
    ],
    [
      'a number that JSON has not',
      async () => await createRecords(clientAtEmulator().zoho, 'Leads', [{ Amount: Number.NaN }]),
      'TypeError',
    ],
    [
      'a Date',
      async () => await createRecords(clientAtEmulator().zoho, 'Leads', [{ Closing: new Date(0) }]),
      'TypeError',
    ],
    [
      'a row in a circle',
      async () => await createRecords(clientAtEmulator().zoho, 'Leads', [circle() as never]),
      'TypeError',
    ],
    [
      'a row that is none',
      async () => await createRecords(clientAtEmulator().zoho, 'Leads', ['x' as never]),
      'TypeError',
    ],
    [
      'a change without an id',
      async () => await updateRecords(clientAtEmulator().zoho, 'Leads', [{ Company: 'a' } as never]),
      'TypeError',
    ],
    [
      'a number as id',
      async () => await updateRecords(clientAtEmulator().zoho, 'Leads', [{ id: 5 as never }]),
      'INVALID_ID',
    ],
    [
      'a number as id of an owner',
      async () => await createRecords(clientAtEmulator().zoho, 'Leads', [{ Owner: { id: 5 } }]),
      'INVALID_ID',
    ],
    [
      'a comma in an external value',
      async () => await deleteRecords(clientAtEmulator().zoho, 'Leads', ['a,b'], { external: 'No' }),
      'TypeError',
    ],
    [
      'a header in an external field',
      async () => await getRecord(clientAtEmulator().zoho, 'Leads', 'a', { external: 'No\r\nX: y' }),
      'TypeError',
    ],
  ]
  test.each(refusals)('of %s', async (_what, run, code) => {
    const error: unknown = await (run as () => Promise<unknown>)().catch((each: unknown) => each)
    expect((error as { code?: string }).code ?? (error as Error).name).toBe(code)
  })
})

function circle(): object {
  const row: Record<string, unknown> = {}
  row['Owner'] = row
  return row
}

test('a field created through POST /settings/fields is known to the next insert', async () => {
  const { zoho } = clientAtEmulator()
  const row = { Last_Name: 'Boyle', Ship_to: 'a longer text' }
  const before = await createRecords(zoho, 'Leads', [row])
  expect(outcomes(before)).toBe('+')
  await request(zoho, {
    method: 'POST',
    path: path`settings/fields`,
    query: { module: 'Leads' },
    body: {
      fields: [{ field_label: 'Ship to', data_type: 'text', length: 10, unique: { case_sensitive: false } }],
    },
  })
  expect(await createRecords(zoho, 'Leads', [row])).toMatchObject([
    { ok: false, error: { code: 'INVALID_DATA', details: { api_name: 'Ship_to', maximum_length: 10 } } },
  ])
  const short = { ...row, Ship_to: 'Pune' }
  const results = await createRecords(zoho, 'Leads', [short, short])
  const [first] = results
  expect(results).toMatchObject([
    { ok: true },
    {
      ok: false,
      error: {
        code: 'DUPLICATE_DATA',
        details: { api_name: 'Ship_to', id: first?.ok === true ? first.id : '' },
      },
    },
  ])
})

test('a field created through POST /settings/fields is demanded by the next insert, once its layout says so', async () => {
  const { zoho } = clientAtEmulator()
  const [made] = readRows<{ readonly details: { readonly id: string } }>(
    await request(zoho, {
      method: 'POST',
      path: path`settings/fields`,
      query: { module: 'Leads' },
      body: { fields: [{ field_label: 'Ship to', data_type: 'text', length: 10 }] },
    }),
    'fields',
  )
  const [layout] = readRows<{
    readonly id: string
    readonly sections: readonly {
      readonly id: string
      readonly fields: readonly { readonly id?: string }[]
    }[]
  }>(await request(zoho, { path: path`settings/layouts`, query: { module: 'Leads' } }), 'layouts')
  const id = made?.details.id
  const section = layout?.sections.find(({ fields }) => fields.some((field) => field.id === id))
  await request(zoho, {
    method: 'PATCH',
    path: path`settings/layouts/${layout?.id ?? ''}`,
    query: { module: 'Leads' },
    body: { layouts: [{ sections: [{ id: section?.id, fields: [{ id, required: true }] }] }] },
  })
  const row = { Last_Name: 'Boyle', Company: 'Zylker', Layout: { id: layout?.id } }
  expect(await createRecords(zoho, 'Leads', [row, { ...row, Ship_to: 'Pune' }])).toMatchObject([
    { ok: false, error: { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Ship_to' } } },
    { ok: true },
  ])
})

test('a bigint as id goes out as its digits', async () => {
  const { zoho } = clientAtEmulator()
  const { items } = await listRecords(zoho, 'Leads', { fields: ['Owner'], per_page: 1 })
  const [lead] = items
  const results = await updateRecords(zoho, 'Leads', [{ id: BigInt(lead?.id ?? 0), Company: 'Zylker' }])
  expect(outcomes(results)).toBe('+')
})

test('rows of an iterable are created, changed, upserted and deleted, each with its result', async () => {
  const { zoho } = clientAtEmulator()
  function* rows(): Generator<{ readonly Last_Name?: string; readonly Email: string }> {
    for (let each = 0; each < 230; each += 1)
      yield each === 120 ? { Email: 'nobody@a.example' } : { Last_Name: 'Boyle', Email: `${each}@a.example` }
  }
  const collect = async (results: AsyncIterable<RowResult>): Promise<readonly RowResult[]> => {
    const all: RowResult[] = []
    for await (const result of results) all.push(result)
    return all
  }
  const made = await collect(createEach(zoho, 'Leads', rows(), { trigger: [], concurrency: 2 }))
  expect(outcomes(made)).toBe(`${'+'.repeat(120)}-${'+'.repeat(109)}`)
  expect(made.map(({ index }) => index)).toEqual(made.map((_row, index) => index))
  const upserted = await collect(upsertEach(zoho, 'Leads', rows(), { duplicate_check_fields: ['Email'] }))
  expect(upserted[5]).toMatchObject({ action: 'update', duplicateField: 'Email' })
  const ids = made.flatMap((result) => (result.ok ? [result.id ?? ''] : []))
  const changes = ids.map((id) => ({ id, Company: 'Zylker' }))
  expect(outcomes(await collect(updateEach(zoho, 'Leads', changes)))).toBe('+'.repeat(229))
  expect(outcomes(await collect(deleteEach(zoho, 'Leads', ids)))).toBe('+'.repeat(229))
  expect(await getRecord(zoho, 'Leads', ids[0] ?? '')).toBeUndefined()
})
