import { fault } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { isTimeZone } from '../../model/time.ts'
import { nowOf } from '../../stamps.ts'
import { newUserFields, userFields } from './user-fields.ts'
import type { UserRow } from './user-row.ts'

/** What a row of a body says about a user. */
export interface UserDraft {
  readonly email?: string
  readonly first_name?: string | null
  readonly last_name?: string
  readonly role?: Reference
  readonly profile?: Reference
  readonly Reporting_To?: Reference | null
  readonly status?: 'active' | 'inactive'
  readonly time_zone?: string
  readonly [field: string]: unknown
}

/** Reads one row of `users`. @param before the user that is changed @throws RowFault */
export function readUser(row: unknown, path: string, call: Call, before?: UserRow): UserDraft {
  const purpose = before === undefined ? 'create' : 'update'
  // The fields say what the values are.
  const draft = readRow(
    row,
    before === undefined ? newUserFields : userFields,
    path,
    knownRows(call),
    purpose,
  ) as UserDraft
  const sent = isJsonObject(row) ? row : {}
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  refuseFixed(sent, at, call)
  if (before === undefined && !draft.first_name && !draft.last_name) throw mandatory(at('last_name'))
  refuseAddress(draft, at, call, before)
  refuseSettings({ ...before, ...draft }, draft, at)
  refuseShift(draft, at, call)
  refuseManager(draft, at, call, before)
  return draft
}

function refuseFixed(sent: Json, at: (name: string) => Place, call: Call): void {
  for (const name of ['created_by', 'Modified_By']) {
    if (own(sent, name) !== undefined)
      throw new RowFault(
        fault('NOT_ALLOWED', 'Created by & Modified by fields cannot be updated by api', { ...at(name) }),
      )
  }
  if (own(sent, 'type__s') !== undefined) {
    throw new RowFault(fault('NOT_SUPPORTED', 'type__s is cannot be updated by api', { ...at('type__s') }))
  }
  const current = own(sent, 'Current_Shift__s')
  if (current !== undefined && shiftIn(current, call) === undefined)
    throw invalid(at('Current_Shift__s'), {}, 'Invalid current shift id')
}

function refuseAddress(
  { email }: UserDraft,
  at: (name: string) => Place,
  { data }: Call,
  before?: UserRow,
): void {
  if (email === undefined || email === before?.email) return
  if (/@zoho\.[a-z.]+$/i.test(email)) throw invalid(at('email'))
  const [holder] = data.users.where('email', email.toLowerCase())
  if (holder !== undefined && holder.id !== before?.id) {
    throw new RowFault(
      fault('DUPLICATE_DATA', 'Failed to add user since same email id is already present', {
        ...at('email'),
      }),
    )
  }
}

/** @param whole the user as he would be */
function refuseSettings(whole: Json, draft: UserDraft, at: (name: string) => Place): void {
  const zone = draft.time_zone
  if (zone !== undefined && !isTimeZone(zone))
    throw invalid(at('time_zone'), {}, 'Give a proper time zone value')
  const { decimal_separator: decimal, number_separator: number } = whole
  const touched = draft['number_separator'] !== undefined || draft['decimal_separator'] !== undefined
  if (touched && decimal === number) throw invalid(at('number_separator'), {}, SAME_SEPARATOR)
  const signature = draft['signature']
  if (typeof signature === 'string' && /<script/i.test(signature))
    throw invalid(at('signature'), {}, 'Unclosed Script tags found in signature')
}

/** What has to come together is looked at first. */
function refuseShift(draft: UserDraft, at: (name: string) => Place, call: Call): void {
  const [next, from] = [draft['$next_shift'], draft['$shift_effective_from']]
  const late = typeof from === 'string' && from <= nowOf(call).slice(0, 10)
  if ((next === undefined) === (from === undefined) && !late) {
    const isThere = next === undefined || next === null || shiftIn(next, call) !== undefined
    if (!isThere) throw invalid(at('$next_shift'), {}, 'Invalid next shift id')
    return
  }
  const [lacking, dependee] = from === undefined || late ? [FROM, NEXT] : [NEXT, FROM]
  throw new RowFault(
    fault('DEPENDENT_FIELD_MISSING', 'Need shift_effective_from property to update users.', {
      dependee: at(dependee),
      ...at(lacking),
    }),
  )
}

/** The shift that a value names: its id, or an object with it. */
export function shiftIn(value: unknown, { data }: Call): string | undefined {
  const id = isJsonObject(value) ? own(value, 'id') : value
  return typeof id === 'string' ? data.shifts.get(id)?.id : undefined
}

const SAME_SEPARATOR = 'the number separator and decimal separator values should not be same'
const FROM = '$shift_effective_from'
const NEXT = '$next_shift'

function refuseManager(
  draft: UserDraft,
  at: (name: string) => Place,
  { data }: Call,
  before?: UserRow,
): void {
  const manager = draft.Reporting_To
  if (manager === undefined || manager === null) return
  if (orgOf(data).hierarchy_preferences.type === 'Role_Hierarchy') {
    throw new RowFault(
      fault('FEATURE_NOT_ENABLED', 'ReportingTo Feature is not enabled', { ...at('Reporting_To') }),
    )
  }
  const above = data.users.get(manager.id)
  const isBelow = isInRoleOf((draft.role ?? before?.role)?.id, above?.role.id, data)
  if (above?.status === 'deleted' || manager.id === before?.id || !isBelow) throw invalid(at('Reporting_To'))
}

/** Whether a role is another one, or lies below it. */
function isInRoleOf(role: string | undefined, other: string | undefined, { roles }: Call['data']): boolean {
  const seen = new Set<string>()
  for (let at = role; at !== undefined && !seen.has(at); at = roles.get(at)?.reporting_to?.id) {
    if (at === other) return true
    seen.add(at)
  }
  return false
}
