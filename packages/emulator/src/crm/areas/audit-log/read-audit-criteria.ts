import { fault } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { isDateTime } from '../../fields/times.ts'
import type { AuditTest } from './audit-entry.ts'

/** What of a call criteria are read with. */
type Reader = Pick<Call, 'data' | 'readings'>

const [FEWEST, MOST, DEEPEST] = [2, 25, 5]
const MOST_VALUES = 500
const DAY = 24 * 60 * 60 * 1000
/** Days between two times. */
const WIDEST = 180
const actions = ['added', 'updated', 'deleted']

/** A test out of one condition, or of several that are joined. @throws RowFault */
export function readAuditCriteria(sent: unknown, path: string, call: Reader, depth = 0): AuditTest {
  const place = { api_name: /(\w+)(?:\[\d+\])?$/.exec(path)?.[1] ?? 'criteria', json_path: path }
  if (!isJsonObject(sent) || depth > DEEPEST) throw invalid(place, { expected_data_type: 'jsonobject' })
  const group = own(sent, 'group')
  if (group === undefined) return readCondition(sent, path, call)
  const at = { api_name: 'group', json_path: `${path}.group` }
  if (!Array.isArray(group)) throw invalid(at, { expected_data_type: 'jsonarray' })
  if (group.length < FEWEST) throw invalid(at, { minimum_length: FEWEST })
  if (group.length > MOST) throw invalid(at, { maximum_length: MOST })
  const operator = String(own(sent, 'group_operator')).toLowerCase()
  if (operator !== 'and' && operator !== 'or')
    throw invalid(
      { api_name: 'group_operator', json_path: `${path}.group_operator` },
      { supported_values: ['and', 'or'] },
    )
  const tests = group.map((each: unknown, index) =>
    readAuditCriteria(each, `${at.json_path}[${index}]`, call, depth + 1),
  )
  return operator === 'and'
    ? (entry) => tests.every((test) => test(entry))
    : (entry) => tests.some((test) => test(entry))
}

function readCondition(sent: Json, path: string, call: Reader): AuditTest {
  const [field, comparator, value] = ['field', 'comparator', 'value'].map((name) => {
    const member = own(sent, name)
    if (member === undefined) throw mandatory({ api_name: name, json_path: `${path}.${name}` })
    return member
  })
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  const condition: Condition = { value, path: `${path}.value`, call, isOne: comparator === 'equal' }
  const read = typeof name === 'string' && Object.hasOwn(readers, name) ? readers[name] : undefined
  if (read === undefined) throw unsupported('api_name', `${path}.field.api_name`)
  const isFitting =
    name === 'audited_time' ? comparator === 'between' : comparator === 'equal' || comparator === 'in'
  if (!isFitting) throw unsupported('comparator', `${path}.comparator`)
  return read(condition)
}

function unsupported(api_name: string, json_path: string): RowFault {
  return new RowFault(fault('NOT_SUPPORTED', 'the audit log cannot be chosen by it', { api_name, json_path }))
}

interface Condition {
  readonly value: unknown
  readonly path: string
  readonly call: Reader
  readonly isOne: boolean
}

const readers: Readonly<Record<string, (condition: Condition) => AuditTest>> = {
  action: (condition) => {
    const chosen = valuesOf(condition).map((value) => {
      const word = actions.find((each) => each === value)
      if (word === undefined) throw invalid(placeOf(condition), { supported_values: actions })
      return word
    })
    return ({ action }) => chosen.includes(action)
  },
  module: (condition) => {
    const { modules } = condition.call.data
    const chosen = valuesOf(condition).map((value) => {
      const [name, id] = isJsonObject(value) ? [own(value, 'api_name'), own(value, 'id')] : [value, undefined]
      const module = modules.all().find((each) => each.api_name === name || each.id === id)
      if (module === undefined) throw invalid(placeOf(condition))
      return module.api_name
    })
    return ({ module }) => chosen.includes(module)
  },
  done_by: (condition) => {
    const chosen = valuesOf(condition).map((value) => {
      const id = isJsonObject(value) ? own(value, 'id') : undefined
      if (typeof id !== 'string' || !condition.call.data.users.has(id)) throw invalid(placeOf(condition))
      return id
    })
    return ({ by }) => chosen.includes(by)
  },
  audited_time: (condition) => {
    const [from, to, ...others] = valuesOf(condition)
    if (!isDateTime(from) || !isDateTime(to) || others.length > 0) throw wrongKind(condition, 'datetime')
    const [start, end] = [Date.parse(from), Date.parse(to)]
    if (end < start) throw invalid(placeOf(condition))
    if (end - start > WIDEST * DAY) throw tooWide(condition)
    return ({ at }) => at >= start && at <= end
  },
}

/** The values of a condition, of `equal` exactly one. */
function valuesOf(condition: Condition): readonly unknown[] {
  const { value, isOne } = condition
  const values: readonly unknown[] = Array.isArray(value) ? value : isOne ? [value] : []
  if (values.length === 0) throw wrongKind(condition, 'jsonarray')
  if (isOne && values.length > 1) throw invalid(placeOf(condition), { maximum_length: 1 })
  if (values.length > MOST_VALUES) throw invalid(placeOf(condition), { maximum_length: MOST_VALUES })
  return values
}

function placeOf({ path }: Condition): { readonly api_name: string; readonly json_path: string } {
  return { api_name: 'value', json_path: path }
}

function wrongKind(condition: Condition, expected: string): RowFault {
  const dependee = { api_name: 'comparator', json_path: condition.path.replace(/value$/, 'comparator') }
  const details = { ...placeOf(condition), dependee, expected_data_type: expected }
  return new RowFault(fault('DEPENDENT_MISMATCH', 'the value does not go with the comparator', details))
}

/** Sources have a code each. */
function tooWide(condition: Condition): RowFault {
  const code = condition.call.readings.settings.auditRange
  return new RowFault(fault(code, 'the times are more than 180 days apart', placeOf(condition)))
}
