import { malformedBody, type FormPart, type crmReadings, type OrganizationSeed } from '../../src/crm/index.ts'
import type { ReadingsInputOf } from '../../src/readings/areas.ts'

/** One call and the status that it must get; the body is for the description to judge. */
export interface Case {
  readonly title: string
  readonly method: string
  /** Path in Zoho's descriptions. */
  readonly template: string
  /** What stands at the variable of the template. */
  readonly id?: string
  /** What stands at the second one. */
  readonly other?: string
  /** What stands at the third one. */
  readonly third?: string
  /** What stands at the fourth one. */
  readonly fourth?: string
  readonly query?: string
  readonly body?: unknown
  /** Parts of a body of `multipart/form-data`. */
  readonly form?: readonly FormPart[]
  readonly status: number
  readonly readings?: ReadingsInputOf<typeof crmReadings>
  readonly seed?: OrganizationSeed
  readonly caller?: { readonly userId?: string; readonly scopes?: readonly string[] }
  /** Calls before this one, to the same organization. */
  readonly after?: readonly Omit<Case, 'title' | 'status'>[]
}

const GROUPS = '/settings/user_groups'
const GROUP = '/settings/user_groups/{group}'
const SOURCES = `${GROUP}/sources`
const COUNT = `${GROUP}/actions/sources_count`
const ASSOCIATIONS = `${GROUP}/actions/associations`
const USERS_COUNT = `${GROUPS}/actions/associated_users_count`
const JOBS = `${GROUPS}/actions/deletion_jobs`
const GROUPED = `${GROUP}/associated_users/actions/grouped_counts`
const OF_USER = '/users/{user}/actions/associated_groups'
const TERRITORIES = '/settings/territories'
const TERRITORY = '/settings/territories/{id}'

const NORTH = '3652397000009952001'
const ALL_SALES = '3652397000009952011'
const LAUNCH = '3652397000009952041'
const NOBODY = '3652397000009952101'
const NORA = '3652397000000186017'
const BRAM = '3652397000000186020'
const UNKNOWN = '1234567890'

const scopeless = { scopes: [] }
const withoutPermission = { userId: BRAM }
const empty: OrganizationSeed = {}

const source = { type: 'users', source: { id: NORA } }
const row = { name: 'Test group', description: 'Mine', sources: [source] }
const rows = (...user_groups: readonly unknown[]): unknown => ({ user_groups })
const filter = (api_name: string, comparator: string, value: string): string =>
  `filters=${encodeURIComponent(JSON.stringify({ field: { api_name }, comparator, value }))}`

export const get = (title: string, template: string, status: number, rest: Partial<Case> = {}): Case => ({
  title,
  method: 'GET',
  template,
  status,
  ...rest,
})
export const send = (
  method: string,
  title: string,
  template: string,
  status: number,
  rest: Partial<Case> = {},
): Case => ({ title, method, template, status, ...rest })

