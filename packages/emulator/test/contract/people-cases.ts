import { get, send, type Case } from './cases.ts'

const NORA = '3652397000000186017'
const BRAM = '3652397000000186020'
const CEO = '3652397000000026005'
const HEAD = '3652397000000026008'
const FINANCE = '3652397000000026030'
const ADMINISTRATOR = '3652397000000026011'
const STANDARD = '3652397000000026014'
const NO_API = '3652397000000026017'
const EUROPE = '3652397000000505002'
const BENELUX = '3652397000000505004'
const NORDICS = '3652397000000505003'
const UNKNOWN = '1234567890'

const USER = '/users/{user}'
const TRANSFER = '/users/actions/transfer_and_delete'
const TRANSFER_ONE = '/users/{userId}/actions/transfer_and_delete'
const OF_USER = '/users/{user}/territories'
const ROLE = '/settings/roles/{role}'
const PROFILES = '/settings/profiles'
const PROFILE = '/settings/profiles/{id}'
const CLONE = '/settings/profiles/{id}/actions/clone'

const rows =
  (key: string) =>
  (...each: readonly unknown[]): unknown => ({ [key]: each })
const [users, roles, profiles, territories] = ['users', 'roles', 'profiles', 'territories'].map(rows) as [
  ReturnType<typeof rows>,
  ReturnType<typeof rows>,
  ReturnType<typeof rows>,
  ReturnType<typeof rows>,
]
const jane = { last_name: 'Doe', email: 'jane@example.com', role: { id: CEO }, profile: { id: STANDARD } }
const transfer = { id: NORA, records: true, assignment: true, criteria: true }
const order = { transfer, move_subordinate: { id: NORA } }
const asObject = { profiles: { permissionModule: 'object' } } as const
const byBram = { userId: BRAM }

