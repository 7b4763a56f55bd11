import { fault, noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { nameIn, nameUser } from '../../names.ts'
import type { Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { testOfView } from '../custom-views/view-test.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { LockingRow, LockingRule } from './locking-row.ts'

const lockable =
  'Leads Accounts Contacts Deals Tasks Cases Solutions Vendors Price_Books Quotes Sales_Orders Purchase_Orders Invoices'.split(
    ' ',
  )
const actions = ['update', 'delete', 'change_owner', 'tags']

const choice = (api_name: string, words: readonly string[], rest: Partial<Field> = {}): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: words.map((word) => ({ display_value: word, actual_value: word })),
  ...rest,
})
const list = (api_name: string, length: number): Field => ({
  api_name,
  data_type: 'list',
  length,
  fields: [
    { api_name: 'id', data_type: 'text', length: 19, system_mandatory: true },
    { api_name: '_delete', data_type: 'any' },
  ],
})

export const lockings: Resource<LockingRow> = {
  key: 'record_locking_configurations',
  table: ({ lockings: table }) => table,
  segment: 2,
  most: 1,
  fields: [
    choice('lock_type', ['manual', 'automatic', 'both'], { system_mandatory: true }),
    choice('locked_for', ['all_profiles', 'all_profiles_except_excluded_profiles']),
    list('lock_excluded_profiles', 15),
    list('excluded_fields', 15),
    { api_name: 'restricted_actions', data_type: 'any' },
    { api_name: 'restricted_communications', data_type: 'any' },
    { api_name: 'lock_for_portal_users', data_type: 'boolean' },
    { api_name: 'locking_rules', data_type: 'any' },
  ],
  complete: ({ values, at, before, id }, call) => {
    const { api_name: module, generated_type: type } = moduleOfQuery(call)
    if (!lockable.includes(module) && type !== 'custom')
      throw new RowFault(
        fault('NOT_SUPPORTED', 'records of this module are not locked', { param_name: 'module' }),
      )
    if (before === undefined && call.data.lockings.where('module', module).length > 0)
      throw new RowFault(
        fault('LIMIT_EXCEEDED', 'the module has one', { limit: 1, available_limit: 0, ...at('lock_type') }),
      )
    const [time, by] = [nowOf(call), { id: call.user.id }]
    // The fields above say what the values are.
    const row = {
      locked_for: 'all_profiles',
      lock_for_portal_users: true,
      created_by: by,
      created_time: time,
      ...before,
      ...values,
      id,
      module,
      lock_excluded_profiles: chosenAfter(
        before?.lock_excluded_profiles,
        values,
        'lock_excluded_profiles',
        at,
        (each) => call.data.profiles.has(each),
      ),
      excluded_fields: chosenAfter(before?.excluded_fields, values, 'excluded_fields', at, (each) =>
        call.data.modules.fieldsOf(module).some((field) => field.id === each),
      ),
      restricted_actions: wordsAfter(
        before?.restricted_actions,
        values,
        'restricted_actions',
        at,
        actions,
        'update',
      ),
      restricted_communications: wordsAfter(
        before?.restricted_communications,
        values,
        'restricted_communications',
        at,
        ['send_mail'],
      ),
      locking_rules: rulesAfter(
        before?.locking_rules,
        own(values, 'locking_rules'),
        at('locking_rules'),
        module,
        call,
      ),
      modified_by: by,
      modified_time: time,
    } as LockingRow
    requireParts(row, at)
    return row
  },
  show: (row, call) => {
    const { data } = call
    const { module, lock_excluded_profiles: profiles, excluded_fields: fields, ...shown } = row
    if (module !== moduleOfQuery(call).api_name) return undefined
    return {
      ...shown,
      lock_excluded_profiles: profiles.map((each) => nameIn(data.profiles, each)),
      excluded_fields: fields.map(({ id }) => ({
        id,
        api_name: data.modules.fieldsOf(module).find((field) => field.id === id)?.api_name ?? '',
      })),
      restricted_custom_buttons: null,
      feature_type: 'record_locking',
      system_defined: false,
      created_by: nameUser(data, row.created_by),
      modified_by: nameUser(data, row.modified_by),
    }
  },
  words: {
    created: 'record locking configuration created successfully',
    updated: 'record locking configuration updated successfully',
    deleted: 'record locking configuration deleted',
  },
}

