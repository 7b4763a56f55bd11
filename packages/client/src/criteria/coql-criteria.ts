import { quote } from '@x/dc/error'
import { EMPTY, joinOf, type ComparedValue, type Criteria } from './criteria.ts'

const OPERATORS: Readonly<Record<string, string>> = {
  equal: '=',
  not_equal: '!=',
  greater_than: '>',
  greater_equal: '>=',
  less_than: '<',
  less_equal: '<=',
  in: 'in',
  not_in: 'not in',
}
/** What stands before and behind the value of a `like`. */
const LIKE: Readonly<Record<string, readonly [operator: string, before: string, behind: string]>> = {
  contains: ['like', '%', '%'],
  not_contains: ['not like', '%', '%'],
  starts_with: ['like', '', '%'],
  ends_with: ['like', '%', ''],
}
/** Words that a column must be quoted for: those of the grammar, and of SQL. Quoting another one does no harm. */
const RESERVED =
  /^(?:all|and|any|as|asc|between|by|case|check|column|count|create|default|delete|desc|distinct|else|end|exists|external|from|group|having|in|index|inner|insert|is|join|key|left|like|limit|not|null|offset|on|or|order|outer|primary|right|select|set|sum|table|then|union|update|user|values|when|where)$/i

/**
 * Criteria as the `where` of a COQL query has them: names checked, values quoted, and each `and` and `or` between exactly
 * two, in brackets, as Zoho wants it from v7 on.
 *
 * @throws TypeError for what COQL cannot say: an unknown comparator, an empty array, a `%` in what `like` looks for
 */
export function coqlCriteria(criteria: Criteria): string {
  if ('group' in criteria) {
    const [first, ...rest] = criteria.group.map(coqlCriteria)
    if (first === undefined) throw new TypeError('A group of criteria needs at least one.')
    const join = joinOf(criteria)
    return rest.reduce((left, right) => `(${left} ${join} ${right})`, first)
  }
  const { field, comparator, value } = criteria
  const name = coqlName(field.api_name)
  if (value === EMPTY) return `${name} ${emptiness(comparator)}`
  if (/^(?:not_)?between$/.test(comparator)) {
    const [from, to] = pairOf(value)
    return `${name} ${comparator.replace('_', ' ')} ${coqlValue(from)} and ${coqlValue(to)}`
  }
  const like = Object.hasOwn(LIKE, comparator) ? LIKE[comparator] : undefined
  if (like !== undefined)
    return `${name} ${like[0]} ${coqlValue(`${like[1]}${withoutPercent(value)}${like[2]}`)}`
  const operator = Object.hasOwn(OPERATORS, comparator) ? OPERATORS[comparator] : undefined
  if (operator === undefined) throw new TypeError(`COQL has no comparator ${quote(comparator)}.`)
  if (Array.isArray(value) !== operator.endsWith('in')) {
    throw new TypeError('in and not_in compare with an array, other comparators with one value.')
  }
  return `${name} ${operator} ${coqlValue(value)}`
}

/**
 * The name of a column: a field, a path through lookups (`Owner.role.name`), or through a lookup of several modules
 * (`What_Id->Leads.Last_Name`), which is quoted.
 *
 * @throws TypeError for what is not such a name
 */
export function coqlName(name: string): string {
  if (!/^[A-Za-z$]\w*(?:->[A-Za-z]\w*)?(?:\.\w+)*$/.test(name)) {
    throw new TypeError(`${quote(name)} is not the name of a field.`)
  }
  return /->|\$/.test(name) || RESERVED.test(name) ? `'${name}'` : name
}

/**
 * A value in a COQL query: strings and booleans in quotes, quotes in them doubled, arrays as `(a, b)`.
 *
 * @throws TypeError for an empty array, which matches nothing, and for a backslash: whether COQL reads it as itself is not
 *   documented, and if it does not, it would end the string
 */
export function coqlValue(value: ComparedValue): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean') return `'${value}'`
  if (typeof value === 'string' && value.isWellFormed() && !value.includes('\\')) {
    return `'${value.replaceAll("'", "''")}'`
  }
  if (Array.isArray(value) && value.length > 0) return `(${value.map((each) => coqlValue(each)).join(', ')})`
  throw new TypeError(
    'A value in a COQL query must be a string without backslashes, a number, a boolean, or a non-empty array of those.',
  )
}

function emptiness(comparator: string): string {
  if (comparator === 'equal') return 'is null'
  if (comparator === 'not_equal') return 'is not null'
  throw new TypeError('Only equal and not_equal can compare with null.')
}

function pairOf(value: ComparedValue): readonly [ComparedValue, ComparedValue] {
  if (Array.isArray(value) && value.length === 2) return value as [ComparedValue, ComparedValue]
  throw new TypeError('between and not_between compare with an array of two values.')
}

/** COQL documents no way to look for the character itself. */
function withoutPercent(value: ComparedValue): string {
  if (typeof value === 'string' && !value.includes('%')) return value
  throw new TypeError('contains, starts_with and ends_with of COQL take a string without "%".')
}
