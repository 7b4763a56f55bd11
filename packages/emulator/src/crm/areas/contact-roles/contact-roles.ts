import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { Resource } from '../../rows/resource.ts'
import type { ContactRoleRow } from './role-row.ts'
import { contactRolesOf, inOrder } from './roles-of.ts'

const MOST = 100

/** Roles of contacts: at least one, at most a hundred, numbered without a gap. */
export const contactRoles: Resource<ContactRoleRow> = {
  key: 'contact_roles',
  table: contactRolesOf,
  segment: 2,
  most: MOST,
  fields: [
    {
      api_name: 'name',
      data_type: 'text',
      length: 50,
      pattern: String.raw`^[\p{L}\p{N} ]+$`,
      system_mandatory: true,
    },
    { api_name: 'sequence_number', data_type: 'integer', range: { from: 1, to: MOST } },
  ],
  order: inOrder,
  created: 200,
  complete: ({ values, before, id }, { data }) => {
    const { size } = contactRolesOf(data)
    if (before === undefined && size >= MOST) {
      const details = { limit: MOST }
      throw new RowFault(fault('LIMIT_EXCEEDED', 'there are as many contact roles as there may be', details))
    }
    // The fields above say what the values are.
    return { sequence_number: size + 1, ...before, ...values, id } as ContactRoleRow
  },
  follow: ({ id }, call) => renumber(id, call),
  leave: ({ id }, call) => {
    if (contactRolesOf(call.data).size > 1) {
      renumber(id, call, true)
      return
    }
    throw new RowFault(fault('LOWER_LIMIT_REACHED', 'one contact role has to stay', { limit: 1, id }))
  },
  show: ({ id, name, sequence_number }) => ({ id, name, sequence_number }),
  words: {
    created: 'contact role added',
    updated: 'contact role updated',
    deleted: 'contact role deleted',
    notDeleted: 'contact role not deleted',
  },
}

/** A role takes the place that it says, and the others move. @param goes whether it leaves its place */
function renumber(id: string, { data }: Call, goes = false): void {
  const table = contactRolesOf(data)
  const role = table.get(id)
  const others = [...table.all()].filter((each) => each.id !== id).toSorted(inOrder)
  const placed = role === undefined || goes ? others : others.toSpliced(role.sequence_number - 1, 0, role)
  for (const [index, each] of placed.entries())
    if (each.sequence_number !== index + 1) table.replace({ ...each, sequence_number: index + 1 })
}
