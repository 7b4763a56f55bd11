import { where } from '@x/client'
import { describeOperations } from '@x/operation-tests'
import { createEmulator } from '@x/emulator'
import * as userGroups from '../src/index.ts'
import { at, GROUP } from './zoho.ts'

const USER = '3652397000000186017'
const page = { page: 1, per_page: 200 }
const filters = where('name', 'starts_with', 'a')
const sources = [{ type: 'users', source: { id: USER } }]
const change = { name: 'North', description: null, sources: { mode: 'replace' as const, sources } }

describeOperations(
  userGroups,
  {
    listUserGroups: {
      with: [{ ...page, include: 'sources_count', name: 'a', ids: [GROUP], filters }],
      row: 'UserGroup',
      // `name` is on the pages, `ids` in the newest description, of which no copy is here.
      differs: ['query ids: in no description', 'query name: in the older description only'],
    },
    getUserGroup: {
      with: [GROUP, { include: 'sources' }],
      row: 'UserGroup',
      // On the pages.
      differs: ['query include: in no description'],
    },
    createUserGroup: {
      with: [
        { name: 'New', description: 'd', sources: [...sources, { type: 'groups', source: { id: GROUP } }] },
      ],
      // Groups as sources are on the pages; the descriptions have them in answers only.
      differs: ['body /user_groups/*/sources/*/type must be equal to one of the allowed values'],
    },
    updateUserGroup: { with: [GROUP, change], several: true },
    updateUserGroups: {
      with: [[{ id: GROUP, ...change }]],
      several: true,
      // Experimental.
      differs: ['in the older description only'],
    },
    deleteUserGroup: { with: [GROUP] },
    getDeletionJob: {
      with: [GROUP],
      row: 'DeletionJob',
      // Experimental.
      differs: ['in the older description only'],
    },
    listSources: {
      with: [GROUP, { ...page, type: 'users', user_type: 'active', filters }],
      row: 'Source',
      // The first two are on the pages; `filters` is in the newest description, of which no copy is here.
      differs: [
        'query filters: in no description',
        'query type: in the older description only',
        'query user_type: in the older description only',
      ],
    },
    getSourcesCount: { with: [GROUP], row: 'SourcesCount' },
    listAssociations: {
      with: [GROUP],
      row: 'Association',
      // Read as `details`, which the pages have.
      differs: ['Association has no key detail (2025-06)'],
    },
    listAssociatedUsersCounts: { with: [{ ...page, filters }], row: 'AssociatedUsersCount' },
    listGroupsOfUser: { with: [USER, { ...page, include: 'sources' }], row: 'UserGroup' },
    listAssignedUserGroups: {
      with: [{ ...page, related_entity_id: USER, filters }],
      // Experimental.
      differs: ['in the older description only'],
    },
    listUnassignedUserGroups: {
      with: [{ ...page, related_entity_id: USER }],
      // Experimental.
      differs: ['in the older description only'],
    },
    listGroupedCounts: {
      with: [GROUP, { ...page, group_by: 'status' }],
      row: 'GroupedCount',
      // Experimental. The older description gives the parameters of a page to all lists but this one.
      differs: [
        'in the older description only',
        'query page: in no description',
        'query per_page: in no description',
      ],
    },
  },
  {
    source: new URL('../src/', import.meta.url),
    at: (granted) =>
      at(createEmulator({ readings: { userGroups: { deletionInUse: 'allowed' } } }), { granted }),
  },
)
