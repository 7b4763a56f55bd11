import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coqlCriteria, coqlName, coqlValue } from './coql-criteria.ts'
import { allOf, anyOf, where, type Criteria } from './criteria.ts'
import { searchCriteria } from './search-criteria.ts'

const burns = where('Last_Name', 'equal', 'Burns,B')
const amount = where('Amount', 'greater_than', 5)
const stage = where('Stage', 'in', ['Won', 'Lost'])

test('the tree is what Zoho takes as JSON', () => {
  expect(JSON.parse(JSON.stringify(allOf(burns, anyOf(amount, stage))))).toEqual({
    group_operator: 'and',
    group: [
      { field: { api_name: 'Last_Name' }, comparator: 'equal', value: 'Burns,B' },
      {
        group_operator: 'or',
        group: [
          { field: { api_name: 'Amount' }, comparator: 'greater_than', value: 5 },
          { field: { api_name: 'Stage' }, comparator: 'in', value: ['Won', 'Lost'] },
        ],
      },
    ],
  })
  expect(allOf(burns)).toBe(burns)
  const time = new Date('2024-02-01T18:52:56.123Z')
  expect(where('Created_Time', 'between', [time, time]).value).toEqual([
    '2024-02-01T18:52:56+00:00',
    '2024-02-01T18:52:56+00:00',
  ])
  expect(where('Owner', 'equal', 3652397000009952001n).value).toBe('3652397000009952001')
  expect(where('Email', 'equal', null).value).toBe('${EMPTY}')
  expect(() => where('Email', 'equal', '${EMPTY}')).toThrow(/pass null/)
})

test.each<[Criteria, string]>([
  [burns, "Last_Name = 'Burns,B'"],
  [where('Last_Name', 'not_equal', "1' 2"), "Last_Name != '1'' 2'"],
  [allOf(burns, amount), "(Last_Name = 'Burns,B' and Amount > 5)"],
  [
    allOf(amount, amount, anyOf(amount, stage)),
    "((Amount > 5 and Amount > 5) and (Amount > 5 or Stage in ('Won', 'Lost')))",
  ],
  [where('Amount', 'between', [1, 2]), 'Amount between 1 and 2'],
  [where('Amount', 'not_between', [1, 2]), 'Amount not between 1 and 2'],
  [where('Stage', 'not_in', ['Won']), "Stage not in ('Won')"],
  [where('Active', 'equal', true), "Active = 'true'"],
  [where('Email', 'equal', null), 'Email is null'],
  [where('Email', 'not_equal', null), 'Email is not null'],
  [where('Name', 'contains', 'a'), "Name like '%a%'"],
  [where('Name', 'not_contains', 'a'), "Name not like '%a%'"],
  [where('Name', 'starts_with', 'a'), "Name like 'a%'"],
  [where('Name', 'ends_with', 'a'), "Name like '%a'"],
  [where('What_Id->Leads.Last_Name', 'equal', 'x'), "'What_Id->Leads.Last_Name' = 'x'"],
  [where('External', 'equal', 'x'), "'External' = 'x'"],
  [where('Owner.role.name', 'greater_equal', 1), 'Owner.role.name >= 1'],
])('COQL: %j', (criteria, text) => {
  expect(coqlCriteria(criteria)).toBe(text)
})

test.each<[Criteria, RegExp]>([
  [where('a b', 'equal', 'x'), /not the name of a field/],
  [where("a'", 'equal', 'x'), /not the name of a field/],
  [where('a; drop', 'equal', 'x'), /not the name of a field/],
  [where('a', 'resembles', 'x'), /no comparator "resembles"/],
  [where('a', 'constructor', 'x'), /no comparator "constructor"/],
  [where('a', 'equal', 'x\\'), /without backslashes/],
  [where('a', 'equal', '\uD800'), /must be a string/],
  [where('a', 'equal', Number.NaN), /must be a string/],
  [where('a', 'equal', { id: '1' }), /must be a string/],
  [where('a', 'in', []), /non-empty array/],
  [where('a', 'in', 'x'), /compare with an array/],
  [where('a', 'equal', ['x']), /compare with an array/],
  [where('a', 'between', [1]), /two values/],
  [where('a', 'contains', '100%'), /without "%"/],
  [where('a', 'contains', null), /compare with null/],
  [{ group_operator: 'and', group: [] }, /needs at least one/],
  [{ group_operator: 'or id is not null or' as 'or', group: [burns, burns] }, /by "and" or "or"/],
])('COQL refuses %j', (criteria, message) => {
  expect(() => coqlCriteria(criteria)).toThrow(message)
})

