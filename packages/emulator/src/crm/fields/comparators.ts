import { familyOf, isEncrypted, type Family } from './families.ts'
import type { Field } from './field.ts'

/** How a value is compared, whatever the caller writes it as. */
export type Comparator =
  | 'equal'
  | 'not_equal'
  | 'less_than'
  | 'less_equal'
  | 'greater_than'
  | 'greater_equal'
  | 'between'
  | 'not_between'
  | 'in'
  | 'not_in'
  | 'like'
  | 'not_like'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'ends_with'
  | 'include_all'
  | 'include_any'
  | 'exclude_all'
  | 'exclude_any'
  | 'is_null'
  | 'is_not_null'

/** Who asks: `criteria=` of a search, COQL, or the JSON of custom views, filters and bulk reads. */
export type Dialect = 'search' | 'coql' | 'criteria'

const ordered = ['less_than', 'less_equal', 'greater_than', 'greater_equal'] as const
const chosen = ['include_all', 'include_any', 'exclude_all', 'exclude_any'] as const
const nulls = ['is_null', 'is_not_null'] as const

const inSearch = ['not_equal', 'starts_with', 'in', 'between', ...ordered]

const inCoql = {
  '=': 'equal',
  '!=': 'not_equal',
  '<': 'less_than',
  '<=': 'less_equal',
  '>': 'greater_than',
  '>=': 'greater_equal',
  like: 'like',
  'not like': 'not_like',
  in: 'in',
  'not in': 'not_in',
  between: 'between',
  'not between': 'not_between',
  'is null': 'is_null',
  'is not null': 'is_not_null',
}

const inCriteria = [
  ...Object.values(inCoql).filter((word) => !word.startsWith('is_')),
  'starts_with',
  'ends_with',
  'contains',
  'not_contains',
  ...chosen,
]

/** Words that stand for themselves. */
const themselves = (all: readonly string[]): readonly (readonly [string, string])[] =>
  all.map((word) => [word, word])

const words: Readonly<Record<Dialect, ReadonlyMap<string, string>>> = {
  search: new Map([...themselves(inSearch), ['equals', 'equal']]),
  coql: new Map(Object.entries(inCoql)),
  criteria: new Map(themselves(inCriteria)),
}

/** What a word of a dialect means: `equals`, `=`, `equal`. COQL in lower case. Undefined: the dialect has no such word. */
export function comparatorOf(word: string, dialect: Dialect): Comparator | undefined {
  // The tables above hold nothing else.
  return words[dialect].get(word) as Comparator | undefined
}

const numbers = ['equal', 'not_equal', ...ordered, 'between', 'in'] as const
const equality = ['equal', 'not_equal', 'in'] as const
const coqlEquality = [...equality, 'not_in', ...nulls] as const
const coqlText = [...coqlEquality, 'like', 'not_like'] as const
const coqlNumbers = [...numbers, 'not_between', 'not_in', ...nulls] as const
const texts = [
  ...equality,
  'not_in',
  'like',
  'not_like',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
] as const

/** Search: the table of the v7 page; a roll-up by what it returns (assumed). */
const search: Readonly<Record<Family, readonly Comparator[]>> = {
  text: [...equality, 'starts_with'],
  area: ['equal', 'not_equal', 'starts_with'],
  choice: equality,
  choices: [...equality, 'starts_with'],
  auto: equality,
  number: numbers,
  digits: numbers,
  date: numbers,
  datetime: numbers,
  boolean: ['equal', 'not_equal'],
  reference: equality,
  none: [],
}

/** COQL: the table of the v7 page, which leaves auto numbers out (taken as texts); a text area stands in no criterion. */
const coql: Readonly<Record<Family, readonly Comparator[]>> = {
  text: coqlText,
  area: [],
  choice: coqlText,
  choices: coqlText,
  auto: coqlText,
  number: coqlNumbers,
  digits: coqlNumbers,
  date: coqlNumbers,
  datetime: coqlNumbers,
  boolean: ['equal'],
  reference: coqlEquality,
  none: [],
}

/** JSON criteria: all that makes sense for the type; no page says more. */
const criteria: Readonly<Record<Family, readonly Comparator[]>> = {
  text: texts,
  area: texts,
  choice: texts,
  choices: [...texts, ...chosen],
  auto: texts,
  number: coqlNumbers,
  digits: coqlNumbers,
  date: coqlNumbers,
  datetime: coqlNumbers,
  boolean: ['equal', 'not_equal'],
  reference: [...equality, 'not_in'],
  none: [],
}

const tables = { search, coql, criteria }

/** How a field may be compared in a dialect; none: it stands in no criterion. */
export function comparatorsOf(field: Field, dialect: Dialect): readonly Comparator[] {
  const family = familyOf(field)
  if (!isEncrypted(field)) {
    // A formula that is true or false may be null, unlike a checkbox.
    if (dialect === 'coql' && family === 'boolean' && field.data_type === 'formula')
      return ['equal', ...nulls]
    return tables[dialect][family]
  }
  if (dialect !== 'coql') return ['equal']
  return family === 'number' || family === 'digits' ? ['equal', 'not_equal', ...nulls] : nulls
}
