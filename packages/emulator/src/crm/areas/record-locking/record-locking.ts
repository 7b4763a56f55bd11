import { fault, noContent, ok } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Operation } from '../../call.ts'
import { choice } from '../../fields/choice.ts'
import type { Field } from '../../fields/field.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { chosenAfter, requireParts, wordsAfter } from './locking-parts.ts'
import { rulesAfter } from './locking-rules.ts'
import type { LockingRow } from './locking-row.ts'
import { showLocking } from './show-locking.ts'

const lockable =
  'Leads Accounts Contacts Deals Tasks Cases Solutions Vendors Price_Books Quotes Sales_Orders Purchase_Orders Invoices'.split(
    ' ',
  )
const actions = ['update', 'delete', 'change_owner', 'tags']

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
  show: showLocking,
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
