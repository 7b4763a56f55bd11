import { fault, flat, wrapped } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own } from '../../../json.ts'
import { nameIn } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { findRow, type Draft, type Resource } from '../../rows/resource.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { compute, isComputing, refuseComputing } from './data-sharing.ts'
import { KEY, type SharingRule, type Side } from './sharing-row.ts'

const word = (api_name: string, ...options: readonly string[]): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: options.map((value) => ({ display_value: value, actual_value: value })),
})
const needed = (field: Field): Field => ({ ...field, system_mandatory: true })
const side = (api_name: string): Field => ({
  api_name,
  data_type: 'object',
  fields: [
    needed(word('type', 'roles', 'groups', 'all_users')),
    { api_name: 'resource', data_type: 'any' },
    { api_name: 'subordinates', data_type: 'boolean' },
  ],
})

export const sharingRules: Resource<SharingRule> = {
  key: KEY,
  table: ({ sharingRules: table }) => table,
  segment: 3,
  most: 100,
  fields: [
    { api_name: 'name', data_type: 'text', length: 100, system_mandatory: true },
    needed(word('type', 'Record_Owner_Based', 'Criteria_Based')),
    needed(word('permission_type', 'read', 'read_write_delete')),
    needed(side('shared_to')),
    side('shared_from'),
    { api_name: 'superiors_allowed', data_type: 'boolean' },
    { api_name: 'criteria', data_type: 'any' },
  ],
  complete: completeRule,
  follow: (_draft, call) => compute(moduleOfQuery(call).api_name, call),
  leave: ({ module }, call) => compute(module, call),
  show: showRule,
  words: {
    created: 'sharing rule is created successfully',
    updated: 'sharing rule is updated successfully',
    deleted: 'Sharing Rule deleted',
  },
}

function completeRule({ values, sent, at, before, id }: Draft<SharingRule>, call: Call): SharingRule {
  const { api_name: module } = moduleOfQuery(call)
  if (isJsonObject(sent) && own(sent, 'status') !== undefined)
    throw new RowFault(fault('NOT_ALLOWED', 'status is not allowed in this api', { ...at('status') }))
  refuseComputing(module, call)
  const usual = { superiors_allowed: false, criteria: null, shared_from: null, status: 'active' }
  // The fields above say what the values are.
  const row = { ...usual, ...before, ...values, id, module } as SharingRule
  for (const name of ['shared_from', 'shared_to'] as const) checkSide(row[name], at(name), call)
  const base = row.type === 'Record_Owner_Based' ? 'shared_from' : 'criteria'
  if (row[base] === null || row[base] === undefined) throw dependent(at(base), at('type'))
  if (row.type === 'Criteria_Based' && !isJsonObject(row.criteria)) throw invalid(at('criteria'))
  return {
    ...row,
    shared_from: row.shared_from && withDefaults(row.shared_from),
    shared_to: withDefaults(row.shared_to),
  }
}

function withDefaults({ type, resource, subordinates }: Side): Side {
  const id = isJsonObject(resource) ? own(resource, 'id') : undefined
  const isSubordinates = (subordinates as boolean | undefined) ?? false
  return { type, resource: typeof id === 'string' ? { id } : null, subordinates: isSubordinates }
}

/** A role or a group that is there; nobody in particular for all users. @throws RowFault */
function checkSide(value: Side | null, place: Place, { data }: Call): void {
  if (value === null || value.type === 'all_users') return
  const at = { api_name: 'resource', json_path: `${place.json_path}.resource` }
  const { resource } = value as { readonly resource?: Reference | null }
  if (!resource) throw dependent(at, { api_name: 'type', json_path: `${place.json_path}.type` })
  const id: unknown = isJsonObject(resource) ? own(resource, 'id') : undefined
  const table = value.type === 'roles' ? data.roles : data.groups
  if (typeof id !== 'string' || !table.has(id)) throw invalidId(at)
}

function dependent(place: Place, dependee: Place): RowFault {
  const message = 'a field that depends on another is missing'
  return new RowFault(fault('DEPENDENT_FIELD_MISSING', message, { dependee, ...place }))
}

/** A rule as answers show it. */
export function showRule(rule: SharingRule, call: Call): Record<string, unknown> | undefined {
  const { data } = call
  const module = data.modules.find(rule.module)
  // A role or group that was deleted stays in the rule, and is not shown.
  const showSide = ({ type, resource, subordinates }: Side): Record<string, unknown> => {
    const table = type === 'roles' ? data.roles : data.groups
    const isThere = resource !== null && table.has(resource.id)
    return { type, ...(isThere && { resource: nameIn(table, resource) }), subordinates }
  }
  return {
    ...rule,
    shared_from: rule.shared_from && showSide(rule.shared_from),
    shared_to: showSide(rule.shared_to),
    module: { api_name: rule.module, name: module?.module_name ?? '', id: module?.id ?? '' },
    match_limit_exceeded: false,
  }
}

/** `PUT` and `DELETE …/{rule}/actions/activate`: the latter switches the rule off. */
export function switchRule(status: SharingRule['status']): Operation {
  return (call) => {
    moduleOfQuery(call)
    const rule = findRow(sharingRules, call)
    if (rule.status === status) {
      const code = status === 'active' ? 'ID_ALREADY_ACTIVE' : 'ID_ALREADY_DEACTIVATED'
      const message = `data sharing rule is already ${status === 'active' ? 'activated' : 'deactivated'}.`
      throw new Refusal(flat(400, fault(code, message, { resource_path_index: 3 })))
    }
    call.data.sharingRules.replace({ ...rule, status })
    compute(rule.module, call)
    const message = `sharing rule is ${status === 'active' ? 'activated' : 'deactivated'} successfully`
    return wrapped(200, KEY, [{ code: 'SUCCESS', details: { id: rule.id }, message, status: 'success' }])
  }
}

/** `POST /settings/data_sharing/rules/actions/run` */
export function rerunRules(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfQuery(call)
  if (isComputing(module, call.data, call.now))
    throw new Refusal(wrapped(400, KEY, [fault('CANNOT_PROCESS', 'the rules are being computed')]))
  compute(module, call)
  const message = 'the rules of the module are computed anew'
  return wrapped(200, KEY, [{ code: 'SCHEDULED', details: {}, message, status: 'success' }])
}

/** An operation that needs the parameter `module`. */
export function ofModule(operation: Operation): Operation {
  return (call) => {
    moduleOfQuery(call)
    return operation(call)
  }
}
