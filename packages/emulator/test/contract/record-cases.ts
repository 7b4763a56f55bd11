import { get, send, type Case } from './cases.ts'

const FIELD = '/settings/fields/{fieldId}'
const LAST_NAME = '3652397000001000107'
const LEAD_SOURCE = '3652397000001000129'
const OPTIONS = '/settings/fields/{fieldId}/pick_list_values'
const LAYOUT = '3652397000001000011'
const MODULE = '/settings/modules/{moduleIdentifier}'
const RECORDS = '/{module}'
const RECORD = '/{module}/{recordID}'
/** Id of the first record that is made. */
const FIRST = '3652397000010000009'
const SEARCH = '/{module}/search'
const COUNT = '/{moduleApiName}/actions/count'
const CLONE = '/{module}/{recordID}/actions/clone'
const SECOND = '3652397000010000010'
const MASS_UPDATE = '/{module}/actions/mass_update'
const MASS_DELETE = '/{module}/actions/mass_delete'
const LOCKS = '/{moduleName}/{recordId}/Locking_Information__s'
const LOCK = `${LOCKS}/{lockId}`
const BIN = '/settings/recycle_bin'
const BINNED = '/settings/recycle_bin/{recordId}'
const FULL = '/{moduleApiName}/{id}/actions/fetch_full_data'
const COQL = '/coql'
const UNKNOWN = '1234567890'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoSearch.securesearch.READ'] }
const queries = (select_query: string): Pick<Case, 'body' | 'caller'> => ({
  body: { select_query },
  caller: { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ'] },
})
const scopeless = { scopes: [] }
const ofLeads = { query: 'module=Leads' }
const rows = (...data: readonly unknown[]): unknown => ({ data })
const lead = { Last_Name: 'Boyle', Company: 'Zylker', Email: 'boyle@zylker.example' }
const [fields, modules] = ['fields', 'modules'].map((key) => (...each: readonly unknown[]): unknown => ({
  [key]: each,
})) as [typeof rows, typeof rows]
const field = { field_label: 'Ship to', data_type: 'text', length: 10 }
const custom = {
  ...ofLeads,
  after: [{ method: 'POST', template: '/settings/fields', ...ofLeads, body: fields(field) }],
}
const boats = { singular_label: 'Boat', plural_label: 'Boats', profiles: [{ id: '3652397000000026011' }] }
const BRAM = '3652397000000186020'
const LEADS = '3652397000001000000'
const made = { after: [{ method: 'POST', template: RECORDS, id: 'Leads', body: rows(lead), caller }] }
const leads = { id: 'Leads', caller }
const first = { ...leads, other: FIRST }

const binned = {
  caller,
  after: [...made.after, { method: 'DELETE', template: RECORD, id: 'Leads', other: FIRST, caller }],
}

const acting = {
  id: 'Leads',
  caller: {
    scopes: [
      ...caller.scopes,
      'ZohoCRM.change_owner.ALL',
      'ZohoCRM.mass_update.ALL',
      'ZohoCRM.mass_delete.ALL',
    ],
  },
}
const reason = { Locked_Reason__s: 'deal in progress' }
const locked = {
  ...first,
  third: SECOND,
  after: [...made.after, { method: 'POST', template: LOCKS, ...first, body: rows(reason) }],
}
const meeting = {
  Event_Title: 'Visit',
  Start_DateTime: '2026-07-01T10:00:00+02:00',
  End_DateTime: '2026-07-01T11:00:00+02:00',
  Participants: [{ type: 'email', participant: 'p.boyle@zylker.example' }],
}

/** Modules, fields, layouts and records: what each operation gives, and how it refuses. */
export const casesOfRecords: readonly Case[] = [
  get('modules', '/settings/modules', 200),
  get('hidden modules', '/settings/modules', 200, { query: 'status=system_hidden' }),
  get('modules of an unknown status', '/settings/modules', 400, { query: 'status=lost' }),
  get('a module', MODULE, 200, { id: 'Leads' }),
  get('an unknown module', MODULE, 400, { id: 'Planets' }),

  get('fields', '/settings/fields', 200, ofLeads),
  get('fields of no module', '/settings/fields', 400),
  get('fields of an unknown module', '/settings/fields', 400, { query: 'module=Planets' }),
  get('unused fields', '/settings/fields', 204, { query: 'module=Leads&type=unused' }),
  get('a field', FIELD, 200, { id: LAST_NAME, ...ofLeads }),
  get('an unknown field', FIELD, 204, { id: UNKNOWN, ...ofLeads }),
  get('options', OPTIONS, 200, { id: LEAD_SOURCE, ...ofLeads }),
  get('options of a text', OPTIONS, 204, { id: LAST_NAME, ...ofLeads }),
  get('options of an unknown field', OPTIONS, 400, { id: UNKNOWN, ...ofLeads }),

  send('POST', 'a new field', '/settings/fields', 201, { ...ofLeads, body: fields(field) }),
  send('POST', 'a field without a label', '/settings/fields', 400, {
    ...ofLeads,
    body: fields({ data_type: 'text' }),
  }),
  send('POST', 'a field that is too long', '/settings/fields', 400, {
    ...ofLeads,
    body: fields({ ...field, length: 300 }),
  }),
  send('POST', 'a field without the permission', '/settings/fields', 403, {
    ...ofLeads,
    body: fields(field),
    caller: { userId: BRAM },
  }),
  send('PATCH', 'a changed field by row', '/settings/fields', 200, {
    ...custom,
    body: fields({ id: FIRST, length: 20 }),
  }),
  send('PATCH', 'a changed field', FIELD, 200, { ...custom, id: FIRST, body: fields({ length: 20 }) }),
  send('PATCH', 'a label of the system', FIELD, 400, {
    ...ofLeads,
    id: LAST_NAME,
    body: fields({ field_label: 'a' }),
  }),
  send('DELETE', 'a field', FIELD, 200, { ...custom, id: FIRST }),
  send('DELETE', 'a field of the system', FIELD, 400, { ...ofLeads, id: LAST_NAME }),

  send('POST', 'a new module', '/settings/modules', 201, { body: modules(boats) }),
  send('POST', 'a module without profiles', '/settings/modules', 400, {
    body: modules({ ...boats, profiles: [] }),
  }),
  send('PUT', 'a changed module', MODULE, 200, {
    id: 'Leads',
    body: modules({ ...boats, singular_label: 'Hope' }),
  }),
  send('PUT', 'changed modules', '/settings/modules', 200, { body: modules({ id: LEADS, ...boats }) }),
  send('PUT', 'one of two modules', '/settings/modules', 207, {
    body: modules({ id: LEADS, ...boats }, { id: UNKNOWN }),
  }),

  get('layouts', '/settings/layouts', 200, ofLeads),
  get('a layout', '/settings/layouts/{id}', 200, { id: LAYOUT, ...ofLeads }),
  get('an unknown layout', '/settings/layouts/{id}', 204, { id: UNKNOWN, ...ofLeads }),

  send('POST', 'a new record', RECORDS, 201, { ...leads, body: rows(lead) }),
  send('POST', 'one of two records', RECORDS, 207, { ...leads, body: rows(lead, {}) }),
  send('POST', 'a record without its name', RECORDS, 400, { ...leads, body: rows({}) }),
  send('POST', 'a record with a wrong value', RECORDS, 400, { ...leads, body: rows({ ...lead, Email: 5 }) }),
  send('POST', 'a record with two wrong values', RECORDS, 400, { ...leads, body: rows({ Email: 5 }) }),
  send('POST', 'no records', RECORDS, 400, { ...leads, body: {} }),
  send('POST', 'a record without the scope', RECORDS, 401, {
    id: 'Leads',
    body: rows(lead),
    caller: scopeless,
  }),

  get('records', RECORDS, 200, { ...leads, ...made, query: 'fields=Last_Name,Email' }),
  get('no records', RECORDS, 204, { ...leads, seed: {}, query: 'fields=Last_Name' }),
  get('records of an unknown module', RECORDS, 400, { id: 'Planets', caller, query: 'fields=id' }),
  get('records without fields', RECORDS, 400, leads),
  get('records beyond the reach of pages', RECORDS, 400, { ...leads, query: 'fields=id&page=11' }),
  get('a record', RECORD, 200, { ...first, ...made }),
  get('an unknown record', RECORD, 204, { ...leads, other: UNKNOWN }),

  send('PUT', 'a changed record by row', RECORDS, 200, {
    ...leads,
    ...made,
    body: rows({ id: FIRST, Company: 'Other' }),
  }),
  send('PUT', 'a row without an id', RECORDS, 400, { ...leads, body: rows(lead) }),
  send('PUT', 'a changed record', RECORD, 200, { ...first, ...made, body: rows({ Company: 'Other' }) }),
  send('PUT', 'an unknown record', RECORD, 400, {
    ...leads,
    other: UNKNOWN,
    body: rows({ Company: 'Other' }),
  }),

  send('DELETE', 'records', RECORDS, 200, { ...leads, ...made, query: `ids=${FIRST}` }),
  send('DELETE', 'one of two records', RECORDS, 207, { ...leads, ...made, query: `ids=${FIRST},${UNKNOWN}` }),
  send('DELETE', 'unknown records', RECORDS, 400, { ...leads, query: `ids=${UNKNOWN}` }),
  send('DELETE', 'records without ids', RECORDS, 400, leads),
  send('DELETE', 'a record', RECORD, 200, { ...first, ...made }),
  get('deleted records', '/{module}/deleted', 200, {
    ...leads,
    after: [...made.after, { method: 'DELETE', template: RECORD, id: 'Leads', other: FIRST, caller }],
  }),
  get('no deleted records', '/{module}/deleted', 204, leads),

  send('POST', 'a record that is new', '/{module}/upsert', 200, { ...leads, body: rows(lead) }),
  send('POST', 'a record that is there', '/{module}/upsert', 200, { ...leads, ...made, body: rows(lead) }),
  send('POST', 'a record by a field that is not unique', '/{module}/upsert', 400, {
    ...leads,
    body: { data: [lead], duplicate_check_fields: ['Company'] },
  }),
  get('records that are searched', SEARCH, 200, {
    ...leads,
    ...made,
    query: 'criteria=(Last_Name:equals:Boyle)',
  }),
  get('no records that are searched', SEARCH, 204, { ...leads, seed: {}, query: 'word=zylker' }),
  get('records by nothing', SEARCH, 400, leads),
  get('records by a bad field', SEARCH, 400, { ...leads, query: 'criteria=(Planet:equals:a)' }),
  get('a list by a territory', '/{module}', 400, {
    ...leads,
    query: 'fields=id&territory_id=3652397000000505001',
  }),
  get('a count', COUNT, 200, leads),
  get('a count of a view', COUNT, 200, { ...leads, query: 'cvid=3652397000001015001' }),
  get('a count by two', COUNT, 400, { ...leads, query: 'word=ab&cvid=7' }),
  send('POST', 'a copy', CLONE, 201, { ...first, ...made, body: rows({ Company: 'Other' }) }),
  send('POST', 'a copy of nothing', CLONE, 400, { ...leads, other: UNKNOWN, body: rows({}) }),
  get('rich texts', FULL, 200, { ...first, ...made }),
  get('rich texts of nothing', FULL, 204, { ...leads, other: UNKNOWN }),

  get('the recycle bin', BIN, 200, binned),
  get('an empty recycle bin', BIN, 204, { caller }),
  get('a record in the bin', BINNED, 200, { ...binned, id: FIRST }),
  get('a record that is not in the bin', BINNED, 204, { caller, id: UNKNOWN }),
  get('the count of the bin', `${BIN}/actions/count`, 200, binned),
  send('DELETE', 'records of the bin', BIN, 200, { ...binned, query: `ids=${FIRST}` }),
  send('DELETE', 'one of two records of the bin', BIN, 207, { ...binned, query: `ids=${FIRST},${UNKNOWN}` }),
  send('DELETE', 'a record of the bin', BINNED, 200, { ...binned, id: FIRST }),
  send('POST', 'restored records', `${BIN}/actions/restore`, 200, { ...binned, body: { ids: [FIRST] } }),
  send('POST', 'all restored records', `${BIN}/actions/restore`, 202, {
    ...binned,
    body: { restore_all_records: true },
  }),
  send('POST', 'nothing to restore', `${BIN}/actions/restore`, 400, { ...binned, body: {} }),
  send('POST', 'a restored record', `${BINNED}/actions/restore`, 200, { ...binned, id: FIRST }),
  send('POST', 'an emptied bin', `${BIN}/actions/empty`, 200, binned),
  send('POST', 'a query', COQL, 200, {
    ...queries('select Last_Name from Leads where id is not null'),
    ...made,
  }),
  send('POST', 'a query that finds nothing', COQL, 204, queries('select id from Leads where id is null')),
  send('POST', 'a query without a clause', COQL, 400, queries('select id from Leads')),
  send('POST', 'a query with a bad column', COQL, 400, queries('select Planet from Leads where id is null')),
  send('POST', 'a query without the scope', COQL, 401, {
    ...queries('select id from Leads where id is null'),
    caller: scopeless,
  }),
  send('POST', 'no query', COQL, 400, { ...queries(''), body: {} }),

  send('POST', 'records for another owner', '/{module}/actions/change_owner', 200, {
    ...acting,
    ...made,
    body: { ids: [FIRST], owner: { id: BRAM } },
  }),
  send('POST', 'records for nobody', '/{module}/actions/change_owner', 400, {
    ...acting,
    body: { ids: [FIRST], owner: { id: UNKNOWN } },
  }),
  send('POST', 'a record for another owner', '/{module}/{record}/actions/change_owner', 200, {
    ...acting,
    ...made,
    other: FIRST,
    body: { owner: { id: BRAM } },
  }),
  send('POST', 'a mass update', MASS_UPDATE, 200, {
    ...acting,
    ...made,
    body: { data: [{ City: 'Delft' }], ids: [FIRST] },
  }),
  send('POST', 'a mass update of an e-mail', MASS_UPDATE, 400, {
    ...acting,
    body: { data: [{ Email: 'a@b.example' }], ids: [FIRST] },
  }),
  send('POST', 'a mass deletion', MASS_DELETE, 200, { ...acting, ...made, body: { ids: [FIRST] } }),
  send('POST', 'a mass deletion of one of two', MASS_DELETE, 207, {
    ...acting,
    ...made,
    body: { ids: [FIRST, UNKNOWN] },
  }),
  get('no locks', LOCKS, 204, { ...first, ...made, query: 'fields=Locked_Reason__s' }),
  get('locks', LOCKS, 200, { ...locked, query: 'fields=Locked_Reason__s' }),
  get('a lock', '/{module_name}/{record_id}/Locking_Information__s/{lock_id}', 200, locked),
  send('POST', 'a new lock', LOCKS, 201, { ...first, ...made, body: rows(reason) }),
  send('POST', 'a second lock', LOCKS, 403, { ...locked, body: rows(reason) }),
  send('PUT', 'another reason', LOCK, 200, { ...locked, body: rows(reason) }),
  send('DELETE', 'a lock', LOCK, 200, locked),
  send('POST', 'a cancelled meeting', '/Events/{event}/actions/cancel', 200, {
    caller,
    id: SECOND,
    after: [{ method: 'POST', template: RECORDS, id: 'Events', body: rows(meeting), caller }],
    body: rows({ send_cancelling_mail: false }),
  }),

  send('POST', 'several calls in one', '/__composite_requests', 200, {
    body: { __composite_requests: [{ method: 'GET', uri: '/crm/v8/org' }] },
    caller: { scopes: ['ZohoCRM.org.READ', 'ZohoCRM.composite_requests.CUSTOM'] },
  }),
]
