import type { Table } from '../../../engine/table.ts'
import type { OrgData } from '../../data.ts'
import { layOut } from '../../lay-out.ts'
import type { ContactRoleRow } from './role-row.ts'

/** Roles of a new organization, and the numbers of their ids. */
const seeded: readonly (readonly [number: number, name: string])[] = [
  [6875, 'Purchasing'],
  [6877, 'Executive Sponsor'],
  [6879, 'Engineering Lead'],
  [6881, 'Economic Decision Maker'],
  [6883, 'Product Management'],
]

/** The roles; some are there without being made. */
export function contactRolesOf({ database, contactRoles, idOf }: OrgData): Table<ContactRoleRow> {
  if (contactRoles.size === 0) {
    layOut(database, () => {
      for (const [index, [number, name]] of seeded.entries())
        contactRoles.insert({ id: idOf(number), name, sequence_number: index + 1 })
    })
  }
  return contactRoles
}

/** In their order. */
export function inOrder(one: ContactRoleRow, other: ContactRoleRow): number {
  return one.sequence_number - other.sequence_number
}
