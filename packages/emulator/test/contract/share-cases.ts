import { get, send, type Case } from './cases.ts'

const SHARE = '/{moduleApiName}/{recordId}/actions/share'
const BLUEPRINT = '/{module_api_name}/{record_id}/actions/blueprint'
const FIRST = '3652397000010000009'
const BRAM = '3652397000000186020'
const [CONTACT_MADE, NO_ANSWER] = ['3652397000000342606', '3652397000000342609']
const UNKNOWN = '1234567890'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.share.leads.ALL', 'ZohoCRM.share.tasks.ALL'] }
const made = (...values: readonly object[]) => [
  {
    method: 'POST',
    template: '/{module}',
    id: 'Leads',
    body: { data: [{ Last_Name: 'Boyle', ...Object.assign({}, ...values) }] },
    caller,
  },
]
const lead = { caller, id: 'Leads', other: FIRST, after: made() }
const share = (...rows: readonly unknown[]): unknown => ({ share: rows })
const bram = {
  type: 'private',
  shared_with: { type: 'users', id: BRAM },
  permission: 'read_only',
  share_related_records: false,
}
const shared = {
  ...lead,
  after: [
    ...lead.after,
    { method: 'POST', template: SHARE, id: 'Leads', other: FIRST, body: share(bram), caller },
  ],
}
const inProcess = { ...lead, after: made({ Lead_Status: 'Not Contacted' }) }
const transition = (transition_id: string, data: object): unknown => ({
  blueprint: [{ transition_id, data }],
})

/** Records that are shared, and records in a blueprint. */
export const casesOfShares: readonly Case[] = [
  get('no sharing', SHARE, 204, lead),
  get('sharing', SHARE, 200, { ...shared, query: 'view=summary' }),
  get('sharing in an unknown view', SHARE, 400, { ...lead, query: 'view=planet' }),
  send('POST', 'a record shared with a user', SHARE, 201, { ...lead, body: share(bram) }),
  send('POST', 'a record shared with everybody', SHARE, 201, {
    ...lead,
    body: share({ type: 'public', permission: 'read_only', share_related_records: false }),
  }),
  send('POST', 'a record shared with nobody', SHARE, 400, {
    ...lead,
    body: share({ ...bram, shared_with: { type: 'users', id: UNKNOWN } }),
  }),
  send('POST', 'a task shared', SHARE, 403, { ...lead, id: 'Tasks', body: share(bram) }),
  send('PUT', 'a record shared with others', SHARE, 201, { ...shared, body: share(bram) }),
  send('DELETE', 'sharing', SHARE, 200, shared),
  send('DELETE', 'no sharing', SHARE, 400, lead),
  send('DELETE', 'no sharing, by the newer code', SHARE, 400, {
    ...lead,
    readings: { records: { nothingShared: 'CANNOT_PROCESS' } },
  }),
  get('a blueprint', BLUEPRINT, 200, inProcess),
  get('no blueprint', BLUEPRINT, 400, lead),
  send('PUT', 'a transition', BLUEPRINT, 200, {
    ...inProcess,
    body: transition(CONTACT_MADE, { Phone: '99' }),
  }),
  send('PUT', 'a part of a transition', BLUEPRINT, 200, { ...inProcess, body: transition(NO_ANSWER, {}) }),
  send('PUT', 'a transition without its field', BLUEPRINT, 400, {
    ...inProcess,
    body: transition(CONTACT_MADE, {}),
  }),
  send('PUT', 'no transition', BLUEPRINT, 400, { ...inProcess, body: transition(UNKNOWN, {}) }),
]
