import { fault, flat } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { comparatorOf, comparatorsOf, type Comparator } from '../../fields/comparators.ts'
import { familyOf, isEncrypted } from '../../fields/families.ts'
import { matcherOf } from '../../fields/matches.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { FieldRow } from '../fields/field-row.ts'
import {
  countConditions,
  parseCriteria,
  splitValues,
  type Condition,
  type CriteriaTree,
} from './parse-criteria.ts'
import type { RecordRow } from './record-row.ts'

/** Whether a record is found. */
export type RecordTest = (record: RecordRow) => boolean

const LONGEST = 3000
const MOST_VALUES = 100

/** The four ways to search, the strongest first: of several only that one counts. */
const ways = ['criteria', 'email', 'phone', 'word'] as const

/** What a call searches by; undefined when by nothing. @throws Refusal for what cannot be searched by */
export function readSearch(module: string, call: Call): RecordTest | undefined {
  const { query, data } = call
  const way = ways.find((name) => query.has(name))
  if (way === undefined) return undefined
  const text = query.get(way) ?? ''
  if (way === 'criteria') return readCriteria(text, module, call)
  const fields = data.modules.fieldsOf(module)
  if (text.trim().length < 2 || text.length > 100)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { param_name: way })))
  if (way === 'word')
    return anyOf(fields, (field) => familyOf(field) === 'text' || familyOf(field) === 'area', contains(text))
  if (way === 'email') return anyOf(fields, ({ data_type: type }) => type === 'email', contains(text))
  const digits = text.replaceAll(/\D/g, '')
  return anyOf(
    fields,
    ({ data_type: type }) => type === 'phone',
    (value) => digits !== '' && value.replaceAll(/\D/g, '').includes(digits),
  )
}

/** The names of the parameters of which a search needs one. */
export const searchParameters: readonly string[] = ways

function contains(text: string): (value: string) => boolean {
  const wanted = text.replace(/\*$/, '').toLowerCase()
  return (value) => value.toLowerCase().includes(wanted)
}

function anyOf(
  fields: readonly FieldRow[],
  isMeant: (field: FieldRow) => boolean,
  test: (value: string) => boolean,
): RecordTest {
  const names = fields.filter(isMeant).map(({ api_name: name }) => name)
  return (record) =>
    names.some((name) => {
      const value = own(record, name)
      return typeof value === 'string' && test(value)
    })
}

function readCriteria(text: string, module: string, call: Call): RecordTest {
  const tree = text.length > LONGEST ? undefined : parseCriteria(text)
  if (tree === undefined) throw invalidQuery({ reason: 'criteria cannot be read' })
  const most = call.readings.records.searchConditions
  if (countConditions(tree) > most) {
    const message = `no of criterium that can be given exceed the limit ${most}`
    throw new Refusal(flat(400, fault('CRITERIA_LIMIT_EXCEEDED', message)))
  }
  return testOf(tree, module, call)
}

function testOf(tree: CriteriaTree, module: string, call: Call): RecordTest {
  if (!('items' in tree)) return conditionTest(tree, module, call)
  const tests = tree.items.map((item) => testOf(item, module, call))
  return tree.join === 'and'
    ? (record) => tests.every((test) => test(record))
    : (record) => tests.some((test) => test(record))
}

function conditionTest({ name, operator, value }: Condition, module: string, call: Call): RecordTest {
  const field = call.data.modules.fieldOf(module, name)
  if (field === undefined) throw invalidQuery({ reason: 'the field is not available', api_name: name })
  const comparator = comparatorOf(operator, 'search')
  if (comparator === undefined || !operatorsOf(field, call).includes(comparator))
    throw invalidQuery({ reason: 'invalid operator found', api_name: name, operator })
  const values = splitValues(value)
  if (values.length > MOST_VALUES)
    throw invalidQuery({ api_name: name }, `Only ${MOST_VALUES} values are allowed in "IN" criteria`)
  const takesSeveral = comparator === 'in' || comparator === 'between'
  const operand = takesSeveral ? values : values.join(',')
  if (comparator === 'starts_with' && familyOf(field) === 'reference')
    return nameStarts(field, values.join(','), call)
  const matcher = matcherOf(field, loosened(comparator, field, call), operand)
  if (typeof matcher !== 'function')
    throw invalidQuery({ reason: 'invalid value', api_name: name, ...matcher })
  return (record) => matcher(name === 'id' ? record.id : own(record, name))
}

/** How a field may be searched. The description of 2026 has another table than the pages. */
function operatorsOf(field: FieldRow, { readings }: Call): readonly Comparator[] {
  const operators = comparatorsOf(field, 'search')
  if (readings.records.searchOperators === 'pages' || isEncrypted(field)) return operators
  const family = familyOf(field)
  if (family === 'area') return [...operators, 'in']
  if (family === 'choices') return operators.filter((each) => each !== 'starts_with')
  return field.data_type === 'lookup' ? [...operators, 'starts_with'] : operators
}

/** Whether the name of what a lookup points to starts with a text. */
function nameStarts({ api_name: name, lookup }: FieldRow, text: string, call: Call): RecordTest {
  const known = knownRows(call)
  const module = lookup?.module?.api_name ?? ''
  return (record) => {
    const held = own(record, name)
    const id = isJsonObject(held) ? own(held, 'id') : undefined
    const shown = typeof id === 'string' ? known.nameOf(module, id) : null
    return shown?.toLowerCase().startsWith(text.toLowerCase()) === true
  }
}

/** `equals` finds texts that contain the value, too, as Zoho's index does. */
function loosened(comparator: Comparator, field: FieldRow, { readings }: Call): Comparator {
  const family = familyOf(field)
  const isLoose = readings.records.searchEquals === 'contains' && (family === 'text' || family === 'area')
  return isLoose && comparator === 'equal' ? 'contains' : comparator
}

function invalidQuery(details: Readonly<Record<string, unknown>>, message = 'Invalid query formed'): Refusal {
  return new Refusal(flat(400, fault('INVALID_QUERY', message, details)))
}
