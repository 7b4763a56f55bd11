import type { Id } from '@x/client'
import {
  createRows,
  deleteOne,
  deleteRows,
  getAll,
  getOne,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** A role that a contact can have in a deal: `Economic Decision Maker`. */
export interface ContactRole {
  readonly id: string
  readonly name: string
  /** Place in the list, from 1. */
  readonly sequence_number: number
}

/** A new role: a name of up to 50 letters, digits and blanks. */
export interface NewContactRole {
  readonly name: string
  /** Of 2026's description demanded, of the pages not. */
  readonly sequence_number?: number | undefined
}

/** What can be changed in a role. */
export type ContactRoleChange = Partial<NewContactRole>

/** All roles that contacts can have in deals, at most 100. @zoho Contact Roles */
export const listContactRoles: GetAll<[], ContactRole> = getAll(
  'Contacts/roles',
  'contact_roles',
  'modules.contacts.READ',
)

/** One contact role. @zoho Contact Roles */
export const getContactRole: GetOne<[contactRoleId: Id], ContactRole> = getOne(
  'Contacts/roles/{contact role id}',
  'contact_roles',
  'modules.contacts.READ',
  'contact role, listContactRoles',
)

/** Makes contact roles. @zoho Contact Roles */
export const createContactRoles: CreateRows<[], NewContactRole> = createRows(
  'Contacts/roles',
  'contact_roles',
  'modules.contacts.CREATE',
  '',
  100,
)

/** Changes contact roles. @zoho Contact Roles */
export const updateContactRoles: UpdateRows<[], ContactRoleChange & { readonly id: Id }> = updateRows(
  'Contacts/roles',
  'contact_roles',
  'modules.contacts.UPDATE',
  '',
  100,
)

/** Changes a contact role. @zoho Contact Roles */
export const updateContactRole: UpdateOne<[contactRoleId: Id], ContactRoleChange> = updateOne(
  'Contacts/roles/{contact role id}',
  'contact_roles',
  'modules.contacts.UPDATE',
  'contact role, listContactRoles',
)

/** Deletes contact roles. @zoho Contact Roles */
export const deleteContactRoles: DeleteRows<[]> = deleteRows(
  'Contacts/roles',
  'contact_roles',
  'modules.contacts.DELETE',
  '',
  100,
)

/** Deletes a contact role. @zoho Contact Roles */
export const deleteContactRole: DeleteOne<[contactRoleId: Id]> = deleteOne(
  'Contacts/roles/{contact role id}',
  'contact_roles',
  'modules.contacts.DELETE',
  'contact role, listContactRoles',
)
