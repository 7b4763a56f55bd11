import { quote } from '@x/dc/error'
import { EMPTY, joinOf, type ComparedValue, type Condition, type Criteria } from './criteria.ts'

const OPERATORS: Readonly<Record<string, string>> = {
  equal: 'equals',
  not_equal: 'not_equal',
  starts_with: 'starts_with',
  in: 'in',
  greater_than: 'greater_than',
  greater_equal: 'greater_equal',
  less_than: 'less_than',
  less_equal: 'less_equal',
  between: 'between',
}
/** Zoho's own limits: characters of the text, conditions (some pages say 10), values of an `in`. */
const LONGEST = 3000
const MOST_CONDITIONS = 15
const MOST_VALUES = 100

/**
 * Criteria as the `criteria` parameter of a search has them: `((Last_Name:starts_with:A)and(Company:equals:B\,C))`.
 *
 * @throws TypeError for what a search cannot say (`contains`, `null`), and for more than Zoho takes
 */
export function searchCriteria(criteria: Criteria): string {
  const text = textOf(criteria)
  if (text.length > LONGEST) {
    throw new TypeError(`The criteria are ${text.length} characters long; Zoho takes at most ${LONGEST}.`)
  }
  const conditions = countOf(criteria)
  if (conditions > MOST_CONDITIONS) {
    throw new TypeError(
      `There are ${conditions} conditions; a search of Zoho's takes at most ${MOST_CONDITIONS}.`,
    )
  }
  return text
}

function textOf(criteria: Criteria): string {
  if (!('group' in criteria)) return `(${conditionText(criteria)})`
  const parts = criteria.group.map(textOf)
  if (parts.length === 0) throw new TypeError('A group of criteria needs at least one.')
  return parts.length === 1 ? parts.join('') : `(${parts.join(joinOf(criteria))})`
}

function countOf(criteria: Criteria): number {
  return 'group' in criteria ? criteria.group.reduce((sum, each) => sum + countOf(each), 0) : 1
}

function conditionText({ field: { api_name: name }, comparator, value }: Condition): string {
  const operator = Object.hasOwn(OPERATORS, comparator) ? OPERATORS[comparator] : undefined
  if (operator === undefined || value === EMPTY) {
    throw new TypeError(
      `A search of Zoho's cannot compare by ${quote(comparator)}${value === EMPTY ? ' with null' : ''}; COQL can.`,
    )
  }
  if (!/^[A-Za-z$][\w.$]*$/.test(name)) throw new TypeError(`${quote(name)} is not the name of a field.`)
  const values = Array.isArray(value) ? value : [value]
  const fits = operator === 'between' ? values.length === 2 : values.length === 1 || operator === 'in'
  if (!fits || values.length === 0 || values.length > MOST_VALUES) {
    throw new TypeError(
      `${comparator} compares with ${operator === 'between' ? 'two values' : `1 to ${MOST_VALUES} values`}; others than in with one.`,
    )
  }
  return `${name}:${operator}:${values.map((each) => escaped(each)).join(',')}`
}

/**
 * A value in which nothing ends it: `(`, `)` and `,` behind a backslash. A backslash before one of them, or at the end,
 * is doubled, else it would undo that; elsewhere it stays as it is.
 */
function escaped(value: ComparedValue): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new TypeError('A value in the criteria of a search must be a string, a number or a boolean.')
  }
  return String(value)
    .replaceAll(/\\+(?=[(),]|$)/g, '$&$&')
    .replaceAll(/[(),]/g, String.raw`\$&`)
}
