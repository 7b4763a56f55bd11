import { route, type Route } from '../../route.ts'
import {
  createRows,
  deleteRow,
  deleteRows,
  getRow,
  listRows,
  updateRow,
  updateRows,
} from '../../rows/resource.ts'
import { externalRoute } from '../external-ids/by-external.ts'
import { contactRoles } from './contact-roles.ts'
import {
  getDealContact,
  listDealContacts,
  removeDealContact,
  removeDealContacts,
  setDealContact,
  setDealContacts,
} from './deal-contacts.ts'

const ROLES = '/Contacts/roles'
const CONTACTS = '/Deals/:dealId/Contact_Roles'
const scope = (what: string): string => `modules.contacts.${what}`
const scopes = (what: string): readonly string[] => [`modules.deals.${what}`, scope(what)]
const rules = (what: string) => ({
  permissions: [`Crm_Implied_${what}_Deals`, `Crm_Implied_${what}_Contacts`],
  touchesRecords: true,
})

export const contactRoleRoutes: readonly Route[] = [
  route(`GET ${ROLES}`, scope('READ'), listRows(contactRoles)),
  route(`POST ${ROLES}`, scope('CREATE'), createRows(contactRoles)),
  route(`PUT ${ROLES}`, scope('UPDATE'), updateRows(contactRoles)),
  route(`DELETE ${ROLES}`, scope('DELETE'), deleteRows(contactRoles)),
  route(`GET ${ROLES}/:id`, scope('READ'), getRow(contactRoles)),
  route(`PUT ${ROLES}/:id`, scope('UPDATE'), updateRow(contactRoles)),
  route(`DELETE ${ROLES}/:id`, scope('DELETE'), deleteRow(contactRoles)),
  externalRoute(`GET ${CONTACTS}`, scopes('READ'), listDealContacts, rules('View')),
  externalRoute(`PUT ${CONTACTS}`, scopes('UPDATE'), setDealContacts, rules('Edit')),
  externalRoute(`DELETE ${CONTACTS}`, scopes('DELETE'), removeDealContacts, rules('Edit')),
  externalRoute(`GET ${CONTACTS}/:contactId`, scopes('READ'), getDealContact, rules('View')),
  externalRoute(`PUT ${CONTACTS}/:contactId`, scopes('UPDATE'), setDealContact, rules('Edit')),
  externalRoute(`DELETE ${CONTACTS}/:contactId`, scopes('DELETE'), removeDealContact, rules('Edit')),
]
