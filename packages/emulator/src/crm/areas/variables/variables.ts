import { fault, missingParameter, noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call, Operation } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { byName, findRow, getRow, type Resource } from '../../rows/resource.ts'
import { groupsOf } from './variable-groups.ts'
import type { VariableRow } from './variable-row.ts'

const number = /^-?\d{1,16}(?:\.\d{1,9})?$/
/** What a value of each type looks like as a text. Which forms Zoho takes is not documented. */
const patterns: Readonly<Record<string, RegExp>> = {
  text: /^[^]*$/,
  textarea: /^[^]*$/,
  integer: /^-?\d{1,9}$/,
  long: /^-?\d{1,18}$/,
  percent: number,
  decimal: number,
  currency: number,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /^[\d+\-.();,# ]{1,30}$/,
  url: /^\S+\.\S+$/,
  checkbox: /^(?:true|false)$/,
}

export const variables: Resource<VariableRow> = {
  key: 'variables',
  table: ({ variables: table }) => table,
  segment: 2,
  most: 100,
  fields: [
    { api_name: 'name', data_type: 'text', length: 50, system_mandatory: true },
    {
      api_name: 'api_name',
      data_type: 'text',
      length: 100,
      pattern: String.raw`^[A-Za-z]\w*$`,
      system_mandatory: true,
    },
    {
      api_name: 'type',
      data_type: 'picklist',
      closed: true,
      pick_list_values: Object.keys(patterns).map((type) => ({ display_value: type, actual_value: type })),
    },
    { api_name: 'variable_group', data_type: 'any', system_mandatory: true },
    { api_name: 'value', data_type: 'any' },
    { api_name: 'description', data_type: 'textarea', length: 250 },
  ],
  complete: ({ values, at, before, id }, { data }) => {
    const group = own(values, 'variable_group')
    const sentType = own(values, 'type')
    const type = typeof sentType === 'string' ? sentType : (before?.type ?? 'text')
    if (before !== undefined) refuseMove(before, type, group, at, data)
    const value = own(values, 'value')
    if (!fits(value, type))
      throw new RowFault(fault('PATTERN_NOT_MATCHED', 'the value does not fit the type', { ...at('value') }))
    // The fields above say what the values are.
    return {
      description: null,
      value: '',
      ...before,
      ...values,
      type,
      variable_group: before?.variable_group ?? { id: groupId(group, at('variable_group'), data) },
      id,
    } as VariableRow
  },
  order: (one, other) => one.name.toLowerCase().localeCompare(other.name.toLowerCase(), 'en'),
  leave: ({ associations = [] }) => {
    if (associations.length > 0)
      throw new RowFault(fault('NOT_ALLOWED', 'the variable is used', { associations }))
  },
  show: ({ variable_group: { id }, value, associations: _associations, ...row }, { data }) => ({
    ...row,
    value: value ?? '',
    read_only: false,
    source: 'crm',
    variable_group: { api_name: groupsOf(data).get(id)?.api_name ?? '', id },
  }),
  duplicate: 'unnamed',
  words: { created: 'variable added', updated: 'variable updated', deleted: 'variable deleted' },
}

/** Whether a value is one of its type; nothing is of any. */
function fits(value: unknown, type: string): boolean {
  if (value === undefined || value === null || value === '') return true
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain && patterns[type]?.test(String(value)) === true
}

/** The group that a row names by id or by name. @throws RowFault */
function groupId(sent: unknown, place: Place, data: OrgData): string {
  if (!isJsonObject(sent)) throw invalid(place, { expected_data_type: 'jsonobject' })
  const [id, name] = [own(sent, 'id'), own(sent, 'name')]
  const found = [...groupsOf(data).all()].find((group) =>
    id === undefined ? group.name === name : group.id === id,
  )
  if (found === undefined) throw invalidId({ api_name: 'id', json_path: `${place.json_path}.id` })
  if (name === undefined || name === found.name) return found.id
  const details = { ambiguity_due_to: [place] }
  throw new RowFault(fault('AMBIGUITY_DURING_PROCESSING', 'id and name are of two groups', details))
}

/** Type and group of a variable stay. */
function refuseMove(
  before: VariableRow,
  type: string,
  group: unknown,
  at: (name: string) => Place,
  data: OrgData,
): void {
  const moved = group !== undefined && groupId(group, at('variable_group'), data) !== before.variable_group.id
  if (!moved && type === before.type) return
  const place = at(moved ? 'variable_group' : 'type')
  throw new RowFault(fault('NOT_ALLOWED', 'this cannot be changed', { ...place }))
}

/** `GET /settings/variables/{id or API name}?group=`: the group, by id or API name, must be that of the variable. */
export const getVariable: Operation = byName(variables, (call) => {
  const asked = call.query.get('group')
  if (asked === null || asked === '') throw new Refusal(missingParameter('group'))
  const groups = groupsOf(call.data)
  const group = groups.get(call.data.variables.get(call.id)?.variable_group.id ?? '')
  return group?.id === asked || group?.api_name === asked ? getRow(variables)(call) : noContent
})

/** `GET /settings/variables/{variable}/actions/associations`: what uses it. */
export function listVariableAssociations(call: Call): CrmAnswer {
  const { associations = [] } = findRow(variables, call)
  return associations.length === 0 ? noContent : ok({ variables_associations: associations })
}
