import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
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
    at: (granted) => {
      const emulator = createEmulator()
      const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
      return createClient({
        token: () => ({ value, apiDomain }),
        fetch: emulator.fetch,
        clock: emulator.clock,
      })
    },
  },
)