test('whatever a string holds, it stays one string of COQL', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', "'", '"', '(', ')', ' or ', '%', '-', ';') }),
      (value) => {
        const text = coqlValue(value)
        expect(text.startsWith("'") && text.endsWith("'")).toBe(true)
        // A lexer that reads doubled quotes as one comes to the end of the value and of the text together.
        expect(/^'(?:[^']|'')*'$/.test(text)).toBe(true)
        expect(text.slice(1, -1).replaceAll("''", "'")).toBe(value)
      },
    ),
  )
  expect(() => coqlName('a-b')).toThrow(TypeError)
})

test.each<[Criteria, string]>([
  [where('Campaign_Name', 'equal', 'CRM'), '(Campaign_Name:equals:CRM)'],
  [
    allOf(burns, where('First_Name', 'starts_with', 'M')),
    String.raw`((Last_Name:equals:Burns\,B)and(First_Name:starts_with:M))`,
  ],
  [
    allOf(burns, anyOf(amount, stage)),
    String.raw`((Last_Name:equals:Burns\,B)and((Amount:greater_than:5)or(Stage:in:Won,Lost)))`,
  ],
  [where('Name', 'equal', 'K\\'), String.raw`(Name:equals:K\\)`],
  [where('Name', 'equal', 'a(b)'), String.raw`(Name:equals:a\(b\))`],
  [where('Name', 'equal', 'a\\)b'), String.raw`(Name:equals:a\\\)b)`],
  [where('Name', 'equal', 'a\\b'), String.raw`(Name:equals:a\b)`],
  [where('Amount', 'between', [1, 2]), '(Amount:between:1,2)'],
  [
    where('Created_Time', 'less_than', new Date('2024-02-01T18:52:56Z')),
    '(Created_Time:less_than:2024-02-01T18:52:56+00:00)',
  ],
])('search: %j', (criteria, text) => {
  expect(searchCriteria(criteria)).toBe(text)
})

test.each<[Criteria, RegExp]>([
  [where('a', 'contains', 'x'), /cannot compare by "contains"/],
  [where('a', 'toString', 'x'), /cannot compare by/],
  [where('a', 'equal', null), /with null/],
  [where('a:b', 'equal', 'x'), /not the name of a field/],
  [where('a', 'in', []), /1 to 100 values/],
  [where('a', 'in', Array.from({ length: 101 }, String)), /1 to 100 values/],
  [where('a', 'between', [1]), /two values/],
  [where('a', 'equal', [1, 2]), /others than in/],
  [where('a', 'equal', { id: '1' }), /must be a string/],
  [where('a', 'equal', 'x'.repeat(3000)), /at most 3000/],
  [{ group_operator: 'or', group: Array.from({ length: 16 }, () => burns) }, /16 conditions/],
  [{ group_operator: 'or', group: [] }, /needs at least one/],
  [{ group_operator: ')or(' as 'or', group: [burns, burns] }, /by "and" or "or"/],
])('search refuses %j', (criteria, message) => {
  expect(() => searchCriteria(criteria)).toThrow(message)
})

test('whatever a value of a search holds, nothing in it ends the condition', () => {
  const nasty = fc.string({ unit: fc.constantFrom('a', '\\', '(', ')', ',', ':', ')or(') })
  fc.assert(
    fc.property(nasty, nasty, (left, right) => {
      const text = searchCriteria(allOf(where('A', 'equal', left), where('B', 'equal', right)))
      // A reader for whom a backslash takes the next character along, whatever it is.
      let depth = 0
      let closed = 0
      for (let at = 0; at < text.length; at += 1) {
        if (text[at] === '\\' && /[\\(),]/.test(text[at + 1] ?? '')) at += 1
        else if (text[at] === '(') depth += 1
        else if (text[at] === ')') closed += (depth -= 1) === 0 ? 1 : 0
      }
      expect([depth, closed]).toEqual([0, 1])
      expect(text.endsWith('))')).toBe(true)
    }),
  )
})
