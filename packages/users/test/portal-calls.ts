import { done, ID, onePage, OTHER, page, row, type Row } from './answers.ts'

const P = 'settings/portals'
const T = `settings/portals/Here/user_type/${ID}`
const RULES = 'settings/data_sharing/rules'
const one = { ok: true, id: ID }
const rows = (key: string, ...each: readonly unknown[]): object => ({ [key]: each })
const person = (id: string): object => ({ ...done(), details: { personality_id: id } })
const scheduled = { ...done(), code: 'SCHEDULED', details: { job_id: '77' } }
const invite = { user_type_id: OTHER, type: 'invite' }
const north = { field: { api_name: 'name' }, comparator: 'like', value: 'N' }
const filters = { filters: [{ group_operator: 'and', group: [north] }] }

/** Portals and data sharing. */
export const rowsOfPortals: readonly Row[] = [
  row('listPortals', [], `GET ${P}`, rows('portals', { name: 'Here' }), [{ name: 'Here' }]),
  row('getPortal', ['Here'], `GET ${P}/Here`, rows('portals', { name: 'Here' }), { name: 'Here' }),
  row(
    'createPortal',
    [{ name: 'Here' }],
    `POST ${P}`,
    rows('portals', { ...done(), details: { name: 'Here' } }),
    { ok: true, details: { name: 'Here' } },
    rows('portals', { name: 'Here' }),
  ),
  row(
    'updatePortal',
    ['Here', { name: 'There' }],
    `PUT ${P}/Here`,
    rows('portals', done()),
    { ok: true },
    rows('portals', { name: 'There' }),
  ),
  row('deletePortal', ['Here'], `DELETE ${P}/Here`, rows('portals', done()), { ok: true }),
  row('getPortalMeta', [{ module: 'Contacts' }], `GET ${P}/meta?module=Contacts`, rows('related_lists', {}), [
    {},
  ]),
  row('listPortalUserTypes', ['Here'], `GET ${P}/Here/user_type`, rows('user_type', { id: ID }), [
    { id: ID },
  ]),
  row('getPortalUserType', ['Here', ID], `GET ${T}`, rows('user_type', { id: ID }), { id: ID }),
  row(
    'createPortalUserType',
    ['Here', { name: 'V' }],
    `POST ${P}/Here/user_type`,
    rows('user_type', done(ID)),
    one,
    rows('user_type', { name: 'V' }),
  ),
  row(
    'updatePortalUserType',
    ['Here', ID, { active: false }],
    `PUT ${T}`,
    rows('user_type', done(ID)),
    one,
    rows('user_type', { active: false }),
  ),
  row(
    'deletePortalUserType',
    ['Here', ID, { transfer_to: OTHER }],
    `DELETE ${T}?transfer_to=${OTHER}`,
    rows('user_type', { ...done(), details: { id: 5 } }),
    { ok: true },
  ),
  row(
    'listPortalUsers',
    ['Here', ID, { type: 'AllUsers' }],
    `GET ${T}/users?type=AllUsers`,
    page('users'),
    onePage,
  ),
  row(
    'deletePortalUsers',
    ['Here', ID, [OTHER]],
    `DELETE ${T}/users?personality_ids=${OTHER}`,
    rows('users', person(OTHER)),
    [{ ok: true }],
  ),
  row(
    'transferPortalUsers',
    ['Here', ID, OTHER, ['1', '2']],
    `POST ${T}/users/action/transfer?transfer_To=${OTHER}&personality_ids=1,2`,
    rows('users', person('1'), person('2')),
    [{ ok: true }, { ok: true }],
  ),
  row(
    'changePortalUserStatus',
    ['Here', ID, OTHER, { active: false }],
    `PUT ${T}/users/${OTHER}/actions/change_status?active=false`,
    rows('change_status', person(OTHER)),
    { ok: true },
  ),
  row(
    'changePortalUsersStatus',
    ['Here', ID, rows('change_status', {})],
    `POST ${T}/users/actions/change_status`,
    rows('change_status', scheduled),
    { jobId: '77' },
    rows('change_status', {}),
  ),
  row(
    'invitePortalUser',
    ['Contacts', ID, invite],
    `POST Contacts/${ID}/actions/portal_invite?user_type_id=${OTHER}&type=invite`,
    rows('portal_invite', done()),
    { ok: true },
  ),
  row(
    'invitePortalUsers',
    ['Contacts', rows('portal_invite', { data: [{ id: ID, ...invite }] })],
    'POST Contacts/actions/portal_invite',
    rows('portal_invite', scheduled),
    { jobId: '77' },
    rows('portal_invite', { data: [{ id: ID, ...invite }] }),
  ),
  row(
    'getPortalInviteJobs',
    ['Contacts', { job_id: '77' }],
    'GET Contacts/actions/portal_invite?job_id=77',
    rows('portal_invite', { job_id: '77', data: null }),
    [{ data: null }],
  ),
  row('getDataSharing', [], 'GET settings/data_sharing', rows('data_sharing', {}), [{}]),
  row(
    'updateDataSharing',
    [[{ share_type: 'public' }]],
    'PUT settings/data_sharing',
    rows('data_sharing', { ...done(), details: { module: {} } }),
    [{ ok: true }],
    rows('data_sharing', { share_type: 'public' }),
  ),
  row('listSharingRules', [{ module: 'Leads' }], `GET ${RULES}?module=Leads`, page('sharing_rules'), onePage),
  row('getSharingRule', [ID], `GET ${RULES}/${ID}`, rows('sharing_rules', { id: ID }), { id: ID }),
  row(
    'createSharingRule',
    ['Leads', { name: 'N' }],
    `POST ${RULES}?module=Leads`,
    rows('sharing_rules', done(ID)),
    one,
    rows('sharing_rules', { name: 'N' }),
  ),
  row(
    'updateSharingRules',
    ['Leads', [{ id: ID, name: 'N' }]],
    `PUT ${RULES}?module=Leads`,
    rows('sharing_rules', done(ID)),
    [one],
    rows('sharing_rules', { id: ID, name: 'N' }),
  ),
  row(
    'updateSharingRule',
    [ID, 'Leads', { name: 'N' }],
    `PUT ${RULES}/${ID}?module=Leads`,
    rows('sharing_rules', done(ID)),
    one,
    rows('sharing_rules', { name: 'N' }),
  ),
  row(
    'deleteSharingRule',
    [ID, 'Leads'],
    `DELETE ${RULES}/${ID}?module=Leads`,
    rows('sharing_rules', done(ID)),
    one,
  ),
  row(
    'activateSharingRule',
    [ID, 'Leads'],
    `PUT ${RULES}/${ID}/actions/activate?module=Leads`,
    rows('sharing_rules', done(ID)),
    one,
  ),
  row(
    'deactivateSharingRule',
    [ID, 'Leads'],
    `DELETE ${RULES}/${ID}/actions/activate?module=Leads`,
    rows('sharing_rules', done(ID)),
    one,
  ),
  row(
    'rerunSharingRules',
    ['Leads'],
    `POST ${RULES}/actions/run?module=Leads`,
    rows('sharing_rules', scheduled),
    { ok: true },
  ),
  row(
    'searchSharingRules',
    [north, { page: 2 }],
    `POST ${RULES}/search?page=2`,
    page('sharing_rules'),
    onePage,
    filters,
  ),
  row(
    'getSharingRuleSummary',
    [],
    `GET ${RULES}/actions/summary`,
    rows('sharing_rules_summary', { rule_count: 1 }),
    [{ rule_count: 1 }],
  ),
  row(
    'searchSharingRuleSummary',
    [north],
    `POST ${RULES}/actions/summary`,
    rows('sharing_rules_summary', { rule_count: 1 }),
    [{ rule_count: 1 }],
    filters,
  ),
]
