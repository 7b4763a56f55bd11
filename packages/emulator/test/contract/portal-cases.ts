import { get, send, type Case } from './cases.ts'

const PORTALS = '/settings/portals'
const PORTAL = '/settings/portals/{portal}'
const TYPES = '/settings/portals/{portal}/user_type'
const TYPE = '/settings/portals/{portal}/user_type/{userTypeId}'
const USERS = '/settings/portals/{portal}/user_type/{userType}/users'
const TRANSFER = `${USERS}/action/transfer`
const STATUS = `${USERS}/{recordId}/actions/change_status`
const STATUSES = `${USERS}/actions/change_status`
const INVITE = '/{module}/{recordId}/actions/portal_invite'
const INVITES = '/{module}/actions/portal_invite'
/** Ids of what is made, in this order. */
const [CLIENTS, PARTNERS, JOB] = ['010', '011', '012'].map((end) => `3652397000010000${end}`) as [
  string,
  string,
  string,
]
const JORIS = '3652397000005200129'
const MAUD = '3652397000005200128'
const UNKNOWN = '1234567890'
const NAME = 'HarbourPortal'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
const portals = (...rows: readonly unknown[]): unknown => ({ portals: rows })
const types = (...user_type: readonly unknown[]): unknown => ({ user_type })
const clients = { name: 'Clients', personality_module: { api_name: 'Contacts' } }
const made = [{ method: 'POST', template: PORTALS, body: portals({ name: NAME }) }]
const typed = [
  ...made,
  ...['Clients', 'Partners'].map((name) => ({
    method: 'POST',
    template: TYPES,
    id: NAME,
    body: types({ ...clients, name }),
  })),
]
const ofClients = `user_type_id=${CLIENTS}&type=invite`
const invited = [
  ...typed,
  { method: 'POST', template: INVITE, id: 'Contacts', other: JORIS, query: ofClients },
]
const toNobody = {
  portal_invite: [{ data: [{ id: UNKNOWN, user_type_id: CLIENTS, type: 'invite' }] }],
}
const many = { portal_invite: [{ data: [{ id: MAUD, user_type_id: CLIENTS, type: 'invite' }] }] }
const portal = { caller, after: made, id: NAME }
const type = { caller, after: typed, id: NAME, other: CLIENTS }
const person = { caller, after: invited, id: NAME, other: CLIENTS }

