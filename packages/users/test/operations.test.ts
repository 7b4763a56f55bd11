import { createClient, where, type Client } from '@x/client'
import { createEmulator, issueGrant, type EmulatorClock } from '@x/emulator'
import { describeOperations } from '@x/operation-tests'
import * as users from '../src/index.ts'

// They are in the emulator's organization.
/** Whose token it is: settings such as the time zone are one's own to change. */
const CALLER = '3652397000000186017'
const USER = '3652397000000186022'
const OTHER = '3652397000000186025'
const ROLE = '3652397000000026022'
const OTHER_ROLE = '3652397000000026021'
const PROFILE = '3652397000000026017'
const OTHER_PROFILE = '3652397000000026014'
const PERMISSION = '3652397000000026101'
const TERRITORY = '3652397000000505004'
const EUROPE = '3652397000000505002'
const LEAF = '3652397000000505003'
const MEMBER = '3652397000000186020'
const ACCOUNT = '3652397000005200041'
const territory = { name: 'Alps', reporting_to: { id: EUROPE }, permission_type: 'read_only' }
const away = { transfer_to_id: EUROPE, delete_previous_forecasts: false }
const assigned = { Territories: [{ id: TERRITORY }] }
const away2026 = { from: '2026-07-01T09:00:00+02:00', to: '2026-07-14T18:00:00+02:00' }
/** What somebody may do who may do everything. */
const EVERYTHING = ['users', 'settings', 'modules', 'org', 'change_owner'].map(
  (group) => `ZohoCRM.${group}.ALL`,
)
/** Id of the first row that is made. */
const FIRST = '3652397000010000009'
const JOB = '3652397000012622009'
const transfer = {
  transfer: { id: OTHER, records: true, assignment: true, criteria: true },
  move_subordinate: { id: OTHER },
}
const person = {
  email: 'patricia@example.com',
  first_name: 'Patricia',
  last_name: 'Boyle',
  role: { id: ROLE },
  profile: { id: PROFILE },
}

const PORTAL = 'PortalsAPItest100'
const clients: users.NewPortalUserType = {
  name: 'Clients',
  personality_module: { id: '3652397000001020000', api_name: 'Contacts' },
}
// What is made gets these ids, the portal the first of all.
const TYPE = '3652397000010000010'
const OTHER_TYPE = '3652397000010000011'
const INVITE_JOB = '3652397000010000012'
const CONTACT = '3652397000005200129'
const RULE = FIRST
const invite = { user_type_id: TYPE, type: 'invite', language: 'de_DE' } as const
const openPortal = (zoho: Client): Promise<unknown> => users.createPortal(zoho, { name: PORTAL })
const makeTypes = async (zoho: Client): Promise<void> => {
  await openPortal(zoho)
  await users.createPortalUserType(zoho, PORTAL, clients)
  await users.createPortalUserType(zoho, PORTAL, { ...clients, name: 'Partners' })
}
const inviteContact = async (zoho: Client): Promise<void> => {
  await makeTypes(zoho)
  await users.invitePortalUser(zoho, 'Contacts', CONTACT, invite)
}
const inviteMany = async (zoho: Client): Promise<void> => {
  await makeTypes(zoho)
  await users.invitePortalUsers(zoho, 'Contacts', { portal_invite: [{ data: [{ id: CONTACT, ...invite }] }] })
}
const rule = {
  name: 'North',
  type: 'Record_Owner_Based',
  shared_from: { type: 'roles', resource: { id: ROLE }, subordinates: true },
  shared_to: { type: 'all_users' },
  superiors_allowed: true,
  permission_type: 'read',
}
const LEADS = '3652397000001000000'
const pass = (zoho: Client): void => {
  const clock: unknown = zoho.clock
  ;(clock as EmulatorClock).advance(5000)
}
/** Rules are computed for five seconds after each change. */
const share = async (zoho: Client): Promise<void> => {
  await users.createSharingRule(zoho, 'Leads', rule as users.NewSharingRule)
  pass(zoho)
}
const shareOff = async (zoho: Client): Promise<void> => {
  await share(zoho)
  await users.deactivateSharingRule(zoho, RULE, 'Leads')
  pass(zoho)
}
const beAway = (zoho: Client): Promise<unknown> => users.createUnavailabilities(zoho, [away2026])
/** The job of an assignment is over after five seconds. */
const assign = async (zoho: Client): Promise<void> => {
  await users.assignTerritoriesToRecord(zoho, 'Accounts', ACCOUNT, { data: [assigned] })
  const clock: unknown = zoho.clock
  ;(clock as EmulatorClock).advance(5000)
}

