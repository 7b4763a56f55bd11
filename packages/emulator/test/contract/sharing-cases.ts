import { get, send, type Case } from './cases.ts'

const SHARING = '/settings/data_sharing'
const RULES = '/settings/data_sharing/rules'
const RULE = '/settings/data_sharing/rules/{id}'
const SWITCH = '/settings/data_sharing/rules/{id}/actions/activate'
const SUMMARY = '/settings/data_sharing/rules/actions/summary'
const LEADS = '3652397000001000000'
const SALES = '3652397000000026008'
const FIRST = '3652397000010000009'

const rules = (...sharing_rules: readonly unknown[]): unknown => ({ sharing_rules })
const north = {
  name: 'North',
  type: 'Record_Owner_Based',
  shared_from: { type: 'roles', resource: { id: SALES }, subordinates: true },
  shared_to: { type: 'all_users' },
  permission_type: 'read',
}
const ofLeads = { query: 'module=Leads' }
const made = { ...ofLeads, after: [{ method: 'POST', template: RULES, ...ofLeads, body: rules(north) }] }
const filters = {
  filters: [
    { group_operator: 'and', group: [{ field: { api_name: 'name' }, comparator: 'like', value: 'N%' }] },
  ],
}
const off = { ...made, after: [...made.after, { method: 'DELETE', template: SWITCH, id: FIRST, ...ofLeads }] }
const change = { data_sharing: [{ share_type: 'public', module: { id: LEADS } }] }

/** Data sharing: what each operation gives, and how it refuses. */
export const casesOfSharing: readonly Case[] = [
  get('data sharing', SHARING, 200),
  send('PUT', 'data sharing', SHARING, 200, { body: change }),
  send('PUT', 'data sharing of a bad kind', SHARING, 400, {
    body: { data_sharing: [{ share_type: 'x', module: { id: LEADS } }] },
  }),
  get('rules', RULES, 200, made),
  get('no rules', RULES, 204),
  get('a rule', RULE, 200, { ...made, id: FIRST }),
  send('POST', 'a rule', RULES, 201, { ...ofLeads, body: rules(north) }),
  send('POST', 'a rule of no module', RULES, 400, { body: rules(north) }),
  send('PUT', 'rules', RULES, 200, { ...made, body: rules({ id: FIRST, name: 'South' }) }),
  send('PUT', 'a rule', RULE, 200, { ...made, id: FIRST, body: rules({ name: 'South' }) }),
  send('DELETE', 'a rule', RULE, 200, { ...made, id: FIRST }),
  send('DELETE', 'the activity of a rule', SWITCH, 200, { ...made, id: FIRST }),
  send('PUT', 'the activity of a rule', SWITCH, 200, { ...off, id: FIRST }),
  send('POST', 'a search', `${RULES}/search`, 200, { ...made, body: filters }),
  get('a summary', SUMMARY, 200, made),
  send('POST', 'a summary', SUMMARY, 200, { ...made, body: filters }),
  send('POST', 'the computation', `${RULES}/actions/run`, 200, ofLeads),
]