/** Users, roles and profiles: what each operation gives, and how it refuses. */
export const casesOfPeople: readonly Case[] = [
  send('POST', 'a new user', '/users', 201, { body: users(jane) }),
  send('POST', 'a user without an address', '/users', 400, { body: users({ ...jane, email: undefined }) }),
  send('POST', 'a user whose address is taken', '/users', 400, {
    body: users({ ...jane, email: 'nora.lindqvist@harbour-finch.example' }),
  }),
  send('POST', 'a user with a number as name', '/users', 400, { body: users({ ...jane, last_name: 5 }) }),
  send('POST', 'a user with a type', '/users', 400, { body: users({ ...jane, type__s: 'Lite User' }) }),
  send('POST', 'a user without the permission', '/users', 403, { body: users(jane), caller: byBram }),
  send('PUT', 'a changed user by row', '/users', 200, { body: users({ id: BRAM, phone: '1' }) }),
  send('PUT', 'a row without id', '/users', 400, { body: users({ phone: '1' }) }),
  send('PUT', 'a changed user', USER, 200, { id: BRAM, body: users({ phone: '1' }) }),
  send('PUT', 'an unknown user', USER, 400, { id: UNKNOWN, body: users({ phone: '1' }) }),
  send('PUT', 'an address of a confirmed user', USER, 400, {
    id: BRAM,
    body: users({ email: 'n@e.example' }),
    readings: { users: { emailCode: 'EMAIL_UPDATE_NOT_ALOWED' } },
  }),
  send('DELETE', 'a user', USER, 200, { id: BRAM }),
  send('DELETE', 'an unknown user', USER, 400, { id: UNKNOWN }),
  send('DELETE', 'the primary contact', USER, 400, { id: NORA, caller: { userId: '3652397000000186018' } }),
  get('a count', '/users/actions/count', 200, { readings: { users: { countAs: 'string' } } }),
  send('POST', 'a transfer by row', TRANSFER, 200, {
    body: { transfer_and_delete: [{ id: BRAM, ...order }] },
    readings: { users: { transferJobKey: 'job_id' } },
  }),
  send('POST', 'a transfer', TRANSFER_ONE, 200, {
    id: BRAM,
    body: { transfer_and_delete: [order] },
    readings: { users: { transferJobKey: 'job_id' } },
  }),
  send('POST', 'a transfer to nobody', TRANSFER_ONE, 400, {
    id: BRAM,
    body: { transfer_and_delete: [{ ...order, transfer: { ...transfer, id: UNKNOWN } }] },
  }),
  get('a transfer', TRANSFER, 200, {
    query: 'job_id=3652397000010000009',
    after: [{ method: 'POST', template: TRANSFER_ONE, id: BRAM, body: { transfer_and_delete: [order] } }],
  }),
  get('no transfer', TRANSFER, 204, { query: 'job_id=5' }),
  get('a transfer without its job', TRANSFER, 400),
  send('POST', 'a transfer that leaves him', '/users/{userId}/actions/transfer', 201, {
    id: BRAM,
    body: { transfer: [order] },
  }),
  get('a transfer that leaves him', '/users/actions/transfer', 200, {
    query: 'job_id=3652397000010000009',
    after: [
      { method: 'POST', template: '/users/{userId}/actions/transfer', id: BRAM, body: { transfer: [order] } },
    ],
  }),
  get('where a user is named', '/users/{userId}/actions/validate_before_transfer', 200, { id: BRAM }),
  get('where nobody is named', '/users/{userId}/actions/validate_before_transfer', 400, { id: UNKNOWN }),
  get('territories of a user', OF_USER, 200, { id: BRAM }),
  get('no territories of a user', OF_USER, 204, { id: '3652397000000186044' }),
  get('a territory of a user', `${OF_USER}/{territory}`, 200, { id: BRAM, other: EUROPE }),
  send('PUT', 'a territory more', OF_USER, 200, { id: BRAM, body: territories({ id: NORDICS }) }),
  send('PUT', 'a territory that he has', OF_USER, 400, { id: BRAM, body: territories({ id: EUROPE }) }),
  send('DELETE', 'territories', OF_USER, 200, { id: BRAM, query: `ids=${EUROPE}` }),
  send('DELETE', 'a territory', `${OF_USER}/{territory}`, 200, { id: BRAM, other: EUROPE }),
  send('DELETE', 'a territory that he manages', `${OF_USER}/{territory}`, 400, { id: BRAM, other: BENELUX }),

  send('POST', 'a new role', '/settings/roles', 201, {
    body: roles({ name: 'New', reporting_to: { id: CEO } }),
  }),
  send('POST', 'a role whose name is taken', '/settings/roles', 400, { body: roles({ name: 'CEO' }) }),
  send('PUT', 'a changed role by row', '/settings/roles', 200, {
    body: roles({ id: FINANCE, name: 'Money' }),
  }),
  send('PUT', 'a changed role', ROLE, 200, { id: FINANCE, body: roles({ name: 'Money' }) }),
  send('PUT', 'a role below itself', ROLE, 400, { id: HEAD, body: roles({ reporting_to: { id: HEAD } }) }),
  send('PUT', 'an unknown role', ROLE, 400, { id: UNKNOWN, body: roles({ name: 'N' }) }),
  send('DELETE', 'a role', ROLE, 200, { id: FINANCE, query: `transfer_to_id=${CEO}` }),
  send('DELETE', 'a role to nowhere', ROLE, 400, { id: FINANCE }),

  get('profiles', PROFILES, 200),
  get('profiles of a type that is not there', PROFILES, 400, { query: 'type=planet' }),
  get('a profile', PROFILE, 200, { id: STANDARD, readings: asObject }),
  get('no profile', PROFILE, 204, { id: UNKNOWN }),
  send('POST', 'a clone', CLONE, 201, { id: STANDARD, body: profiles({ name: 'New' }) }),
  send('POST', 'a clone whose name is taken', CLONE, 400, {
    id: STANDARD,
    body: profiles({ name: 'Standard' }),
  }),
  send('PUT', 'a changed profile', PROFILE, 200, { id: NO_API, body: profiles({ name: 'New' }) }),
  send('PUT', "a profile of Zoho's", PROFILE, 400, { id: ADMINISTRATOR, body: profiles({ name: 'New' }) }),
  send('DELETE', 'a profile', PROFILE, 200, { id: NO_API, query: `transfer_to=${STANDARD}` }),
  send('DELETE', 'a profile to nowhere', PROFILE, 400, { id: NO_API }),
]

const TERRITORIES = '/settings/territories'
const TERRITORY = '/settings/territories/{id}'
const MOVE = '/settings/territories/actions/transfer_and_delete'
const MOVE_ONE = '/settings/territories/{id}/actions/transfer_and_delete'
const WORLD = '3652397000000505001'
const ASIA = '3652397000000505006'
const ZOE = '3652397000000186044'
const alps = { name: 'Alps', reporting_to: { id: EUROPE }, permission_type: 'read_only' }

const ACCOUNT = '3652397000005200041'
const ASSIGN_ONE = '/{module}/{record}/actions/assign_territories'
const records = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
const data = rows('data')
const assigned = { Territories: [{ id: NORDICS }] }
const assignedBefore = {
  caller: records,
  after: [
    {
      method: 'POST',
      template: ASSIGN_ONE,
      id: 'Accounts',
      other: ACCOUNT,
      body: data(assigned),
      caller: records,
    },
  ],
}

