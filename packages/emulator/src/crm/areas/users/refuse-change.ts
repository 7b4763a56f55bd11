import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import type { UserDraft } from './read-user.ts'
import { ownSettings } from './user-fields.ts'
import { isLastAdministrator, isOfZoho, isPrimary } from './user-kinds.ts'
import type { UserRow } from './user-row.ts'

const LAST = 'an organization keeps an administrator'

/** Refuses what nobody may change, or not of this user. @throws RowFault */
export function refuseChange(before: UserRow, draft: UserDraft, path: string, call: Call): void {
  const at = (name: string) => ({ api_name: name, json_path: `${path}.${name}` })
  if (isOfZoho(before))
    throw new RowFault(fault('NOT_SUPPORTED', 'this user cannot be changed', { id: before.id }))
  if (draft.email !== undefined && draft.email !== before.email && before.confirm) {
    throw new RowFault(
      fault(call.readings.users.emailCode, 'Cannot update email of a confirmed CRM User', { ...at('email') }),
    )
  }
  if (before.id !== call.user.id) {
    const name = ownSettings.find((setting) => draft[setting] !== undefined)
    if (name === 'sort_order_preference__s') {
      throw new RowFault(fault('NOT_ALLOWED', 'only he can change it himself', { ...at(name) }))
    }
    if (name !== undefined) throw invalid(at(name))
  }
  const { profile } = draft
  if (profile !== undefined && profile.id !== before.profile.id && isLastAdministrator(before, call.data))
    throw new RowFault(fault('NOT_ALLOWED', LAST, { ...at('profile') }))
  if (draft.status !== undefined) refuseStatus(before, draft.status, call)
}

function refuseStatus(before: UserRow, status: 'active' | 'inactive', call: Call): void {
  const details = { id: before.id }
  const refuse = (code: string, message: string): never => {
    throw new RowFault(fault(code, message, details))
  }
  if (status === 'active') {
    if (before.status === 'active') refuse('ID_ALREADY_ACTIVE', 'the user is active')
    refuseMoreActive(call)
    return
  }
  if (before.status === 'disabled') refuse('ID_ALREADY_DEACTIVATED', 'the user is inactive')
  if (isPrimary(before, call.data)) refuse('INVALID_REQUEST', 'the primary contact cannot be deactivated')
  if (before.id === call.user.id) refuse('NOT_ALLOWED', 'nobody can deactivate himself')
  if (isLastAdministrator(before, call.data)) refuse('NOT_ALLOWED', LAST)
}

/** @throws RowFault when every licence is used */
export function refuseMoreActive({ data }: Call): void {
  const { users_license_purchased: limit } = orgOf(data).license_details
  const active = [...data.users.all()].filter(({ status }) => status === 'active').length
  if (active >= limit)
    throw new RowFault(
      fault(
        'LICENSE_LIMIT_EXCEEDED',
        'Request exceeds your license limit. Need to upgrade in order to add a user',
        { limit },
      ),
    )
}