/** Every operation, with what it gives and how it refuses. */
export const cases: readonly Case[] = [
  get('a list', GROUPS, 200),
  get('a page of a list', GROUPS, 200, { query: 'page=2&per_page=3' }),
  get('a list with counts', GROUPS, 200, { query: 'include=sources_count' }),
  get('a list with counts as objects', GROUPS, 200, {
    query: 'include=sources_count',
    readings: { userGroups: { usersCountInRows: 'object', zeroCountsInRows: 'present' } },
  }),
  get('a list with sources', GROUPS, 200, { query: 'include=sources' }),
  get('a filtered list', GROUPS, 200, { query: filter('name', 'contains', 'sales') }),
  get('an empty list', GROUPS, 204, { seed: empty }),
  get('a list by bad filters', GROUPS, 400, { query: 'filters=%7B' }),
  get('a list with a bad page', GROUPS, 400, { query: 'page=0' }),
  get('a list without the scope', GROUPS, 401, { caller: scopeless }),
  get('a list without the permission', GROUPS, 403, { caller: withoutPermission }),
  get('a list without the permission, as a list', GROUPS, 403, {
    caller: withoutPermission,
    readings: { requests: { permissionsDetail: 'array' } },
  }),

  get('a group', GROUP, 200, { id: NORTH }),
  get('a group never modified', GROUP, 200, { id: NOBODY }),
  get('a group with counts', GROUP, 200, { id: NORTH, query: 'include=sources_count' }),
  get('a group with sources', GROUP, 200, { id: NORTH, query: 'include=sources' }),
  get('no group', GROUP, 204, { id: UNKNOWN, readings: { userGroups: { unknownId: 'no-content' } } }),
  get('an unknown group', GROUP, 400, { id: UNKNOWN }),
  get('a group by a word', GROUP, 404, { id: 'word' }),
  get('a group without the scope', GROUP, 401, { id: NORTH, caller: scopeless }),
  get('a group without the permission', GROUP, 403, { id: NORTH, caller: withoutPermission }),

  send('POST', 'a new group', GROUPS, 201, { body: rows(row) }),
  send('POST', 'two new groups', GROUPS, 201, { body: rows(row, { ...row, name: 'Another' }) }),
  send('POST', 'one of two new groups', GROUPS, 207, { body: rows(row, row) }),
  send('POST', 'a group without a name', GROUPS, 400, { body: rows({ sources: [source] }) }),
  send('POST', 'a group without sources', GROUPS, 400, { body: rows({ name: 'Alone' }) }),
  send('POST', 'a name that is taken', GROUPS, 400, { body: rows({ ...row, name: 'All sales' }) }),
  send('POST', 'a name that is too long', GROUPS, 400, { body: rows({ ...row, name: 'x'.repeat(251) }) }),
  send('POST', 'a name that is a number', GROUPS, 400, { body: rows({ ...row, name: 1 }) }),
  send('POST', 'a source that is unknown', GROUPS, 400, {
    body: rows({ ...row, sources: [{ type: 'users', source: { id: UNKNOWN } }] }),
  }),
  send('POST', 'no rows', GROUPS, 400, { body: rows() }),
  send('POST', 'no body', GROUPS, 400),
  send('POST', 'a body that is not JSON', GROUPS, 400, { body: malformedBody }),
  send('POST', 'a group without the scope', GROUPS, 401, { body: rows(row), caller: scopeless }),
  send('POST', 'a group without the permission', GROUPS, 403, { body: rows(row), caller: withoutPermission }),

  send('PUT', 'a changed group', GROUP, 200, { id: LAUNCH, body: rows(row) }),
  send('PUT', 'a source removed', GROUP, 200, {
    id: NORTH,
    body: rows({
      name: 'North',
      sources: [{ type: 'users', source: { id: '3652397000000186022' }, _delete: true }],
    }),
  }),
  send('PUT', 'a bad source', GROUP, 400, {
    id: LAUNCH,
    body: rows({ ...row, sources: [{ type: 'roles', source: { id: UNKNOWN } }] }),
  }),
  send('PUT', 'a row without sources', GROUP, 400, { id: LAUNCH, body: rows({ name: 'Alone' }) }),
  send('PUT', 'a name that is taken', GROUP, 400, { id: LAUNCH, body: rows({ ...row, name: 'All sales' }) }),
  send('PUT', 'an unknown group', GROUP, 400, { id: UNKNOWN, body: rows(row) }),
  send('PUT', 'a word', GROUP, 404, { id: 'word', body: rows(row) }),
  send('PUT', 'a group without the scope', GROUP, 401, { id: LAUNCH, body: rows(row), caller: scopeless }),

  send('PUT', 'several changed groups', GROUPS, 200, {
    body: rows({ ...row, id: LAUNCH }, { ...row, id: NOBODY, name: 'Other' }),
  }),
  send('PUT', 'a row without an id', GROUPS, 400, { body: rows(row) }),
  send('PUT', 'a row with an unknown id', GROUPS, 400, { body: rows({ ...row, id: UNKNOWN }) }),

  send('DELETE', 'a group', GROUP, 200, { id: LAUNCH }),
  send('DELETE', 'a group by a job', GROUP, 200, {
    id: LAUNCH,
    readings: { userGroups: { deletion: 'job' } },
  }),
  send('DELETE', 'a group by a job, with success', GROUP, 200, {
    id: LAUNCH,
    readings: { userGroups: { deletion: 'job', scheduledStatus: 'success' } },
  }),
  send('DELETE', 'a group in use', GROUP, 400, { id: ALL_SALES }),
  send('DELETE', 'a group twice', GROUP, 400, {
    id: LAUNCH,
    readings: { userGroups: { deletion: 'job' } },
    after: [{ method: 'DELETE', template: GROUP, id: LAUNCH }],
  }),
  send('DELETE', 'an unknown group', GROUP, 400, { id: UNKNOWN }),
  send('DELETE', 'a word', GROUP, 404, { id: 'word' }),
  get('a deletion job', JOBS, 200, {
    query: 'job_id=3652397000010000009',
    readings: { userGroups: { deletion: 'job' } },
    after: [{ method: 'DELETE', template: GROUP, id: LAUNCH }],
  }),
  get('an unknown deletion job', JOBS, 204, { query: 'job_id=1' }),
  get('a deletion job without an id', JOBS, 400),

  get('sources', SOURCES, 200, { id: NORTH }),
  get('sources as the pages of v4 to v7 show them', SOURCES, 200, {
    id: NORTH,
    readings: { userGroups: { territoryFlag: 'subordinates' } },
  }),
  get('sources of one type', SOURCES, 200, { id: NORTH, query: 'type=territories' }),
  get('no sources', SOURCES, 204, { id: NOBODY }),
  get('sources of an unknown type', SOURCES, 400, { id: NORTH, query: 'type=planets' }),
  get('sources of an unknown user type', SOURCES, 400, { id: NORTH, query: 'user_type=tired' }),
  get('sources of an unknown group', SOURCES, 400, { id: UNKNOWN }),

  get('the counts of sources', COUNT, 200, { id: NORTH }),
  get('the counts of sources without zeros', COUNT, 200, {
    id: LAUNCH,
    readings: { userGroups: { zeroCounts: 'absent' } },
  }),
  get('no counts of sources', COUNT, 204, { id: NOBODY }),
  get('the counts of an unknown group', COUNT, 400, { id: UNKNOWN }),
  get('the counts of a word', COUNT, 404, { id: 'word' }),

  get('associations', ASSOCIATIONS, 200, { id: ALL_SALES }),
  get('associations under the older key', ASSOCIATIONS, 200, {
    id: ALL_SALES,
    readings: { userGroups: { associationDetailKey: 'detail' } },
  }),
  get('no associations', ASSOCIATIONS, 204, { id: LAUNCH }),
  get('associations of an unknown group', ASSOCIATIONS, 400, { id: UNKNOWN }),
  get('associations of a word', ASSOCIATIONS, 404, { id: 'word' }),

  get('the counts of users', USERS_COUNT, 200),
  get('the filtered counts of users', USERS_COUNT, 200, {
    query: filter('description', 'starts_with', 'people'),
  }),
  get('no counts of users', USERS_COUNT, 204, { seed: empty }),
  get('the counts of users by bad filters', USERS_COUNT, 400, { query: 'filters=x' }),

  get('the groups of a user', OF_USER, 200, { id: BRAM }),
  get('the groups of a user with sources', OF_USER, 200, { id: BRAM, query: 'include=sources' }),
  get('the groups of a user with counts', OF_USER, 200, { id: BRAM, query: 'include=sources_count' }),
  get('no groups of a user', OF_USER, 204, { id: '3652397000000186044' }),
  get('the groups of an unknown user', OF_USER, 400, { id: UNKNOWN }),
  get('the groups of a word', OF_USER, 404, { id: 'word' }),
  get('the groups of a user with one scope only', OF_USER, 401, {
    id: BRAM,
    caller: { scopes: ['ZohoCRM.settings.user_groups.READ'] },
  }),

  get('the users of a group by status', GROUPED, 200, { id: NORTH, query: 'group_by=status' }),
  get('no users of a group by status', GROUPED, 204, { id: NOBODY, query: 'group_by=status' }),
  get('the users of a group by nothing', GROUPED, 400, { id: NORTH }),
  ...(['get_assigned', 'get_unassigned'] as const).flatMap((action) => {
    const template = `${GROUPS}/actions/${action}`
    const question = { feature: 'user_groups', related_entity_id: NORA }
    return [
      send('POST', action, template, 200, { body: { [action]: question } }),
      send('POST', `${action} without groups`, template, 204, { body: { [action]: question }, seed: empty }),
      send('POST', `${action} without an entity`, template, 400, {
        body: { [action]: { feature: 'user_groups' } },
      }),
    ]
  }),

  get('users', '/users', 200),
  get('the current user', '/users', 200, { query: 'type=CurrentUser' }),
  get('deactivated users', '/users', 200, { query: 'type=DeactiveUsers' }),
  get('deleted users', '/users', 200, { query: 'type=DeletedUsers' }),
  get('no users', '/users', 204, { query: 'page=9' }),
  get('users of an unknown type', '/users', 400, { query: 'type=Tired' }),
  get('users without the scope', '/users', 401, { caller: scopeless }),
  get('a user', '/users/{user}', 200, { id: NORA }),
  get('no user', '/users/{user}', 204, { id: UNKNOWN }),

  get('the organization', '/org', 200),
  get('the organization without the scope', '/org', 401, { caller: scopeless }),

  get('roles', '/settings/roles', 200),
  get('a role', '/settings/roles/{role}', 200, { id: '3652397000000026005' }),
  get('no role', '/settings/roles/{role}', 204, { id: UNKNOWN }),
  get('an unknown role', '/settings/roles/{role}', 400, {
    id: UNKNOWN,
    readings: { roles: { unknownId: 'INVALID_DATA' } },
  }),

  get('territories', TERRITORIES, 200),
  get('territories with criteria and managers', TERRITORIES, 200, {
    query: 'include=lead_rule_criteria&include_inner_details=manager.zuid,manager.status',
  }),
  get('no territories', TERRITORIES, 204, { seed: empty }),
  get('territories by bad filters', TERRITORIES, 400, { query: filter('manager', 'equal', 'x') }),
  get('a territory', TERRITORY, 200, { id: '3652397000000505003' }),
  get('the territory at the top', TERRITORY, 200, { id: '3652397000000505001' }),
  get('no territory', TERRITORY, 204, {
    id: UNKNOWN,
    readings: { territories: { unknownId: 'no-content' } },
  }),
  get('an unknown territory', TERRITORY, 400, { id: UNKNOWN }),
  get('territories below', `${TERRITORY}/__child_territories`, 200, { id: '3652397000000505002' }),
  get('no territories below', `${TERRITORY}/__child_territories`, 204, { id: '3652397000000505003' }),
  get('territories below an unknown one', `${TERRITORY}/__child_territories`, 400, { id: UNKNOWN }),
  get('the counts of users of territories', `${TERRITORIES}/actions/associated_users_count`, 200),
  get('a territory without the scope', TERRITORY, 401, { id: '3652397000000505003', caller: scopeless }),

  send('DELETE', 'a method that is not served', SOURCES, 400, { id: NORTH }),
]
