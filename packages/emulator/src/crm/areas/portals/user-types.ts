import { badParameter, badPathId, fault, flat, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import { isId } from '../../model/id.ts'
import { nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Resource } from '../../rows/resource.ts'
import { portalOf } from './portals.ts'
import type { UserTypeRow } from './portal-row.ts'
import { completeUserType, userTypeFields } from './read-user-type.ts'

export const userTypes: Resource<UserTypeRow> = {
  key: 'user_type',
  table: ({ portalUserTypes: table }) => table,
  fields: userTypeFields,
  segment: 4,
  idIndex: 1,
  most: 1,
  created: 200,
  complete: completeUserType,
  show: (row, call) => (row.portal.id === portalOf(call).id ? show(row, call) : undefined),
  words: {
    created: 'user type created successfully.',
    updated: 'Portal user type updated successfully.',
    deleted: '',
  },
}

/** An operation below a portal. @throws Refusal when the path names none */
export function inPortal(operation: Operation): Operation {
  return (call) => {
    portalOf(call)
    return operation(call)
  }
}

/** The user type that the path names. @throws Refusal when the portal has none of this id */
export function userTypeOf(call: Call): UserTypeRow {
  const portal = portalOf(call)
  const type = call.data.portalUserTypes.get(call.ids[1] ?? '')
  if (type?.portal.id !== portal.id) throw new Refusal(badPathId(4))
  return type
}

/** `GET …/user_type/{id}`: an unknown one is an error, by both descriptions. */
export function getUserType(call: Call): CrmAnswer {
  return ok({ user_type: [show(userTypeOf(call), call)] })
}

/** `DELETE …/user_type/{id}`: what keeps it stands alone in the answer. */
export function deleteUserType(call: Call): CrmAnswer {
  const type = userTypeOf(call)
  emptyUserType(type, call)
  call.data.portalUserTypes.remove(type.id)
  const message = 'Portal user type deleted successfully.'
  return ok({ user_type: [{ code: 'SUCCESS', details: { id: type.id }, message, status: 'success' }] })
}

/** `GET …/user_type`: all of them; a portal without any answers an empty list. */
export function listUserTypes(call: Call): CrmAnswer {
  const types = call.data.portalUserTypes.where('portal', portalOf(call).id)
  return ok({ user_type: types.map((each) => show(each, call)) })
}

function show(row: UserTypeRow, { data }: Call): Record<string, unknown> {
  const { modules } = data
  const personality = modules.find(row.module)
  const people = data.portalUsers.where('user_type', row.id)
  const active = people.filter((each) => each.active).length
  return {
    id: row.id,
    name: row.name,
    default: row.default,
    active: row.active,
    personality_module: {
      api_name: row.module,
      id: personality?.id ?? '',
      plural_label: personality?.plural_label ?? row.module,
    },
    no_of_users: people.length,
    active_user_count: active,
    deactive_user_count: people.length - active,
    invitation_field: {
      id: modules.fieldOf(row.module, row.invitation_field)?.id ?? '',
      api_name: row.invitation_field,
    },
    modules: row.modules.map((each) => ({
      ...each,
      plural_label: modules.find(each.api_name)?.plural_label ?? each.api_name,
      layouts: (each.layouts ?? []).flatMap(({ id }) =>
        modules
          .layoutsOf(each.api_name)
          .filter((layout) => layout.id === id)
          .map((layout) => ({
            id,
            name: layout.name,
            display_label: layout['display_label'] ?? layout.name,
          })),
      ),
    })),
    created_time: row.created_time,
    created_by: nameUser(data, row.created_by),
    modified_time: row.modified_time,
    modified_by: nameUser(data, row.modified_by),
  }
}

/** People of a type that goes move to the one that `transfer_to` names. @throws Refusal when there are some and it names none */
function emptyUserType(row: UserTypeRow, { data, query }: Call): void {
  const people = data.portalUsers.where('user_type', row.id)
  const target = query.get('transfer_to')
  if (target === null) {
    if (people.length === 0) return
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the user type has users', { id: row.id })))
  }
  const other = isId(target) && target !== row.id ? data.portalUserTypes.get(target) : undefined
  if (other?.module !== row.module || other.portal.id !== row.portal.id)
    throw new Refusal(badParameter('transfer_to'))
  for (const person of people) data.portalUsers.replace({ ...person, user_type: { id: other.id } })
}
