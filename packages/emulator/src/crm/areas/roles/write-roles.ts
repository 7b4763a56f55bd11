import { badPathId, fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { readRole } from './read-role.ts'
import type { RoleRow } from './role-row.ts'

/** Most roles of an organization. */
const MOST = 250

/** `POST /settings/roles` */
export function createRoles(call: Call): CrmAnswer {
  const most = call.readings.roles.rowsPerWrite
  return answerRows(call, { key: 'roles', most, success: 201, duplicate: 'unnamed' }, (row, path) =>
    createRole(row, path, call),
  )
}

function createRole(row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  const { name = '', ...draft } = readRole(row, path, 'create', call)
  if (data.roles.size >= MOST) {
    throw new RowFault(fault('LICENSE_LIMIT_EXCEEDED', 'the limit of roles is reached', { limit: MOST }))
  }
  const [top] = [...data.roles.all()].filter(({ reporting_to: above }) => above === null)
  const at = nowOf(call)
  const { id } = data.roles.insert({
    description: null,
    forecast_manager: null,
    ...draft,
    id: nextId(data),
    name,
    display_label: name,
    api_name: name.replaceAll(' ', '_'),
    share_with_peers: draft.share_with_peers ?? false,
    reporting_to: draft.reporting_to ?? (top === undefined ? null : { id: top.id }),
    created_by__s: { id: user.id },
    created_time__s: at,
    modified_by__s: { id: user.id },
    modified_time__s: at,
  })
  return { details: { id }, message: 'Role added' }
}

/** `PUT /settings/roles`: each row names its role. Rows that fail turn the whole answer into 400. */
export function updateRoles(call: Call): CrmAnswer {
  const most = call.readings.roles.rowsPerWrite
  return answerRows(
    call,
    { key: 'roles', most, success: 200, mixed: 400, duplicate: 'unnamed' },
    (row, path) => updateRow(rowById(call.data.roles, row, path), row, path, call),
  )
}

/** `PUT /settings/roles/{role}`: exactly one row. */
export function updateRole(call: Call): CrmAnswer {
  const role = findRole(call)
  const answer = answerRows(
    call,
    { key: 'roles', most: 1, success: 200, duplicate: 'unnamed' },
    (row, path) => updateRow(role, row, path, call),
  )
  return unwrapped(answer, call)
}

function updateRow(role: RoleRow, row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  const { share_with_peers: shared, ...draft } = readRole(row, path, 'update', call, role.id)
  data.roles.replace({
    ...role,
    ...draft,
    share_with_peers: shared ?? role.share_with_peers,
    display_label: draft.name ?? role.display_label,
    modified_by__s: { id: user.id },
    modified_time__s: nowOf(call),
  })
  return { details: { id: role.id }, message: 'Role updated' }
}

/** The role that the path names. @throws Refusal when there is none */
export function findRole({ id, data }: Call): RoleRow {
  const role = data.roles.get(id)
  if (role === undefined) throw new Refusal(badPathId(2))
  return role
}

/** Pages of v7 show what one role became without `roles` around it; the descriptions wrap it. */
export function unwrapped(answer: CrmAnswer, { readings }: Call): CrmAnswer {
  const { roles: [only] = [] } = answer.body as { readonly roles?: readonly unknown[] }
  return readings.roles.writeAnswer === 'flat' && only !== undefined
    ? flat(answer.status, only as Parameters<typeof flat>[1])
    : answer
}