/** Writes of territories. */
export const casesOfTerritories: readonly Case[] = [
  send('POST', 'a new territory', TERRITORIES, 201, { body: territories(alps) }),
  send('POST', 'a territory whose name is taken', TERRITORIES, 400, {
    body: territories({ ...alps, name: 'Europe' }),
  }),
  send('POST', 'a territory without a name', TERRITORIES, 400, {
    body: territories({ ...alps, name: undefined }),
  }),
  send('POST', 'a territory of a bad kind', TERRITORIES, 400, {
    body: territories({ ...alps, permission_type: 'all' }),
  }),
  send('PUT', 'a changed territory by row', TERRITORIES, 200, {
    body: territories({ id: NORDICS, name: 'North' }),
  }),
  send('PUT', 'a changed territory', TERRITORY, 200, { id: NORDICS, body: territories({ name: 'North' }) }),
  send('PUT', 'an unknown territory', TERRITORY, 400, { id: UNKNOWN, body: territories({ name: 'North' }) }),
  send('DELETE', 'territories', TERRITORIES, 200, { query: `ids=${NORDICS}` }),
  send('DELETE', 'no territories', TERRITORIES, 400),
  send('DELETE', 'a territory', TERRITORY, 200, { id: NORDICS }),
  send('DELETE', 'the top', TERRITORY, 400, { id: WORLD }),
  send('POST', 'a territory that goes', MOVE, 200, {
    body: territories({ id: EUROPE, transfer_to_id: ASIA }),
  }),
  send('POST', 'a territory that goes', MOVE_ONE, 200, {
    id: EUROPE,
    body: territories({ transfer_to_id: ASIA }),
  }),
  send('POST', 'a territory that goes nowhere', MOVE_ONE, 400, {
    id: EUROPE,
    body: territories({ transfer_to_id: UNKNOWN }),
  }),
  get('users of a territory', '/settings/territories/{territory}/users', 200, { id: EUROPE }),
  get('a user of a territory', '/settings/territories/{territory}/users/{user}', 200, {
    id: EUROPE,
    other: BRAM,
  }),
  send('PUT', 'a user more', '/settings/territories/{territory}/users', 200, {
    id: EUROPE,
    body: users({ id: ZOE }),
  }),
  send('PUT', 'a user who is there', '/settings/territories/{territory}/users', 400, {
    id: EUROPE,
    body: users({ id: BRAM }),
  }),
  send('PUT', 'one user more', '/settings/territories/{territory}/users/{user}', 200, {
    id: EUROPE,
    other: ZOE,
  }),
  send('DELETE', 'users', '/settings/territories/{territory}/users', 200, {
    id: EUROPE,
    query: `ids=${BRAM}`,
  }),
  send('DELETE', 'a user', '/settings/territories/{territory}/users/{user}', 200, {
    id: EUROPE,
    other: BRAM,
  }),
  get('territories that went', '/settings/territories/actions/deleted_associated_territories', 200, {
    caller: records,
    after: [
      {
        method: 'POST',
        template: ASSIGN_ONE,
        id: 'Accounts',
        other: ACCOUNT,
        body: data(assigned),
        caller: records,
      },
      { method: 'DELETE', template: TERRITORY, id: NORDICS },
    ],
  }),
  send('POST', 'territories for records', '/{module}/actions/assign_territories', 202, {
    id: 'Accounts',
    body: data({ id: ACCOUNT, ...assigned }),
    caller: records,
  }),
  send('POST', 'territories for a record', ASSIGN_ONE, 202, {
    id: 'Accounts',
    other: ACCOUNT,
    body: data(assigned),
    caller: records,
  }),
  send('POST', 'an unknown territory for a record', ASSIGN_ONE, 400, {
    id: 'Accounts',
    other: ACCOUNT,
    body: data({ Territories: [{ id: UNKNOWN }] }),
    caller: records,
  }),
  send('POST', 'territories of records that go', '/{module}/actions/remove_territories', 202, {
    ...assignedBefore,
    id: 'Accounts',
    body: data({ id: ACCOUNT, ...assigned }),
  }),
  send('POST', 'territories of a record that go', '/{module}/{record}/actions/remove_territories', 202, {
    ...assignedBefore,
    id: 'Accounts',
    other: ACCOUNT,
    body: data(assigned),
  }),
]

const AWAY = '/settings/users_unavailability'
const AWAY_ONE = '/settings/users_unavailability/{id}'
const FIRST = '3652397000010000009'
const times = { from: '2026-07-01T09:00:00+02:00', to: '2026-07-14T18:00:00+02:00' }
const away = rows('users_unavailability')
const isAway = { id: FIRST, after: [{ method: 'POST', template: AWAY, body: away(times) }] }

/** Unavailability of users. */
export const casesOfUnavailability: readonly Case[] = [
  send('POST', 'a time away', AWAY, 201, { body: away(times) }),
  send('POST', 'a time away without an end', AWAY, 400, { body: away({ from: times.from }) }),
  get('times away', AWAY, 200, { ...isAway, id: '', query: 'include_inner_details=user.zuid' }),
  get('times away of a bad role', AWAY, 400, { query: 'role_ids=x' }),
  get('a time away', AWAY_ONE, 200, { ...isAway, query: 'include_inner_details=user.zuid' }),
  get('an unknown time away', AWAY_ONE, 204, { id: UNKNOWN }),
  send('PUT', 'times away by row', AWAY, 200, {
    ...isAway,
    id: '',
    body: away({ id: FIRST, comments: 'x' }),
  }),
  send('PUT', 'a time away', AWAY_ONE, 200, { ...isAway, body: away({ comments: 'x' }) }),
  send('DELETE', 'a time away', AWAY_ONE, 200, isAway),
]
