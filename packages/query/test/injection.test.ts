import { allOf, anyOf, isZohoApiError, where, type Criteria } from '@x/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coql, matching, queryRecords, select, type Coql } from '../src/index.ts'
import { makeLeads, clientAtEmulator } from './at-emulator.ts'

/** Pieces of which a query could be put together by somebody who may choose a value. */
const pieces = [
  'a',
  'b',
  "'",
  '"',
  "''",
  '(',
  ')',
  ' or ',
  ' and ',
  'id is not null',
  'select id from leads',
  ' union ',
  '--',
  ';',
  '#',
  '/*',
  '${empty}',
  '${',
  '%',
  ',',
  '=',
  '\n',
  '\t',
  '\0',
  ' ',
  'é',
  '😀',
  '\u200b',
  'ａ',
  'null',
  '0x1',
]
const hostile = fc
  .string({ unit: fc.constantFrom(...pieces), minLength: 1, maxLength: 9 })
  .map((text) => text.slice(0, 70).toWellFormed())
  // What Zoho trims is another text then.
  .filter((text) => text.trim() === text && text !== '' && !/[\0\u200b]$|^[\0\u200b]/.test(text))

const seed = Number(process.env['SEED'] ?? 7)
const numRuns = Number(process.env['RUNS'] ?? 30)
const sampled = [...new Set(fc.sample(hostile, { numRuns, seed }))]
const { zoho } = clientAtEmulator()
await makeLeads(
  zoho,
  sampled.map((text) => ({ Last_Name: text, Company: 'Hostile' })),
)
/** Those that a record takes. */
const texts = (
  await queryRecords(zoho, coql`select Last_Name from Leads where Company = 'Hostile' limit 2000`)
).items.map((row) => String(row['Last_Name']))
// Whoever breaks out of a value finds this one, too.
await makeLeads(zoho, [{ Last_Name: 'not to be found', Company: 'Secret' }])

const ours = where('Company', 'equal', 'Hostile')
const names = async (query: Coql<unknown>): Promise<unknown[]> =>
  (await queryRecords(zoho, query as Coql)).items.map((row) => row['Last_Name'])
const having = (holds: (text: string) => boolean): string[] => texts.filter((text) => holds(fold(text)))
const fold = (text: string): string => text.toLowerCase()
const by = (criteria: Criteria): Coql<unknown> =>
  select('Leads', ['Last_Name'], { where: allOf(ours, criteria), limit: 2000 })

test.each(texts.map((text, index) => [index, text, texts[(index + 1) % texts.length] ?? ''] as const))(
  'whatever a value holds, exactly those rows are found that it means: %i',
  async (_index, text, other) => {
    const is = having((each) => each === fold(text))
    const isNot = having((each) => each !== fold(text))
    const isOneOf = having((each) => [fold(text), fold(other)].includes(each))
    const limit = coql`limit 2000`
    const all: readonly (readonly [Coql<unknown>, readonly string[]])[] = [
      [coql`select Last_Name from Leads where Company = ${'Hostile'} and Last_Name = ${text} ${limit}`, is],
      [coql`select Last_Name from Leads where Last_Name != ${text} and Company = "Hostile" ${limit}`, isNot],
      [coql`select Last_Name from Leads where Last_Name in ${[text, other]} ${limit}`, isOneOf],
      [
        coql`select Last_Name from Leads where ${matching(anyOf(where('Last_Name', 'equal', text), where('City', 'equal', text)))} ${limit}`,
        is,
      ],
      [
        coql`select Last_Name from Leads where id in ${select('Leads', ['id'], { where: where('Last_Name', 'equal', text) })} ${limit}`,
        is,
      ],
      [by(where('Last_Name', 'equal', text)), is],
      [by(where('Last_Name', 'not_equal', text)), isNot],
      [by(where('Last_Name', 'in', [text, other])), isOneOf],
      [
        by(where('Last_Name', 'not_in', [text, other])),
        having((each) => ![fold(text), fold(other)].includes(each)),
      ],
    ]
    for (const [query, found] of all) expect(await names(query)).toEqual(found)
    const likes = {
      contains: (each: string) => each.includes(fold(text)),
      not_contains: (each: string) => !each.includes(fold(text)),
      starts_with: (each: string) => each.startsWith(fold(text)),
      ends_with: (each: string) => each.endsWith(fold(text)),
    }
    for (const [comparator, holds] of Object.entries(likes)) {
      const look = async (): Promise<unknown> => await names(by(where('Last_Name', comparator, text)))
      // A percent sign stands for any text, and cannot be looked for.
      const found = await look().catch((error: unknown) => String(error))
      const refused = expect.stringContaining('without "%"') as unknown
      expect(found).toEqual(text.includes('%') ? refused : having(holds))
    }
  },
)

const ordered = ['equal', 'not_equal', 'greater_than', 'greater_equal', 'less_than', 'less_equal'] as const

test.each(texts.slice(0, 12).map((text, index) => [index, text] as const))(
  'where a value does not fit its column, Zoho says so of the value, not of the query: %i',
  async (_index, text) => {
    const columns = ['Annual_Revenue', 'Created_Time', 'Owner', 'Email_Opt_Out']
    for (const column of columns)
      for (const comparator of column === 'Owner' ? ['equal', 'not_equal'] : ordered) {
        if (column === 'Email_Opt_Out' && comparator !== 'equal') continue
        const error: unknown = await names(by(where(column, comparator, text))).catch(
          (thrown: unknown) => thrown,
        )
        expect([text, isZohoApiError(error, 'INVALID_QUERY') && error.details['column_name']]).toEqual([
          text,
          column,
        ])
      }
    const between = await names(by(where('Annual_Revenue', 'between', [text, text]))).catch(
      (thrown: unknown) => thrown,
    )
    expect(isZohoApiError(between, 'INVALID_QUERY')).toBe(true)
  },
)

test('no name is a way in: what is not a name is refused before anything is sent', () => {
  const noNames = texts.filter((text) => !/^\w+$/.test(text))
  expect(noNames.length).toBeGreaterThan(sampled.length / 2)
  for (const name of noNames) {
    const uses: readonly (() => unknown)[] = [
      () => coql`select id from ${name} where id is null`,
      () => select(name, ['id']),
      () => select('Leads', [name]),
      () => select('Leads', [`SUM(${name})`]),
      () => select('Leads', [`Owner.${name}`]),
      () => select('Leads', ['id'], { orderBy: [name] }),
      () => select('Leads', ['id'], { orderBy: [[name, 'desc']] }),
      () => select('Leads', ['id'], { groupBy: [name] }),
      () => select('Leads', ['id'], { where: where(name, 'equal', 1) }),
      () => select('Leads', ['id'], { where: where('id', name, 1) }),
      () => matching({ group_operator: name as 'and', group: [ours, ours] }),
      () => select('Leads', ['id'], { orderBy: [['id', name as 'asc']] }),
    ]
    for (const [index, use] of uses.entries()) expect([index, fails(use)]).toEqual([index, true])
  }
})

function fails(use: () => unknown): boolean {
  try {
    use()
    return false
  } catch (error) {
    return error instanceof TypeError
  }
}
