import { done, ID, onePage, OTHER, page, row, type Row } from './answers.ts'

const T = 'settings/territories'
const AWAY = 'settings/users_unavailability'
const both = { Territories: [{ id: OTHER }] }
const scheduled = {
  code: 'SCHEDULED',
  status: 'success',
  message: 'scheduled',
  details: { id: ID, job_id: '77' },
}
const made = [{ ok: true, id: ID }]
const one = { ok: true, id: ID }
const north = { id: ID, name: 'North' }
const rows = (key: string, ...each: readonly unknown[]): object => ({ [key]: each })
const move = { transfer_to_id: OTHER, delete_previous_forecasts: false }

/** Territories, their people and records, and unavailability. */
export const rowsOfTerritories: readonly Row[] = [
  row('listTerritories', [{ page: 2, ids: [ID] }], `GET ${T}?page=2&ids=${ID}`, page('territories'), onePage),
  row('getTerritory', [ID], `GET ${T}/${ID}`, rows('territories', north), north),
  row('listChildTerritories', [ID], `GET ${T}/${ID}/__child_territories`, page('territories'), onePage),
  row(
    'createTerritories',
    [[{ name: 'N' }]],
    `POST ${T}`,
    rows('territories', done(ID)),
    made,
    rows('territories', { name: 'N' }),
  ),
  row(
    'updateTerritories',
    [[north]],
    `PUT ${T}`,
    rows('territories', done(ID)),
    made,
    rows('territories', north),
  ),
  row(
    'updateTerritory',
    [ID, { manager: null }],
    `PUT ${T}/${ID}`,
    rows('territories', done(ID)),
    one,
    rows('territories', { manager: null }),
  ),
  row(
    'deleteTerritories',
    [[ID], { delete_previous_forecasts: true }],
    `DELETE ${T}?delete_previous_forecasts=true&ids=${ID}`,
    rows('territories', done(ID)),
    made,
  ),
  row('deleteTerritory', [ID], `DELETE ${T}/${ID}`, rows('territories', done(ID)), one),
  row(
    'transferAndDeleteTerritories',
    [rows('territories', { id: ID, ...move })],
    `POST ${T}/actions/transfer_and_delete`,
    rows('territories', done(ID)),
    made,
    rows('territories', { id: ID, ...move }),
  ),
  row(
    'transferAndDeleteTerritory',
    [ID, move],
    `POST ${T}/${ID}/actions/transfer_and_delete`,
    rows('territories', done(ID)),
    one,
    rows('territories', move),
  ),
  row(
    'getTerritoryUserCounts',
    [],
    `GET ${T}/actions/associated_users_count`,
    page('associated_users_count'),
    onePage,
  ),
  row('listTerritoryUsers', [ID], `GET ${T}/${ID}/users`, page('users'), onePage),
  row('getTerritoryUser', [ID, OTHER], `GET ${T}/${ID}/users/${OTHER}`, rows('users', { id: OTHER }), {
    id: OTHER,
  }),
  row(
    'addTerritoryUsers',
    [ID, [{ id: OTHER }]],
    `PUT ${T}/${ID}/users`,
    rows('users', done(OTHER)),
    [{ ok: true, id: OTHER }],
    rows('users', { id: OTHER }),
  ),
  row('addTerritoryUser', [ID, OTHER], `PUT ${T}/${ID}/users/${OTHER}`, rows('users', done(OTHER)), {
    ok: true,
    id: OTHER,
  }),
  row(
    'removeTerritoryUsers',
    [ID, [OTHER]],
    `DELETE ${T}/${ID}/users?ids=${OTHER}`,
    rows('users', done(OTHER)),
    [{ ok: true, id: OTHER }],
  ),
  row('removeTerritoryUser', [ID, OTHER], `DELETE ${T}/${ID}/users/${OTHER}`, rows('users', done(OTHER)), {
    ok: true,
  }),
  row('getRecordTerritories', ['Leads', ID], `GET Leads/${ID}`, rows('data', { id: ID }), []),
  row(
    'assignTerritoriesToRecords',
    ['Leads', [{ id: ID, ...both }]],
    'POST Leads/actions/assign_territories',
    rows('data', scheduled),
    [{ ok: true, code: 'SCHEDULED' }],
    rows('data', { id: ID, ...both }),
  ),
  row(
    'assignTerritoriesToRecord',
    ['Leads', ID, rows('data', both)],
    `POST Leads/${ID}/actions/assign_territories`,
    rows('data', scheduled),
    { jobId: '77' },
    rows('data', both),
  ),
  row(
    'removeTerritoriesFromRecords',
    ['Leads', [{ id: ID, ...both }]],
    'POST Leads/actions/remove_territories',
    rows('data', scheduled),
    [{ ok: true }],
    rows('data', { id: ID, ...both }),
  ),
  row(
    'removeTerritoriesFromRecord',
    ['Leads', ID, rows('data', both)],
    `POST Leads/${ID}/actions/remove_territories`,
    rows('data', scheduled),
    { jobId: '77' },
    rows('data', both),
  ),
  row(
    'listDeletedAssociatedTerritories',
    [{ ids: [ID] }],
    `GET ${T}/actions/deleted_associated_territories?ids=${ID}`,
    page('territories'),
    onePage,
  ),
  row(
    'listUnavailabilities',
    [{ role_ids: [ID, OTHER] }],
    `GET ${AWAY}?role_ids=${ID},${OTHER}`,
    page('users_unavailability'),
    onePage,
  ),
  row('getUnavailability', [ID], `GET ${AWAY}/${ID}`, rows('users_unavailability', { id: ID }), { id: ID }),
  row(
    'createUnavailabilities',
    [[{ from: 'a', to: 'b' }]],
    `POST ${AWAY}`,
    rows('users_unavailability', done(ID)),
    made,
    rows('users_unavailability', { from: 'a', to: 'b' }),
  ),
  row(
    'updateUnavailabilities',
    [[{ id: ID, to: 'b' }]],
    `PUT ${AWAY}`,
    rows('users_unavailability', done(ID)),
    made,
    rows('users_unavailability', { id: ID, to: 'b' }),
  ),
  row(
    'updateUnavailability',
    [ID, { comments: null }],
    `PUT ${AWAY}/${ID}`,
    rows('users_unavailability', done(ID)),
    one,
    rows('users_unavailability', { comments: null }),
  ),
  row('deleteUnavailability', [ID], `DELETE ${AWAY}/${ID}`, rows('users_unavailability', done(ID)), one),
]
