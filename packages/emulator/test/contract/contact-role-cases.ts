import { get, send, type Case } from './cases.ts'

const ROLES = '/Contacts/roles'
const ROLE = '/Contacts/roles/{id}'
const CONTACTS = '/Deals/{dealId}/Contact_Roles'
const CONTACT = `${CONTACTS}/{contactId}`
/** A role that is there without being made, and what is made. */
const PURCHASING = '3652397000000006875'
const [DEAL, BOYLE, ADAMS] = ['09', '10', '11'].map((end) => `36523970000100000${end}`) as [
  string,
  string,
  string,
]
const UNKNOWN = '1234567890'

const caller = { scopes: ['ZohoCRM.modules.ALL'] }
const roles = (...contact_roles: readonly unknown[]): unknown => ({ contact_roles })
const rows = (...data: readonly unknown[]): unknown => ({ data })
const role = { Contact_Role: { id: PURCHASING } }
const records = (id: string, ...data: readonly unknown[]) => ({
  method: 'POST',
  template: '/{module}',
  id,
  body: rows(...data),
  caller,
})
const made = [
  records('Deals', { Deal_Name: 'Boats', Stage: 'Qualification' }),
  records('Contacts', { Last_Name: 'Boyle' }, { Last_Name: 'Adams' }),
]
const link = { method: 'PUT', template: CONTACT, id: DEAL, other: BOYLE, body: rows(role), caller }
const deal = { caller, id: DEAL, after: made }
const linked = { ...deal, after: [...made, link], other: BOYLE }
const fields = { query: 'fields=Last_Name' }

/** Roles of contacts, and the contacts of deals. */
export const casesOfContactRoles: readonly Case[] = [
  get('contact roles', ROLES, 200, { caller }),
  send('POST', 'a contact role', ROLES, 200, { caller, body: roles({ name: 'Cook', sequence_number: 1 }) }),
  send('POST', 'a contact role beside a bad one', ROLES, 207, {
    caller,
    body: roles({ name: 'Cook' }, { name: 'cook' }),
  }),
  send('POST', 'a contact role that is taken', ROLES, 400, { caller, body: roles({ name: 'Purchasing' }) }),
  send('POST', 'a contact role without a name', ROLES, 400, { caller, body: roles({}) }),
  send('PUT', 'changed contact roles', ROLES, 200, {
    caller,
    body: roles({ id: PURCHASING, name: 'Buyer' }),
  }),
  send('PUT', 'an unknown contact role by row', ROLES, 400, {
    caller,
    body: roles({ id: UNKNOWN, name: 'Buyer' }),
  }),
  send('DELETE', 'contact roles', ROLES, 200, { caller, query: `ids=${PURCHASING}` }),
  send('DELETE', 'contact roles without ids', ROLES, 400, { caller }),
  get('a contact role', ROLE, 200, { caller, id: PURCHASING }),
  get('no contact role', ROLE, 204, { caller, id: UNKNOWN }),
  send('PUT', 'a changed contact role', ROLE, 200, {
    caller,
    id: PURCHASING,
    body: roles({ sequence_number: 2 }),
  }),
  send('DELETE', 'a contact role', ROLE, 200, { caller, id: PURCHASING }),
  send('DELETE', 'all contact roles but one, and that', ROLES, 207, {
    caller,
    query: `ids=${[6875, 6877, 6879, 6881, 6883].map((number) => `365239700000000${number}`).join(',')}`,
  }),
  get('the contacts of a deal', CONTACTS, 200, { ...linked, ...fields }),
  get('no contacts of a deal', CONTACTS, 204, { ...deal, ...fields }),
  get('the contacts of no deal', CONTACTS, 400, { ...deal, ...fields, id: UNKNOWN }),
  get('the contacts of a deal without fields', CONTACTS, 400, deal),
  send('PUT', 'contacts of a deal', CONTACTS, 200, {
    ...linked,
    body: rows({ id: BOYLE, ...role }, { id: ADAMS, ...role }),
  }),
  send('PUT', 'an unknown contact of a deal', CONTACTS, 400, {
    ...deal,
    body: rows({ id: UNKNOWN, ...role }),
  }),
  send('DELETE', 'contacts of a deal', CONTACTS, 200, { ...linked, query: `ids=${BOYLE}` }),
  send('DELETE', 'a contact that is none of a deal', CONTACTS, 400, { ...deal, query: `ids=${BOYLE}` }),
  get('a contact of a deal', CONTACT, 200, { ...linked, ...fields }),
  get('a contact of another deal', CONTACT, 204, { ...deal, ...fields, other: BOYLE }),
  send('PUT', 'a contact of a deal', CONTACT, 200, { ...deal, other: BOYLE, body: rows(role) }),
  send('PUT', 'a contact of a deal without a role', CONTACT, 400, { ...deal, other: BOYLE, body: rows({}) }),
  send('DELETE', 'a contact of a deal', CONTACT, 200, linked),
]
