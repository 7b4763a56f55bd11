import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, count, id, orNull, reference, text } from '../../shape.ts'

/** A role that contacts can have in deals. */
export interface ContactRoleRow extends Row {
  readonly name: string
  /** Place in the list, from 1. */
  readonly sequence_number: number
}

export const contactRoleTable: TableSpec<ContactRoleRow> = {
  name: 'contact_roles',
  unique: ({ name }) => [['name', name.toLowerCase()]],
  check: (row) => checkShape(row, { id, name: text, sequence_number: count }, `contact_roles ${row.id}`),
}

/** A contact of a deal. Its id is made of both. */
export interface DealContactRow extends Row {
  readonly deal: string
  readonly contact: string
  /** Its role; null: none. */
  readonly role: Reference | null
}

export const dealContactTable: TableSpec<DealContactRow> = {
  name: 'deal_contacts',
  index: ({ deal, contact }) => [
    ['deal', deal],
    ['contact', contact],
  ],
  check: (row) =>
    checkShape(row, { deal: id, contact: id, role: orNull(reference) }, `deal_contacts ${row.id}`),
}
