import { fault } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Place } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import type { LockingRow } from './locking-row.ts'

/** What depends on the kind of locking. @throws RowFault */
export function requireParts(row: LockingRow, at: (name: string) => Place): void {
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
export function chosenAfter(
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

/** Words after a write; `always` is among them. @throws RowFault */
export function wordsAfter(
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