/** `GET …?module=`: one, or nothing. */
export const listLockings: Operation = (call) => {
  const { api_name: module } = moduleOfQuery(call)
  const rows = call.data.lockings.where('module', module).flatMap((row) => lockings.show(row, call) ?? [])
  return rows.length === 0 ? noContent : ok({ record_locking_configurations: rows })
}

/** What depends on the kind of locking. @throws RowFault */
function requireParts(row: LockingRow, at: (name: string) => Place): void {
  const missing = (name: string, dependee: string): RowFault =>
    new RowFault(
      fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', { dependee: at(dependee), ...at(name) }),
    )
  if (row.lock_type !== 'manual' && row.locking_rules.length === 0)
    throw missing('locking_rules', 'lock_type')
  if (row.locked_for !== 'all_profiles' && row.lock_excluded_profiles.length === 0)
    throw missing('lock_excluded_profiles', 'locked_for')
}

/** References after a write: named ones are added, those with `_delete` taken away. @throws RowFault */
function chosenAfter(
  before: readonly Reference[] | undefined,
  values: Values,
  name: string,
  at: (name: string) => Place,
  isThere: (id: string) => boolean,
): readonly Reference[] {
  const sent = (own(values, name) ?? []) as readonly { readonly id: string; readonly _delete?: unknown }[]
  const ids = new Set((before ?? []).map(({ id }) => id))
  for (const [index, each] of sent.entries()) {
    if (!isThere(each.id))
      throw invalidId({ api_name: 'id', json_path: `${at(name).json_path}[${index}].id` })
    if (Object.hasOwn(each, '_delete')) ids.delete(each.id)
    else ids.add(each.id)
  }
  return [...ids].map((id) => ({ id }))
}

function wordsAfter(
  before: readonly string[] | undefined,
  values: Values,
  name: string,
  at: (name: string) => Place,
  known: readonly string[],
  always?: string,
): readonly string[] {
  const sent = own(values, name) ?? before ?? []
  if (!Array.isArray(sent)) throw invalid(at(name), { expected_data_type: 'jsonarray' })
  if (!sent.every((word) => known.includes(word as string)))
    throw invalid(at(name), { supported_values: known })
  return [...new Set([...(always === undefined ? [] : [always]), ...(sent as readonly string[])])]
}

/** Rules after a write: found by id, changed or taken away; others are added; five at most. @throws RowFault */
function rulesAfter(
  before: readonly LockingRule[] | undefined,
  sent: unknown,
  { json_path: path, api_name }: Place,
  module: string,
  call: Call,
): readonly LockingRule[] {
  if (sent === undefined) return before ?? []
  if (!Array.isArray(sent)) throw invalid({ api_name, json_path: path }, { expected_data_type: 'jsonarray' })
  const rules = new Map((before ?? []).map((rule) => [rule.id, rule]))
  for (const [index, each] of (sent as readonly unknown[]).entries()) {
    const draft = isJsonObject(each) ? each : {}
    const place = (name: string): Place => ({ api_name: name, json_path: `${path}[${index}].${name}` })
    const id = own(draft, 'id')
    const known = id === undefined ? undefined : rules.get(id as string)
    if (id !== undefined && known === undefined) throw invalidId(place('id'))
    if (known !== undefined && Object.hasOwn(draft, '_delete')) {
      rules.delete(known.id)
      continue
    }
    const rule = ruleOf(draft, known, place, module, call)
    if ([...rules.values()].some((other) => other.id !== rule.id && other.name === rule.name))
      throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', { ...place('name') }))
    rules.set(rule.id, rule)
  }
  if (rules.size > 5) {
    const details = { limit: 5, available_limit: 5 - (before ?? []).length, api_name, json_path: path }
    throw new RowFault(fault('LIMIT_EXCEEDED', 'limit exceeded', details))
  }
  return [...rules.values()]
}

function ruleOf(
  draft: Readonly<Record<string, unknown>>,
  known: LockingRule | undefined,
  place: (name: string) => Place,
  module: string,
  call: Call,
): LockingRule {
  const name = own(draft, 'name') ?? known?.name
  const criteria = own(draft, 'criteria') ?? known?.criteria
  if (typeof name !== 'string' || name === '') throw mandatory(place('name'))
  if (criteria === undefined) throw mandatory(place('criteria'))
  if (testOfView(criteria, module, call) === undefined) throw invalid(place('criteria'))
  const existing = own(draft, 'lock_existing_records') ?? known?.lock_existing_records
  return { id: known?.id ?? nextId(call.data), name, lock_existing_records: existing === true, criteria }
}
