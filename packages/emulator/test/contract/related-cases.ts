import { get, send, type Case } from './cases.ts'

const LIST = '/{parentRecordModule}/{parentRecord}/{relatedList}'
const ONE = `${LIST}/{record}`
const DELETED = '/{parentRecordModule}/deleted/{parentRecord}/{relatedList}'
const COUNT = '/{moduleApiName}/{recordId}/actions/get_related_records_count'
/** Ids of the account, the contact, the campaign. */
const [FIRST, SECOND, THIRD] = ['09', '10', '11'].map((end) => `36523970000100000${end}`) as [
  string,
  string,
  string,
]
const UNKNOWN = '1234567890'
/** Of the lists of notes below accounts and leads. */
const NOTES_OF_LEADS = '3652397000001017001'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
const rows = (...data: readonly unknown[]): unknown => ({ data })
const make = (module: string, row: object): Omit<Case, 'title' | 'status'> => ({
  method: 'POST',
  template: '/{module}',
  id: module,
  body: rows(row),
  caller,
})
const made = [
  make('Accounts', { Account_Name: 'Zylker' }),
  make('Contacts', { Last_Name: 'Boyle', Account_Name: { id: FIRST } }),
  make('Campaigns', { Campaign_Name: 'Fair' }),
]
const fields = { query: 'fields=Created_Time,Modified_Time' }
const below = { caller, after: made, id: 'Accounts', other: FIRST, third: 'Contacts' }
const campaigns = { caller, after: made, id: 'Contacts', other: SECOND, third: 'Campaigns' }
const member = { id: THIRD, Member_Status: 'Active' }
const linked = {
  ...campaigns,
  after: [...made, { method: 'PUT', template: LIST, ...campaigns, body: rows(member) }],
}
const binned = {
  ...below,
  after: [...made, { method: 'DELETE', template: '/{module}/{id}', id: 'Accounts', other: FIRST, caller }],
}
const counts = (...each: readonly unknown[]): unknown => ({ get_related_records_count: each })
const ofLead = { caller, id: 'Leads', other: FIRST, after: [make('Leads', { Last_Name: 'Boyle' })] }
const notes = { related_list: { api_name: 'Notes', id: NOTES_OF_LEADS } }

/** Records below other records. */
export const casesOfRelated: readonly Case[] = [
  get('records below another', LIST, 200, { ...below, ...fields }),
  get('nothing below another', LIST, 204, { ...below, ...fields, third: 'Deals' }),
  get('a list that is not there', LIST, 400, { ...below, ...fields, third: 'Nothing' }),
  get('a list that no API reads', LIST, 400, { ...below, ...fields, third: 'Documents' }),
  get('records below none', LIST, 400, { ...below, ...fields, other: UNKNOWN }),
  get('records below another without fields', LIST, 400, below),
  send('PUT', 'links', LIST, 200, { ...campaigns, body: rows(member) }),
  send('PUT', 'a link beside a wrong one', LIST, 207, { ...campaigns, body: rows(member, { id: UNKNOWN }) }),
  send('PUT', 'a link to nothing', LIST, 400, { ...campaigns, body: rows({ id: UNKNOWN }) }),
  send('PUT', 'a link without an id', LIST, 400, { ...campaigns, body: rows({}) }),
  send('PUT', 'a link where none can be', LIST, 400, { ...below, body: rows({ id: SECOND }) }),
  send('DELETE', 'links', LIST, 200, { ...linked, query: `ids=${THIRD}` }),
  send('DELETE', 'no link', LIST, 400, { ...campaigns, query: `ids=${THIRD}` }),
  get('a record below another', ONE, 200, { ...below, fourth: SECOND }),
  get('no record below another', ONE, 204, { ...below, fourth: UNKNOWN }),
  send('PUT', 'a link', ONE, 200, { ...campaigns, fourth: THIRD, body: rows({ Member_Status: 'Active' }) }),
  send('DELETE', 'a link', ONE, 200, { ...linked, fourth: THIRD }),
  get('records below a deleted one', DELETED, 200, { ...binned, ...fields }),
  get('records below one that is not deleted', DELETED, 400, { ...below, ...fields }),
  get('notes of a deleted record', DELETED, 400, { ...binned, ...fields, third: 'Notes' }),
  send('POST', 'counts', COUNT, 200, { ...ofLead, body: counts(notes) }),
  send('POST', 'counts of nothing', COUNT, 400, { ...ofLead, body: counts() }),
  send('POST', 'counts without a list', COUNT, 400, { ...ofLead, body: counts({}) }),
  send('POST', 'counts of an unknown list', COUNT, 400, {
    ...ofLead,
    body: counts({ related_list: { api_name: 'Nothing', id: NOTES_OF_LEADS } }),
  }),
]