/** Portals and their people: what each operation gives, and how it refuses. */
export const casesOfPortals: readonly Case[] = [
  get('portals', PORTALS, 200, { after: made }),
  get('no portals', PORTALS, 204),
  get('a portal', PORTAL, 200, portal),
  get('no portal', PORTAL, 204, { id: NAME }),
  send('POST', 'a portal', PORTALS, 200, { body: portals({ name: NAME }) }),
  send('POST', 'a portal without a name', PORTALS, 400, { body: portals({}) }),
  send('POST', 'a portal with a short name', PORTALS, 400, { body: portals({ name: 'Here' }) }),
  send('POST', 'a portal with a blank', PORTALS, 400, { body: portals({ name: 'Over there' }) }),
  send('POST', 'the same portal', PORTALS, 400, { body: portals({ name: NAME }), after: made }),
  send('PUT', 'a portal', PORTAL, 200, { ...portal, body: portals({ name: 'AnotherName' }) }),
  send('PUT', 'an unknown portal', PORTAL, 400, { id: NAME, body: portals({ name: 'AnotherName' }) }),
  send('DELETE', 'a portal', PORTAL, 200, portal),
  send('DELETE', 'an unknown portal', PORTAL, 400, { id: NAME }),
  get('what can be given', `${PORTALS}/meta`, 200, { query: 'module=Contacts' }),
  get('user types', TYPES, 200, type),
  get('a user type', TYPE, 200, type),
  get('no user type', TYPE, 400, { ...type, other: UNKNOWN }),
  get('user types of an unknown portal', TYPES, 400, { id: NAME }),
  send('POST', 'a user type', TYPES, 200, { ...portal, body: types(clients) }),
  send('POST', 'a user type of no module', TYPES, 400, { ...portal, body: types({ name: 'Clients' }) }),
  send('POST', 'a user type of products', TYPES, 400, {
    ...portal,
    body: types({ ...clients, personality_module: { api_name: 'Products' } }),
  }),
  send('POST', 'a user type twice', TYPES, 400, { ...type, body: types(clients) }),
  send('PUT', 'a user type', TYPE, 200, { ...type, body: types({ active: false }) }),
  send('PUT', 'a user type without notes', TYPE, 400, {
    ...type,
    body: types({ modules: [{ api_name: 'Notes', _delete: null }] }),
  }),
  send('DELETE', 'a user type', TYPE, 200, type),
  send('DELETE', 'a user type with people', TYPE, 400, person),
  get('people', USERS, 200, { ...person, query: 'type=AllUsers' }),
  get('people as pages show them', USERS, 200, {
    ...person,
    query: 'type=AllUsers',
    readings: { portals: { timeKey: 'invited_time' } },
  }),
  get('people without a type', USERS, 200, { ...person, readings: { portals: { userType: 'optional' } } }),
  get('no people', USERS, 204, { ...person, query: 'type=ConfirmedUsers' }),
  send('DELETE', 'people', USERS, 200, { ...person, query: `personality_ids=${JORIS}` }),
  send('DELETE', 'unknown people', USERS, 400, { ...person, query: `personality_ids=${MAUD}` }),
  send('POST', 'people', TRANSFER, 200, {
    ...person,
    query: `transfer_To=${PARTNERS}&personality_ids=${JORIS}`,
  }),
  send('POST', 'people to nowhere', TRANSFER, 400, { ...person, query: `personality_ids=${JORIS}` }),
  send('POST', 'people to an unknown type', TRANSFER, 400, {
    ...person,
    query: `transfer_To=${UNKNOWN}&personality_ids=${JORIS}`,
  }),
  send('PUT', 'a status', STATUS, 200, { ...person, third: JORIS, query: 'active=false' }),
  send('POST', 'a status', STATUS, 200, { ...person, third: JORIS, query: 'active=false' }),
  send('POST', 'a status that is so already', STATUS, 400, { ...person, third: JORIS, query: 'active=true' }),
  send('POST', 'statuses', STATUSES, 200, {
    ...person,
    body: { change_status: [{ users: [{ personality_id: JORIS, active: false }] }] },
  }),
  send('POST', 'an invitation', INVITE, 200, { ...type, id: 'Contacts', other: JORIS, query: ofClients }),
  send('POST', 'an invitation twice', INVITE, 400, {
    ...person,
    id: 'Contacts',
    other: JORIS,
    query: ofClients,
  }),
  send('POST', 'an invitation to an unknown type', INVITE, 400, {
    ...type,
    id: 'Contacts',
    other: JORIS,
    query: `user_type_id=${UNKNOWN}&type=invite`,
  }),
  send('POST', 'invitations', INVITES, 200, { ...type, id: 'Contacts', body: many }),
  send('POST', 'an invitation without its type', INVITES, 400, {
    ...type,
    id: 'Contacts',
    body: { portal_invite: [{ data: [{ id: MAUD, user_type_id: CLIENTS }] }] },
  }),
  get('invitations', INVITES, 200, {
    ...type,
    id: 'Contacts',
    query: `job_id=${JOB}`,
    after: [...typed, { method: 'POST', template: INVITES, id: 'Contacts', body: many, caller }],
  }),
  get('an invitation of nobody', INVITES, 200, {
    ...type,
    id: 'Contacts',
    query: `job_id=${JOB}`,
    after: [...typed, { method: 'POST', template: INVITES, id: 'Contacts', body: toNobody, caller }],
  }),
  get('no invitations', INVITES, 204, { ...type, id: 'Contacts', query: `job_id=${UNKNOWN}` }),
]
