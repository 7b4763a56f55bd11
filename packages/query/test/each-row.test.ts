import { createClient, path, request, where, type Client } from '@x/client'
import { describe, expect, test } from 'vitest'
import { eachRow, select, type Select } from '../src/index.ts'
import { makeLeads, clientAtEmulator } from './at-emulator.ts'

const COLUMNS = ['Last_Name']
const criteria = where('Company', 'equal', 'Each')
const words = ['x', 'b', 'Ä', '12', '7', '2024-01-01', "o'c"]
const rows = Array.from({ length: 1300 }, (_, index) => ({
  Last_Name: `each ${index}`,
  Company: 'Each',
  ...(index % 3 === 0 ? {} : { Annual_Revenue: index % 7 }),
  ...(index % 5 === 0 ? {} : { City: words[index % words.length] }),
  Lead_Source: ['Advertisement', 'Partner'][index % 2],
}))
const { zoho, sent } = clientAtEmulator()
await makeLeads(zoho, rows)

async function names(query: Select<object>, at: Client = zoho): Promise<string[]> {
  const found: string[] = []
  for await (const row of eachRow(at, query)) found.push((row as { Last_Name: string }).Last_Name)
  return found
}

const by = (...orderBy: NonNullable<Select['options']['orderBy']>): Select<object> =>
  select('Leads', COLUMNS, { where: criteria, orderBy })

/** In an order, rows without a value last, and rows that are alike in the order of ids. */
function sorted(valueOf: (row: (typeof rows)[number]) => string | number | undefined, sign = 1): string[] {
  return rows
    .toSorted((one, other) => {
      const [first, second] = [valueOf(one), valueOf(other)]
      if (first === undefined || second === undefined)
        return Number(first === undefined) - Number(second === undefined)
      return first === second ? 0 : first < second ? -sign : sign
    })
    .map(({ Last_Name: name }) => name)
}

describe('eachRow', () => {
  test('gives every row once, by id, in pages that grow', async () => {
    sent.length = 0
    expect(await names(by())).toEqual(rows.map(({ Last_Name: name }) => name))
    expect(sent.map((text) => /limit 0, (\d+)/.exec(text)?.[1])).toEqual(['200', '1000', '2000'])
    const last = select('Leads', COLUMNS, { where: criteria, orderBy: [['id', 'desc']], limit: 250 })
    expect(await names(last)).toEqual(
      rows
        .map(({ Last_Name: name }) => name)
        .toReversed()
        .slice(0, 250),
    )
  })

  test('by a number, whatever stands in it', async () => {
    const revenue = (row: (typeof rows)[number]): number | undefined => row.Annual_Revenue
    expect(await names(by('Annual_Revenue'))).toEqual(sorted(revenue))
    expect(await names(by(['Annual_Revenue', 'desc']))).toEqual(sorted(revenue, -1))
    expect(sent.at(-1)).toContain('Annual_Revenue is null')
  })

  test('by a text, also one that looks like a number or a day, and by a picklist', async () => {
    const city = (row: (typeof rows)[number]): string | undefined => row.City?.toLowerCase()
    expect(await names(by('City'))).toEqual(sorted(city))
    expect(await names(by(['City', 'desc']))).toEqual(sorted(city, -1))
    expect(await names(by('Lead_Source'))).toEqual(sorted((row) => row.Lead_Source))
    const some = select('Leads', COLUMNS, { where: criteria, orderBy: ['Lead_Source'], limit: 201 })
    expect(await names(some)).toEqual(sorted((row) => row.Lead_Source).slice(0, 201))
  })

  test('by a lookup', async () => {
    expect(await names(by('Owner'))).toEqual(rows.map(({ Last_Name: name }) => name))
  })

  test('counts off what was added meanwhile, and says when a row is gone', async () => {
    const change = async (method: 'POST' | 'DELETE', id = ''): Promise<unknown> =>
      await request(zoho, {
        method,
        path: method === 'POST' ? path`Leads` : path`Leads/${id}`,
        ...(method === 'POST' && { body: { data: [{ Last_Name: 'added', Company: 'Each', City: '0' }] } }),
      })
    const walk = async (after: () => Promise<unknown>): Promise<string[]> => {
      const found: string[] = []
      for await (const row of eachRow(zoho, by('City'))) {
        found.push(String(row['id' as never]))
        if (found.length === 150) await after()
      }
      return found
    }
    let made = ''
    const found = await walk(async () => {
      const { data } = (await change('POST')) as { data: readonly [{ details: { id: string } }] }
      made = data[0].details.id
    })
    expect(new Set(found).size).toBe(1300)
    expect(found).toHaveLength(1300)
    await expect(walk(async () => await change('DELETE', made))).rejects.toMatchObject({
      code: 'PAGINATION_STUCK',
      message: expect.stringContaining('changed or deleted') as unknown,
    })
  })

  test('goes on where offsets end, and costs 1 credit, then 2, then 3', async () => {
    const credits: number[] = []
    // Version 6 counts off 10,000 rows.
    const { zoho: older } = clientAtEmulator(
      undefined,
      {},
      {
        version: 'v6',
        onEvent: (event) => {
          if (event.type === 'call-ended' && event.call.path === 'coql') credits.push(event.call.credits)
        },
      },
    )
    const many = Array.from({ length: 10_300 }, (_, index) => ({ Last_Name: `n${index}`, Company: 'Each' }))
    await makeLeads(older, many)
    expect(await names(by(), older)).toEqual(many.map(({ Last_Name: name }) => name))
    expect(credits).toEqual([1, 2, 3, 3, 3, 3, 3])
    await expect(names(by('Last_Name'), older)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
  })

  test('says when there are more texts than Zoho counts off', async () => {
    let asked = 0
    const endless = createClient({
      token: () => ({ value: 'x', apiDomain: 'https://www.zohoapis.eu' }),
      fetch: async (sentRequest) => {
        asked += 1
        const { select_query: text } = (await sentRequest.json()) as { select_query: string }
        const [, offset = '', limit = ''] = /limit (\d+), (\d+)$/.exec(text) ?? []
        const data = Array.from({ length: Number(limit) }, (_, index) => ({
          id: String(Number(offset) + index + 1),
          Last_Name: 'alike',
        }))
        return Response.json({ data, info: { count: data.length, more_records: true } })
      },
    })
    let read = 0
    const all = async (): Promise<void> => {
      for await (const _row of eachRow(endless, by('Last_Name'))) read += 1
    }
    await expect(all()).rejects.toThrow(/counts off 100000 rows in the order of Last_Name.*Order by id/)
    expect(read).toBe(100_000)
    expect(asked).toBe(52)
  })

  const many = Array.from({ length: 23 }, (_, index) => where(`a${index}`, 'equal', 1))
  test.each<[Select<object>, RegExp]>([
    [select('Leads', ['COUNT(id)']), /not paged/],
    [select('Leads', ['Company'], { groupBy: ['Company'] }), /not paged/],
    [select('Leads', ['id'], { offset: 5 }), /first row/],
    [select('Leads', ['id'], { orderBy: ['a', 'b'] }), /one column/],
    // What Zoho would refuse on the second page is refused before the first.
    [
      select('Leads', ['id'], { where: { group_operator: 'or', group: many }, orderBy: ['Amount'] }),
      /at most 25 conditions, not 27/,
    ],
  ])('refuses %#', async (query, message) => {
    const before = sent.length
    await expect(eachRow(zoho, query).next()).rejects.toThrow(message)
    expect(sent).toHaveLength(before)
  })
})
