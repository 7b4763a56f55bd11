import type { Call } from '../../call.ts'
import { nameIn, nameUser } from '../../names.ts'
import { criteriaWithIds } from '../custom-views/criteria-with-ids.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { LockingRow } from './locking-row.ts'

/** How records are locked, as answers show it; undefined for another module than the call names. */
export function showLocking(row: LockingRow, call: Call): Record<string, unknown> | undefined {
  const { data } = call
  const {
    module,
    lock_excluded_profiles: profiles,
    excluded_fields: fields,
    locking_rules: rules,
    ...shown
  } = row
  if (module !== moduleOfQuery(call).api_name) return undefined
  return {
    ...shown,
    locking_rules: rules.map((rule) => ({ ...rule, criteria: criteriaWithIds(rule.criteria, module, data) })),
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
}
