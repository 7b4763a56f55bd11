import { fault, flat, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { requiredId } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { nowOf } from '../../stamps.ts'
import { descend } from '../user-groups/membership.ts'
import type { RoleRow } from './role-row.ts'
import { findRole, unwrapped } from './write-roles.ts'

/** `DELETE /settings/roles/{role}?transfer_to_id=`: the role's users and the roles right below go to another role. */
export function deleteRole(call: Call): CrmAnswer {
  const { data, query, user } = call
  const role = findRole(call)
  const target = { id: requiredId(query, 'transfer_to_id') }
  const status = statusOfTarget(role, target.id, call)
  if (status !== undefined) {
    throw new Refusal(
      flat(400, fault('INVALID_DATA', 'invalid role', { role_status: status, param_name: 'transfer_to_id' })),
    )
  }
  if (role.reporting_to === null) {
    throw new Refusal(
      wrapped(400, 'roles', [fault('INVALID_DATA', 'the role cannot be deleted', { id: role.id })]),
    )
  }
  for (const each of data.users.where('role', role.id)) data.users.replace({ ...each, role: target })
  for (const below of data.roles.where('reporting_to', role.id)) {
    data.roles.replace({
      ...below,
      reporting_to: target,
      modified_by__s: { id: user.id },
      modified_time__s: nowOf(call),
    })
  }
  data.roles.remove(role.id)
  const done = {
    code: 'SUCCESS',
    details: { id: role.id },
    message: 'Role Deleted',
    status: 'success',
  } as const
  return unwrapped(wrapped(200, 'roles', [done]), call)
}

function statusOfTarget(role: RoleRow, target: string, { data }: Call): string | undefined {
  if (!data.roles.has(target)) return 'invalid'
  if (target === role.id) return 'same_role'
  return descend(data.roles, 'reporting_to', role.id).has(target) ? 'subordinate' : undefined
}
