import { flat } from '../answers.ts'
import type { Call } from '../call.ts'
import type { Found } from '../find-route.ts'
import type { Readings } from '../readings.ts'
import { Refusal } from '../refusal.ts'
import { levels, type AccessTo } from './access.ts'
import { noPermission } from './no-permission.ts'

/** Id that no record has. */
export const NO_RECORD = '0'

/** A path that goes on below a record. */
const OF_RECORD = /^\/(:module|[A-Z]\w*)\/:\w*id(?:\/|$)/i

/**
 * What the path of a call names, with an id of no record in the place of one that the caller does not see: for him it is
 * not there, and what is said of it is what each operation says then.
 *
 * @throws Refusal for a record that he sees, and may not change; or, by a reading, for any that he may not change
 */
export function idsSeen(
  { route, ids, module }: Found,
  accessTo: AccessTo,
  { data, readings }: { readonly data: Call['data']; readonly readings: Readings },
): readonly string[] {
  const [, first] = OF_RECORD.exec(route.path) ?? []
  if (first === undefined) return ids
  const [name, place] = first === ':module' ? [module, 1] : [first, 0]
  const record = data.modules.find(name) && data.modules.recordsOf(name).get(ids[place] ?? '')
  if (record === undefined) return ids
  const level = accessTo(name).levelOf(record)
  const isHidden =
    level === levels.none && (route.method === 'GET' || readings.records.unseenRecord === 'unknown')
  if (isHidden) return ids.with(place, NO_RECORD)
  const needed = route.onRecord === 'write' ? levels.write : levels.read
  if (level < needed) throw new Refusal(flat(403, noPermission(`Crm_Implied_Edit_${name}`, readings)))
  return ids
}
