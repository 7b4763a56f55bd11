import { allOf, anyOf, isZohoApiError, where, type Module } from '@x/client'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  coql,
  matching,
  placeInQuery,
  queryRecords,
  rawCoql,
  select,
  type CoqlPart,
  type Select,
} from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

interface Lead {
  readonly row: { readonly id: string; readonly Last_Name: string; readonly Annual_Revenue: number | null }
  readonly create: object
  readonly update: object
}
const Leads: Module<Lead> = 'Leads'

async function failure(work: Promise<unknown>): Promise<Error> {
  return await work.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error as Error,
  )
}

describe('the tag', () => {
  const since = new Date('2026-01-05T09:00:00.123Z')
  test.each<[{ readonly text: string }, string]>([
    [
      coql`select id from ${'Leads'} where Last_Name = ${"O'Brien"}`,
      "select id from Leads where Last_Name = 'O''Brien'",
    ],
    [
      coql`select id from ${Leads} where Created_Time > ${since}`,
      "select id from Leads where Created_Time > '2026-01-05T09:00:00+00:00'",
    ],
    [coql`select id from Leads where id in ${[1n, '2']}`, "select id from Leads where id in ('1', '2')"],
    [
      coql`select id from Leads where Email_Opt_Out = ${true} and Annual_Revenue > ${5}`,
      "select id from Leads where Email_Opt_Out = 'true' and Annual_Revenue > 5",
    ],
    [
      coql`select id from Leads where ${matching(anyOf(where('a', 'equal', 'x'), where('b', 'equal', null)))}`,
      "select id from Leads where ((a = 'x' or b is null))",
    ],
    [
      coql`select id from Accounts where id in ${select('Deals', ['Account_Name'])}`,
      'select id from Accounts where id in (select Account_Name from Deals where id is not null)',
    ],
  ])('%#', (query, text) => {
    expect(query.text).toBe(text)
  })

  test.each<[() => unknown, RegExp]>([
    [() => coql`select id from Leads where Last_Name = '${'x'}'`, /without quotes/],
    [() => coql`select id from Leads where Last_Name = "${'x'}"`, /without quotes/],
    [() => coql`select id from ${'Leads where id'} where id is null`, /API name of a module/],
    [() => coql`select id from Leads where Last_Name = ${null as unknown as CoqlPart}`, /is null/],
    [() => coql`select id from Leads where Last_Name in ${[]}`, /non-empty array/],
    [() => coql`select id from Leads where Last_Name = ${'x\\'}`, /without backslashes/],
    // What looks like a part, as JSON of somebody else may, is none.
    [
      () => coql`select id from Leads where id = ${{ text: "'' or id is not null", module: 'Leads' }}`,
      /must be a string/,
    ],
  ])('refuses %#', (work, message) => {
    expect(work).toThrow(message)
  })
})

describe('select', () => {
  test('writes names, values, brackets and clauses', () => {
    const all = allOf(
      where('a', 'equal', 1),
      where('External', 'in', ['x']),
      where('What_Id->Leads.id', 'equal', '7'),
    )
    const query = select('Events', ['id', 'Owner.role.name'], {
      where: all,
      orderBy: [['a', 'desc'], 'id'],
      limit: 5,
      offset: 10,
    })
    expect(query.text).toBe(
      "select id, Owner.role.name from Events where ((a = 1 and 'External' in ('x')) and 'What_Id->Leads.id' = '7') order by a desc, id asc limit 10, 5",
    )
    expect(select('Deals', ['Stage', 'SUM(Amount)'], { groupBy: ['Stage'] }).text).toBe(
      'select Stage, SUM(Amount) from Deals where id is not null group by Stage',
    )
  })

  const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `a${index}`)
  test.each<[string, () => unknown, RegExp]>([
    ['no column', () => select('Leads', []), /needs a column/],
    ['a name', () => select('Leads', ["a' or"]), /not the name of a field/],
    ['an aggregate of a name', () => select('Leads', ['SUM(a) from Leads where (b)']), /not the name/],
    ['a module', () => select('Leads x', ['id']), /API name of a module/],
    ['columns', () => select('Leads', many(501)), /at most 500 columns, not 501\. .*second query/],
    ['values', () => select('Leads', ['id'], { where: where('id', 'in', many(101)) }), /at most 100 values/],
    [
      'conditions',
      () =>
        select('Leads', ['id'], {
          where: { group_operator: 'or', group: many(26).map((name) => where(name, 'equal', 1)) },
        }),
      /25 conditions/,
    ],
    ['a limit', () => select('Leads', ['id'], { limit: 2001 }), /at most 2000 rows.*eachRow/],
    ['an offset', () => select('Leads', ['id'], { limit: 1, offset: 100_000 }), /100000.*by key/],
    ['half a row', () => select('Leads', ['id'], { limit: 0.5 }), /whole number/],
    ['orders', () => select('Leads', ['id'], { orderBy: many(11) }), /10 columns to order by/],
    ['groups', () => select('Leads', ['a0'], { groupBy: many(5) }), /4 columns to group by/],
    ['joins', () => select('Leads', ['id'], { orderBy: many(6).map((name) => `${name}.b`) }), /5 lookups/],
    [
      'joins of columns',
      () =>
        select(
          'Leads',
          many(16).map((name) => `${name}.b`),
        ),
      /15 lookups/,
    ],
  ])('refuses %s', (_what, work, message) => {
    expect(work).toThrow(message)
  })
})