describeOperations(
  users,
  {
    listUsers: {
      with: [
        {
          type: 'ActiveUsers',
          page: 1,
          per_page: 200,
          ids: [USER],
          fields: ['email'],
          type__s: ['Regular User'],
          include_lite_users: true,
          role_id: ROLE,
          modifiedSince: '2026-01-05T09:00:00+00:00',
        },
      ],
      row: 'User',
      // The newest description, one folder per area, has them, of which no copy is here; `ids` is on the pages of v7.
      differs: [
        'query fields: in no description',
        'query ids: in the older description only',
        'query include_lite_users: in no description',
        'query role_id: in no description',
      ],
    },
    getUser: { with: [USER], row: 'User' },
    createUser: {
      with: [person],
      // The descriptions want the name beside the id; pages and others send the id alone.
      differs: [
        "body /users/*/profile must have required property 'name'",
        "body /users/*/role must have required property 'name'",
      ],
    },
    updateUsers: { with: [[{ id: USER, status: 'inactive' }]] },
    updateUser: { with: [CALLER, { phone: null, time_zone: 'Europe/Berlin' }] },
    deleteUser: { with: [USER] },
    countUsers: {
      with: [{ type: 'ActiveUsers' }],
      // A page of v7 has it.
      differs: ['in the older description only'],
    },
    transferAndDeleteUsers: { with: [{ transfer_and_delete: [{ id: USER, ...transfer }] }] },
    transferAndDeleteUser: { with: [USER, { transfer_and_delete: [transfer] }] },
    getTransferAndDeleteStatus: { with: [JOB], row: 'UserTransferJob' },
    transferUser: { with: [USER, { transfer: [transfer] }] },
    getTransferUserStatus: { with: [JOB], row: 'UserTransferJob' },
    validateUserTransfer: { with: [USER], row: 'UserTransferCheck' },
    listUserTerritories: {
      with: [USER, { page: 1, per_page: 200 }],
      row: 'UserTerritory',
      // Its answer has `info`, so it has pages; no source names the parameters.
      differs: ['query page: in no description', 'query per_page: in no description'],
    },
    getUserTerritory: { with: [USER, TERRITORY], row: 'UserTerritory' },
    addUserTerritories: { with: [OTHER, [{ id: TERRITORY }]] },
    removeUserTerritories: { with: [USER, [TERRITORY]] },
    removeUserTerritory: { with: [USER, TERRITORY] },
    listTerritories: {
      with: [
        {
          page: 1,
          per_page: 200,
          ids: [TERRITORY],
          filters: where('name', 'starts_with', 'N'),
          include: ['lead_rule_criteria'],
          include_inner_details: ['manager.zuid'],
        },
      ],
      row: 'Territory',
    },
    getTerritory: { with: [TERRITORY, { include_inner_details: ['manager.status'] }], row: 'Territory' },
    listChildTerritories: { with: [TERRITORY, { page: 1 }], row: 'Territory' },
    createTerritories: { with: [[{ ...territory, manager: { id: USER }, description: 'Mountains' }]] },
    updateTerritories: { with: [[{ id: TERRITORY, name: 'North', manager: null }]] },
    updateTerritory: { with: [TERRITORY, { name: 'North' }] },
    deleteTerritories: { with: [[LEAF], { delete_previous_forecasts: true }] },
    deleteTerritory: { with: [LEAF, { delete_previous_forecasts: true }] },
    transferAndDeleteTerritories: { with: [{ territories: [{ id: TERRITORY, ...away }] }] },
    transferAndDeleteTerritory: { with: [TERRITORY, away] },
    // Answers have `info`, so there are pages; no source names the parameters.
    getTerritoryUserCounts: {
      with: [{ page: 1 }],
      row: 'TerritoryUserCount',
      differs: ['query page: in no description'],
    },
    listTerritoryUsers: {
      with: [EUROPE, { page: 1 }],
      row: 'User',
      differs: ['query page: in no description'],
    },
    getTerritoryUser: { with: [EUROPE, MEMBER], row: 'User' },
    addTerritoryUsers: { with: [EUROPE, [{ id: USER }]] },
    addTerritoryUser: { with: [EUROPE, USER] },
    removeTerritoryUsers: { with: [EUROPE, [MEMBER]] },
    removeTerritoryUser: { with: [EUROPE, MEMBER] },
    getRecordTerritories: { with: ['Accounts', ACCOUNT] },
    assignTerritoriesToRecords: { with: ['Accounts', [{ id: ACCOUNT, ...assigned }]] },
    assignTerritoriesToRecord: { with: ['Accounts', ACCOUNT, { data: [assigned] }] },
    removeTerritoriesFromRecords: {
      with: ['Accounts', [{ id: ACCOUNT, ...assigned }]],
      before: assign,
    },
    removeTerritoriesFromRecord: { with: ['Accounts', ACCOUNT, { data: [assigned] }], before: assign },
    listDeletedAssociatedTerritories: {
      with: [{ ids: [TERRITORY], page: 1 }],
      row: 'DeletedTerritory',
      differs: ['in the older description only', 'query page: in no description'],
    },
    listUnavailabilities: {
      with: [
        {
          group_ids: ['1'],
          role_ids: [ROLE],
          territory_ids: [TERRITORY],
          include_inner_details: 'user.zuid',
          filters: where('from', 'greater_than', '2026-07-01T09:00:00+02:00'),
          page: 1,
        },
      ],
      row: 'Unavailability',
      // The pages of v7 have it; its answer has `info`.
      differs: ['in the older description only', 'query page: in no description'],
    },
    getUnavailability: {
      with: [FIRST, { include_inner_details: 'user.zuid' }],
      row: 'Unavailability',
      differs: ['in the older description only'],
    },
    createUnavailabilities: {
      with: [[{ ...away2026, comments: 'Summer', user: { id: USER } }]],
      differs: ['in the older description only'],
    },
    updateUnavailabilities: {
      with: [[{ id: FIRST, to: away2026.to }]],
      before: beAway,
      differs: ['in the older description only'],
    },
    updateUnavailability: {
      with: [FIRST, { comments: null }],
      before: beAway,
      differs: ['in the older description only'],
    },
    deleteUnavailability: { with: [FIRST], before: beAway, differs: ['in the older description only'] },
    listPortals: { with: [], row: 'Portal', before: openPortal },
    getPortal: { with: [PORTAL], row: 'Portal', before: openPortal },
    createPortal: { with: [{ name: PORTAL }] },
    updatePortal: { with: [PORTAL, { name: 'Portals2' }], before: openPortal },
    deletePortal: { with: [PORTAL], before: openPortal },
    getPortalMeta: { with: [{ module: 'Contacts' }], differs: ['in the older description only'] },
    listPortalUserTypes: { with: [PORTAL], row: 'PortalUserType', before: makeTypes },
    getPortalUserType: { with: [PORTAL, TYPE], row: 'PortalUserType', before: makeTypes },
    // Pages make one of a name and a module.
    createPortalUserType: {
      with: [PORTAL, clients],
      before: openPortal,
      differs: [
        "body /user_type/* must have required property 'invitation_field'",
        "body /user_type/* must have required property 'modules'",
      ],
    },
    // Pages change any key alone.
    updatePortalUserType: {
      with: [PORTAL, TYPE, { name: 'Vendor', active: true }],
      before: makeTypes,
      differs: [
        "body /user_type/* must have required property 'modules'",
        "body /user_type/* must have required property 'personality_module'",
      ],
    },
    // In the newest description, of which no copy is here.
    deletePortalUserType: {
      with: [PORTAL, TYPE, { transfer_to: OTHER_TYPE }],
      before: makeTypes,
      differs: ['query transfer_to: in no description'],
    },
    // Pages demand it.
    listPortalUsers: {
      with: [
        PORTAL,
        TYPE,
        { type: 'AllUsers', page: 1, Source__s: 'x', filters: where('status_reason__s', 'not_equal', 'x') },
      ],
      row: 'PortalUser',
      before: inviteContact,
      differs: ['query type: in the older description only'],
    },
    deletePortalUsers: { with: [PORTAL, TYPE, [CONTACT]], before: inviteContact },
    transferPortalUsers: { with: [PORTAL, TYPE, OTHER_TYPE, [CONTACT]], before: inviteContact },
    changePortalUserStatus: {
      with: [PORTAL, TYPE, CONTACT, { active: false }],
      before: inviteContact,
      differs: ['in the older description only'],
    },
    changePortalUsersStatus: {
      with: [PORTAL, TYPE, { change_status: [{ users: [{ personality_id: CONTACT, active: false }] }] }],
      before: inviteContact,
    },
    invitePortalUser: { with: ['Contacts', CONTACT, invite], before: makeTypes },
    invitePortalUsers: {
      with: ['Contacts', { portal_invite: [{ data: [{ id: CONTACT, ...invite }] }] }],
      before: makeTypes,
    },
    getPortalInviteJobs: {
      with: ['Contacts', { job_id: INVITE_JOB }],
      row: 'PortalInviteJob',
      before: inviteMany,
    },
    getDataSharing: { with: [], row: 'DataSharing' },
    updateDataSharing: {
      with: [[{ share_type: 'public', module: { id: LEADS, api_name: 'Leads' } }]],
    },
    listSharingRules: {
      with: [{ module: 'Leads', page: 1, per_page: 200 }],
      row: 'SharingRule',
      differs: ['in the older description only'],
    },
    getSharingRule: {
      with: [RULE, { module: 'Leads' }],
      row: 'SharingRule',
      differs: ['in the older description only'],
    },
    createSharingRule: { with: ['Leads', rule], differs: ['in the older description only'] },
    updateSharingRules: {
      with: ['Leads', [{ id: RULE, name: 'South' }]],
      before: share,
      differs: ['in the older description only'],
    },
    updateSharingRule: {
      with: [RULE, 'Leads', { name: 'South' }],
      before: share,
      differs: ['in the older description only'],
    },
    deleteSharingRule: { with: [RULE, 'Leads'], before: share, differs: ['in the older description only'] },
    activateSharingRule: {
      with: [RULE, 'Leads'],
      before: shareOff,
      differs: ['in the older description only'],
    },
    deactivateSharingRule: {
      with: [RULE, 'Leads'],
      before: share,
      differs: ['in the older description only'],
    },
    rerunSharingRules: { with: ['Leads'], differs: ['in the older description only'] },
    searchSharingRules: {
      with: [where('name', 'like', 'N'), { page: 1 }],
      differs: ['in the older description only'],
    },
    getSharingRuleSummary: {
      with: [{ module: 'Leads' }],
      row: 'SharingRuleSummary',
      differs: ['in the older description only'],
    },
    searchSharingRuleSummary: {
      with: [where('name', 'like', 'N'), { module: 'Leads' }],
      differs: ['in the older description only'],
    },
    listProfiles: {
      with: [
        {
          page: 1,
          per_page: 200,
          type: 'normal_profile',
          include_types: ['Lite'],
          include_lite_profile: true,
        },
      ],
      row: 'Profile',
      // The newest description has pages; `include_lite_profile` is in the official SDK.
      differs: [
        'query include_lite_profile: in no description',
        'query page: in no description',
        'query per_page: in no description',
      ],
    },
    getProfile: { with: [PROFILE], row: 'Profile' },
    cloneProfile: { with: [PROFILE, { name: 'Support', description: 'Reads' }] },
    updateProfile: {
      with: [PROFILE, { name: 'Support', permissions_details: [{ id: PERMISSION, enabled: false }] }],
    },
    deleteProfile: {
      with: [PROFILE, OTHER_PROFILE],
      // The description of 2026 calls it `transfer_to_id`.
      differs: ['query transfer_to: in the older description only'],
    },
    listRoles: { with: [], row: 'Role' },
    getRole: { with: [ROLE], row: 'Role' },
    createRole: {
      with: [{ name: 'Sales North', reporting_to: { id: ROLE }, description: null, share_with_peers: true }],
    },
    updateRoles: { with: [[{ id: ROLE, name: 'North', forecast_manager: { id: USER } }]] },
    updateRole: { with: [ROLE, { name: 'North', reporting_to: { id: OTHER_ROLE } }] },
    deleteRole: { with: [ROLE, OTHER_ROLE] },
  },
  {
    source: new URL('../src/', import.meta.url),
    at: (granted, before) => {
      const emulator = createEmulator()
      const clientWith = (scopes: readonly string[], ready?: Promise<unknown>): Client => {
        const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
        return createClient({
          token: () => ({ value, apiDomain }),
          fetch: async (request) => {
            await ready
            return await emulator.fetch(request)
          },
          clock: emulator.clock,
        })
      }
      return clientWith(granted, before?.(clientWith(EVERYTHING)))
    },
  },
)
