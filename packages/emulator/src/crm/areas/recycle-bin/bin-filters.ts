import { fault, flat } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import { Refusal } from '../../refusal.ts'
import type { BinEntry } from './bin-entry.ts'

type Test = (entry: BinEntry) => boolean
type Compare = (held: string, value: string) => boolean

const texts: Readonly<Record<string, Compare>> = {
  equal: (held, value) => held === value,
  not_equal: (held, value) => held !== value,
  contains: (held, value) => held.includes(value),
  not_contains: (held, value) => !held.includes(value),
  starts_with: (held, value) => held.startsWith(value),
  ends_with: (held, value) => held.endsWith(value),
}
const times: Readonly<Record<string, Compare>> = {
  equal: (held, value) => Date.parse(held) === Date.parse(value),
  not_equal: (held, value) => Date.parse(held) !== Date.parse(value),
  greater_than: (held, value) => Date.parse(held) > Date.parse(value),
  less_than: (held, value) => Date.parse(held) < Date.parse(value),
}
const { equal, not_equal } = texts
const names = { equal, not_equal } as Readonly<Record<string, Compare>>

/** What a bin can be asked by, and how. */
const fields: Readonly<Record<string, { readonly by: keyof BinEntry; readonly ways: typeof texts }>> = {
  display_name: { by: 'display_name', ways: texts },
  deleted_by: { by: 'deleted_by', ways: texts },
  module: { by: 'module', ways: names },
  deleted_time: { by: 'deleted_time', ways: times },
}
const MOST = 10

/** Reads filters that are JSON already: one condition, or several in a group with `AND`. @throws Refusal */
export function readBinFilters(filters: unknown): Test {
  if (!isJsonObject(filters)) throw refused('filters', '$.filters')
  const group = own(filters, 'group')
  if (group === undefined) return readCondition(filters)
  const operator = own(filters, 'group_operator')
  if (typeof operator !== 'string' || operator.toUpperCase() !== 'AND')
    throw refused('group_operator', '$.group_operator')
  if (!Array.isArray(group) || group.length === 0) throw refused('group', '$.group')
  if (group.length > MOST) {
    const details = { limit: MOST, param_name: 'filters' }
    throw new Refusal(flat(400, fault('CRITERIA_LIMIT_EXCEEDED', 'there are too many conditions', details)))
  }
  const tests = group.map(readCondition)
  return (entry) => tests.every((test) => test(entry))
}

function readCondition(condition: unknown): Test {
  const field = isJsonObject(condition) ? own(condition, 'field') : undefined
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  const known = typeof name === 'string' ? own({ ...fields }, name) : undefined
  if (!isJsonObject(condition) || known === undefined) throw refused('field', '$.field')
  const { by, ways } = known
  const comparator = own(condition, 'comparator')
  const compare =
    typeof comparator === 'string' && Object.hasOwn(ways, comparator) ? ways[comparator] : undefined
  if (compare === undefined) throw refused('comparator', '$.comparator')
  const value = readValue(own(condition, 'value'))
  if (value === undefined || (ways === times && Number.isNaN(Date.parse(value))))
    throw refused('value', '$.value')
  return ways === times
    ? (entry) => compare(entry[by], value)
    : (entry) => compare(entry[by].toLowerCase(), value.toLowerCase())
}

/** A text; or the name of an object, or of the one object in an array. */
function readValue(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  const text = isJsonObject(one) ? (own(one, 'name') ?? own(one, 'api_name')) : one
  return typeof text === 'string' ? text : undefined
}

function refused(api_name: string, json_path: string): Refusal {
  const details = { api_name, json_path, param_name: 'filters' }
  return new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', details)))
}