describe('queryRecords', () => {
  test('gives typed rows', async () => {
    const { zoho } = clientAtEmulator()
    const { items, info } = await queryRecords(zoho, select(Leads, ['Last_Name'], { limit: 3 }))
    expectTypeOf(items[0]).toEqualTypeOf<{ readonly id: string; readonly Last_Name: string } | undefined>()
    expect(items).toHaveLength(3)
    expect(info).toEqual({ count: 3, more_records: true })
    const sums = await queryRecords(zoho, select(Leads, ['SUM(Annual_Revenue)']))
    expectTypeOf(sums.items[0]).toEqualTypeOf<{ readonly 'SUM(Annual_Revenue)': number | null } | undefined>()
    const free = await queryRecords(zoho, coql`select Last_Name from Leads where id is null`)
    expectTypeOf(free.items).toEqualTypeOf<readonly Readonly<Record<string, unknown>>[]>()
    expect(free).toMatchObject({ items: [], info: { count: 0, more_records: false } })
    const most = select(Leads, ['Last_Name', 'MAX(Annual_Revenue)', 'MIN(Owner.id)'], {
      groupBy: ['Last_Name'],
    })
    expectTypeOf(most).toEqualTypeOf<
      Select<{
        readonly Last_Name: string
        readonly 'MAX(Annual_Revenue)': number | null
        readonly 'MIN(Owner.id)': unknown
      }>
    >()
    const said = coql<Pick<Lead['row'], 'Last_Name'>>`select Last_Name from Leads where id is null`
    expectTypeOf((await queryRecords(zoho, said)).items).toEqualTypeOf<
      readonly { readonly Last_Name: string }[]
    >()
    // @ts-expect-error -- the module has no such field
    select(Leads, ['Planet'])
    await expect(queryRecords(zoho, 'select id from Leads where id is null' as never)).rejects.toThrow(
      /made by coql/,
    )
  })

  test.each<[string, string, string, RegExp]>([
    ['select id from Leads', 'SYNTAX_ERROR', 'from', /where id is not null/],
    [
      "select id from Leads where a = 'x' and b = 'y' and c = 'z'",
      'SYNTAX_ERROR',
      'and',
      /brackets around two/,
    ],
    ['select id,\n Planet from Leads where id is null', 'INVALID_QUERY', 'Planet', /\^{6}$/],
    [
      "select id from Leads where Created_Time > '2026-01-05T09:00:00.000Z'",
      'INVALID_QUERY',
      'Created_Time',
      /offset and no milliseconds/,
    ],
    ['select id from Leads where Last_Name != null', 'INVALID_QUERY', 'Last_Name', /is not null/],
    ["select id from Leads where Last_Name >= 'x'", 'INVALID_QUERY', 'Last_Name', /does not take ">="/],
    ['select id from Leads where not (id is null)', 'SYNTAX_ERROR', 'not', /negate each condition/],
    ['select id from Planets where id is null', 'INVALID_QUERY', 'Planets', /\^{7}$/],
    ['select id from Leads where id is null limit x', 'INVALID_QUERY', 'limit', /\^{5}$/],
  ])('shows what is wrong in %s', async (text, code, word, message) => {
    const { zoho } = clientAtEmulator()
    const query = rawCoql(text)
    const error = await failure(queryRecords(zoho, query))
    expect(isZohoApiError(error, code)).toBe(true)
    expect(error.message).toMatch(message)
    expect(error.message).not.toMatch(/2026-01-05T09:00:00\.000Z|'x'/)
    const place = placeInQuery(error, query)
    const line = text.split('\n')[(place?.line ?? 0) - 1] ?? ''
    expect(line.slice((place?.column ?? 0) - 1, (place?.column ?? 0) - 1 + (place?.length ?? 0))).toBe(word)
  })

  test('costs by its limit', () => {
    const credits = (query: Parameters<typeof queryRecords.call>[0]): unknown => {
      return queryRecords.cost?.(queryRecords.call(query)).credits
    }
    expect(credits(select('Leads', ['id']))).toBe(1)
    expect(credits(select('Leads', ['id'], { limit: 201, offset: 5 }))).toBe(2)
    expect(credits(rawCoql('select id from Leads where id is null limit 1001 offset 5'))).toBe(3)
  })

  test('needs the scope of its module', async () => {
    const { zoho } = clientAtEmulator(['ZohoCRM.coql.READ', 'ZohoCRM.modules.deals.READ'])
    expect(queryRecords.call(select('Leads', ['id'])).scopes).toEqual([
      'ZohoCRM.coql.READ',
      'ZohoCRM.modules.leads.READ',
    ])
    await expect(queryRecords(zoho, coql`select id from Leads where id is null`)).rejects.toMatchObject({
      code: 'MISSING_SCOPE',
    })
    const inner = coql`select id from Deals where Account_Name in ${select('Accounts', ['id'])}`
    expect(queryRecords.call(inner).scopes).toEqual([
      'ZohoCRM.coql.READ',
      'ZohoCRM.modules.deals.READ',
      'ZohoCRM.modules.accounts.READ',
    ])
    // What a value says is not a module.
    const said = coql`select id from Deals where Deal_Name = ${"x' from Leads"} and Stage = ${'from Leads'}`
    expect(queryRecords.call(said).scopes).toEqual(['ZohoCRM.coql.READ', 'ZohoCRM.modules.deals.READ'])
    await expect(queryRecords(zoho, said)).resolves.toMatchObject({ items: [] })
    await expect(queryRecords(zoho, inner)).rejects.toMatchObject({ code: 'MISSING_SCOPE' })
  })
})
