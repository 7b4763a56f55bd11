import { get, send, type Case } from './cases.ts'

const TAGS = '/settings/tags'
const TAG = `${TAGS}/{id}`
const ADD = '/{module}/actions/add_tags'
const REMOVE = '/{module}/actions/remove_tags'
const ADD_ONE = '/{module}/{id}/actions/add_tags'
const REMOVE_ONE = '/{module}/{id}/actions/remove_tags'
/** Ids of what is made first and next. */
const FIRST = '3652397000010000009'
const SECOND = '3652397000010000010'
const UNKNOWN = '1234567890'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
const ofLeads = { query: 'module=Leads', caller }
const tags = (...each: readonly unknown[]): unknown => ({ tags: each })
const hot = { tags: [{ name: 'hot' }] }
const tagged = {
  ...ofLeads,
  after: [{ method: 'POST', template: TAGS, ...ofLeads, body: tags({ name: 'hot' }, { name: 'old' }) }],
}
const leads = { id: 'Leads', caller }
const made = {
  ...leads,
  after: [{ method: 'POST', template: '/{module}', ...leads, body: { data: [{ Last_Name: 'Boyle' }] } }],
}

/** Tags: those of modules, and on records. */
export const casesOfTags: readonly Case[] = [
  get('tags', TAGS, 200, tagged),
  get('no tags', TAGS, 200, ofLeads),
  get('tags of no module', TAGS, 400, { caller }),
  send('POST', 'a new tag', TAGS, 201, { ...ofLeads, body: tags({ name: 'hot', color_code: '#F17574' }) }),
  send('POST', 'a tag without a name', TAGS, 400, { ...ofLeads, body: tags({}) }),
  send('PUT', 'changed tags', TAGS, 200, {
    ...tagged,
    body: tags({ id: FIRST, name: 'warm', color_code: '#F17574' }),
  }),
  send('PUT', 'a changed tag', TAG, 200, {
    ...tagged,
    id: FIRST,
    body: tags({ name: 'warm', color_code: '#F17574' }),
  }),
  send('DELETE', 'a tag', TAG, 200, { ...tagged, id: FIRST }),
  send('DELETE', 'an unknown tag', TAG, 400, { caller, id: UNKNOWN }),
  send('POST', 'a merged tag', `${TAG}/actions/merge`, 200, {
    ...tagged,
    id: FIRST,
    body: tags({ conflict_id: SECOND }),
  }),
  get('records of a tag', `${TAG}/actions/records_count`, 200, { ...tagged, id: FIRST }),
  send('POST', 'tags on records', ADD, 200, { ...made, body: { ...hot, ids: [FIRST] } }),
  send('POST', 'tags on unknown records', ADD, 400, { ...leads, body: { ...hot, ids: [UNKNOWN] } }),
  send('POST', 'tags off records', REMOVE, 200, { ...made, body: { ...hot, ids: [FIRST] } }),
  send('POST', 'tags on a record', ADD_ONE, 200, { ...made, other: FIRST, body: hot }),
  send('POST', 'tags off a record', REMOVE_ONE, 200, { ...made, other: FIRST, body: hot }),
]
