import { get, send, type Case } from './cases.ts'

const UPDATE = '/{module}/actions/mass_update'
const DELETE = '/{module}/actions/mass_delete'
const OWNER = '/{module}/actions/mass_change_owner'
const TAGS = '/settings/tags/actions/mass_delete'
const LEADS = '3652397000001000000'
/** The view of all leads, and ids of what is made. */
const ALL = '3652397000001015001'
const [FIRST, SECOND] = ['3652397000010000009', '3652397000010000010']
const BRAM = '3652397000000186020'
const UNKNOWN = '1234567890'

const caller = {
  scopes: [
    'ZohoCRM.modules.ALL',
    'ZohoCRM.settings.ALL',
    'ZohoCRM.mass_update.ALL',
    'ZohoCRM.mass_delete.ALL',
    'ZohoCRM.change_owner.ALL',
  ],
}
const made = [
  { method: 'POST', template: '/{module}', id: 'Leads', body: { data: [{ Last_Name: 'Boyle' }] }, caller },
]
const leads = { id: 'Leads', caller, after: made }
const after = (template: string, body: unknown) => ({
  ...leads,
  after: [...made, { method: 'POST', template, id: 'Leads', body, caller }],
  query: `job_id=${SECOND}`,
})
const change = { data: [{ City: 'Delft' }], cvid: ALL }
const owner = { cvid: ALL, owner: { id: BRAM } }
const scheduled = { readings: { records: { startedJob: 'SCHEDULED' as const } } }
const otherwise = { readings: { records: { unknownMassJob: 'NOT_FOUND' as const } } }
const tag = {
  caller,
  after: [
    {
      method: 'POST',
      template: '/settings/tags',
      query: 'module=Leads',
      body: { tags: [{ name: 'hot' }] },
      caller,
    },
  ],
}
const tags = (module: object = { api_name: 'Leads' }, ...ids: readonly string[]): unknown => ({
  mass_delete: [{ module, tags: ids.map((id) => ({ id })) }],
})

/** Work on the records of a view, and on tags. */
export const casesOfMass: readonly Case[] = [
  send('POST', 'an update of a view', UPDATE, 200, { ...leads, body: change }),
  send('POST', 'an update of no view', UPDATE, 400, { ...leads, body: { ...change, cvid: UNKNOWN } }),
  send('POST', 'an update of a view without records', UPDATE, 400, {
    ...leads,
    body: { ...change, criteria: { field: { api_name: 'City' }, comparator: 'equal', value: 'x' } },
  }),
  get('an update', UPDATE, 200, after(UPDATE, change)),
  get('an unknown update', UPDATE, 400, { ...leads, query: `job_id=${UNKNOWN}` }),
  get('an unknown update, as pages have it', UPDATE, 404, {
    ...leads,
    ...otherwise,
    query: `job_id=${UNKNOWN}`,
  }),
  get('no update', UPDATE, 400, leads),
  send('POST', 'a deletion of a view', DELETE, 200, { ...leads, body: { cvid: ALL } }),
  get('a deletion', DELETE, 200, after(DELETE, { cvid: ALL })),
  get('an unknown deletion', DELETE, 400, { ...leads, query: `job_id=${UNKNOWN}` }),
  send('POST', 'a new owner of a view', OWNER, 200, { ...leads, body: owner }),
  send('POST', 'a new owner of a view, scheduled', OWNER, 202, { ...leads, ...scheduled, body: owner }),
  send('POST', 'a new owner of nothing', OWNER, 400, { ...leads, body: { owner: { id: BRAM } } }),
  get('a change of owners', OWNER, 200, after(OWNER, owner)),
  get('an unknown change of owners', OWNER, 204, { ...leads, query: `job_id=${UNKNOWN}` }),
  get('no change of owners', OWNER, 400, leads),
  send('POST', 'a deletion of tags', TAGS, 202, { ...tag, body: tags(undefined, FIRST) }),
  send('POST', 'a deletion of unknown tags', TAGS, 400, { ...tag, body: tags(undefined, UNKNOWN) }),
  send('POST', 'a deletion of tags of two modules', TAGS, 400, {
    ...tag,
    body: tags({ api_name: 'Deals', id: LEADS }, FIRST),
  }),
  send('POST', 'a deletion of tags of nothing', TAGS, 400, { ...tag, body: { mass_delete: [{ tags: [] }] } }),
  get('a deletion of tags', TAGS, 200, {
    ...tag,
    after: [...tag.after, { method: 'POST', template: TAGS, body: tags(undefined, FIRST), caller }],
    query: `job_id=${SECOND}`,
  }),
  get('an unknown deletion of tags', TAGS, 400, { ...tag, query: `job_id=${UNKNOWN}` }),
]
