import { badPathId, fault, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows, type RowRules } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { assignShift } from '../business-hours/shift-users.ts'
import { readUser, shiftIn } from './read-user.ts'
import { refuseChange, refuseMoreActive } from './refuse-change.ts'
import { isLastAdministrator, isOfZoho, isPrimary } from './user-kinds.ts'
import type { UserRow } from './user-row.ts'
import { usualSettings } from './usual-settings.ts'

const rules: Omit<RowRules, 'success'> = { key: 'users', most: 1 }

/** `POST /users`: invites one user. */
export function createUser(call: Call): CrmAnswer {
  refuseSandbox(call, 'You cannot create user in a sandbox org')
  return answerRows(call, { ...rules, success: 201 }, (row, path) => createRow(row, path, call))
}

function createRow(row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  const org = orgOf(data)
  if (org.license_details.paid_type === 'crmplus') {
    throw new RowFault(
      fault(
        'INVALID_REQUEST',
        'Cannot add user for CRMPlus account from CRM. Kindly add user through CRMPlus',
      ),
    )
  }
  const { status: _status, ...draft } = readUser(row, path, call)
  const { email, role, profile } = draft
  if (email === undefined || role === undefined || profile === undefined)
    throw new Error('A mandatory field is missing.')
  refuseMoreActive(call)
  const at = nowOf(call)
  const { id } = data.users.insert({
    ...usualSettings(org),
    first_name: null,
    Reporting_To: null,
    ...draft,
    id: nextId(data),
    email,
    role,
    profile,
    last_name: draft.last_name ?? draft.first_name ?? '',
    time_zone: draft.time_zone ?? org.time_zone,
    zuid: null,
    status: 'active',
    status_reason__s: null,
    confirm: false,
    type__s: 'Regular User',
    created_by: { id: user.id },
    created_time: at,
    Modified_By: { id: user.id },
    Modified_Time: at,
  })
  return { details: { id }, message: 'User added' }
}

/** `PUT /users`: the row names its user. */
export function updateUsers(call: Call): CrmAnswer {
  return answerRows(call, { ...rules, success: 200 }, (row, path) =>
    updateRow(rowById(call.data.users, row, path), row, path, call),
  )
}

/** `PUT /users/{user}` */
export function updateUser(call: Call): CrmAnswer {
  const user = findUser(call)
  return answerRows(call, { ...rules, success: 200 }, (row, path) => updateRow(user, row, path, call))
}

function updateRow(before: UserRow, row: unknown, path: string, call: Call): RowDone {
  refuseDeleted(before)
  const { status, ...all } = readUser(row, path, call, before)
  const { Current_Shift__s: _current, $next_shift: _next, $shift_effective_from: _from, ...draft } = all
  refuseChange(before, { ...draft, ...(status && { status }) }, path, call)
  const kept = status === undefined ? before.status : status === 'inactive' ? 'disabled' : 'active'
  const reason = kept === 'disabled' ? (before.status_reason__s ?? 'disabled manually') : null
  call.data.users.replace({
    ...before,
    ...draft,
    status: kept,
    status_reason__s: reason,
    Modified_By: { id: call.user.id },
    Modified_Time: nowOf(call),
  })
  planShifts(before.id, all, call)
  return { details: { id: before.id }, message: 'User updated' }
}

/** The shift that a user works in from today on, and the one that follows. */
function planShifts(user: string, draft: Readonly<Record<string, unknown>>, call: Call): void {
  const current = shiftIn(draft['Current_Shift__s'], call)
  const next = shiftIn(draft['$next_shift'], call)
  const from = draft['$shift_effective_from']
  if (current !== undefined) assignShift(call.data, user, current, nowOf(call).slice(0, 10))
  if (next !== undefined && typeof from === 'string') assignShift(call.data, user, next, from)
}

function refuseDeleted({ status }: UserRow): void {
  if (status !== 'deleted') return
  throw new RowFault(fault('CANNOT_UPDATE_DELETED_USER', 'the user was deleted'))
}

/** `DELETE /users/{user}`: he stays among the deleted ones, and the owner of his records. */
export function deleteUser(call: Call): CrmAnswer {
  const { data, readings } = call
  const user = findUser(call)
  refuseSandbox(call, 'You cannot delete user in a sandbox org')
  const refused = reasonToKeep(user, call)
  if (refused !== undefined)
    throw new Refusal(wrapped(400, 'users', [fault(refused[0], refused[1], { id: user.id })]))
  data.users.replace(deleted(user, call))
  const details = readings.users.deletionDetails === 'id' ? { id: user.id } : {}
  return wrapped(200, 'users', [{ code: 'SUCCESS', details, message: 'User deleted', status: 'success' }])
}

/** Why a user cannot be deleted. */
function reasonToKeep(user: UserRow, { data, user: caller }: Call): readonly [string, string] | undefined {
  if (user.status === 'deleted') return ['ID_ALREADY_DELETED', 'User is already deleted']
  if (isPrimary(user, data)) return ['INVALID_REQUEST', 'Primary contact cannot be deleted']
  if (user.id === caller.id) return ['NOT_ALLOWED', 'nobody can delete himself']
  if (isLastAdministrator(user, data)) return ['NOT_ALLOWED', 'an organization keeps an administrator']
  return isOfZoho(user)
    ? ['NOT_ALLOWED', `${user.type__s.replace(' User', ' user')} cannot be deleted`]
    : undefined
}

/** A user as he is once he is deleted. */
export function deleted(user: UserRow, call: Call): UserRow {
  return { ...user, status: 'deleted', Modified_By: { id: call.user.id }, Modified_Time: nowOf(call) }
}

/** The user that the path names. @throws Refusal when there is none */
export function findUser({ id, data }: Call): UserRow {
  const user = data.users.get(id)
  if (user === undefined) throw new Refusal(badPathId(1))
  return user
}

function refuseSandbox({ data }: Call, message: string): void {
  if (orgOf(data).type !== 'sandbox') return
  throw new Refusal(wrapped(400, 'users', [fault('NOT_ALLOWED', message)]))
}
