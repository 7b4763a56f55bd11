import { get, send, type Case } from './cases.ts'

const NORA = '3652397000000186017'
const LEAD = '3652397000005200217'
const SERVICE = '3652397000010000010'
const FIRST = '3652397000010000009'
const UNKNOWN = '1234567890'
const ENRICH = '/__zia_org_enrichment'
const PEOPLE = '/__zia_people_enrichment'
const EXPORTS = '/settings/audit_log_export'

const caller = {
  scopes: ['modules', 'settings', 'org', 'Zia'].map((group) => `ZohoCRM.${group}.ALL`),
}
const data = (...rows: readonly unknown[]): unknown => ({ data: rows })
const repair = {
  Service_Name: 'Repair',
  Duration: 60,
  Price: 50,
  Location: 'Business Address',
  Availability_Type: 'Every Business Days',
  Members: [{ Members: { id: NORA } }],
}
const offered = [{ method: 'POST', template: '/{module}', id: 'Services__s', body: data(repair), caller }]
const visit = {
  Service_Name: { id: SERVICE },
  Appointment_For: { module: { api_name: 'Leads' }, id: LEAD },
  Appointment_Start_Time: '2026-07-01T09:00:00+02:00',
  Owner: { id: NORA },
}
const appointment = { caller, after: offered, id: 'Appointments__s' }
const ofLead = `module=Leads&record_id=${LEAD}`
const org = { __zia_org_enrichment: [{ enrich_based_on: { name: 'Zylker' } }] }
const person = { __zia_people_enrichment: [{ enrich_based_on: { email: 'a@example.com' } }] }
const looked = (template: string, body: unknown): Partial<Case> => ({
  caller,
  after: [{ method: 'POST', template, query: ofLead, body, caller }],
})
const condition = { field: { api_name: 'action' }, comparator: 'equal', value: 'added' }
const chosen = (criteria: unknown): unknown => ({ audit_log_export: [{ criteria }] })
const exported = {
  caller,
  after: [{ method: 'POST', template: EXPORTS, body: chosen(condition), caller }],
}
const png = {
  form: [
    {
      name: 'file',
      fileName: 'a.png',
      bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    },
  ],
}
const pictured = { after: [{ method: 'POST', template: '/org/photo', ...png }] }

/** Appointments, data enrichment, the audit log and the photo. */
export const casesOfBookings: readonly Case[] = [
  send('POST', 'an appointment', '/{module}', 200, {
    ...appointment,
    body: data(visit),
  }),
  send('POST', 'an appointment of nobody', '/{module}', 400, {
    ...appointment,
    body: data({ ...visit, Owner: undefined }),
  }),
  get('how records are enriched', '/settings/zia/data_enrichment', 200, { caller }),
  send('POST', 'a look-up', ENRICH, 202, { caller, query: ofLead, body: org }),
  send('POST', 'a look-up of no record', ENRICH, 400, { caller, query: 'module=Leads', body: org }),
  send('POST', 'a look-up by nothing', ENRICH, 400, {
    caller,
    query: ofLead,
    body: { __zia_org_enrichment: [{}] },
  }),
  get('look-ups', ENRICH, 200, { ...looked(ENRICH, org), query: 'per_page=100' }),
  get('no look-ups', ENRICH, 204, { caller }),
  get('look-ups of an unknown status', ENRICH, 400, { caller, query: 'status=TIRED' }),
  get('a look-up', `${ENRICH}/{id}`, 200, { ...looked(ENRICH, org), id: FIRST }),
  get('no look-up', `${ENRICH}/{id}`, 204, { caller, id: UNKNOWN }),
  send('POST', 'a look-up of a person', PEOPLE, 202, { caller, query: ofLead, body: person }),
  get('look-ups of people', PEOPLE, 200, { ...looked(PEOPLE, person), query: 'per_page=100' }),
  get('a look-up of a person', `${PEOPLE}/{id}`, 200, { ...looked(PEOPLE, person), id: FIRST }),
  send('POST', 'an export', EXPORTS, 200, { caller }),
  send('POST', 'a chosen export', EXPORTS, 200, { caller, body: chosen(condition) }),
  send('POST', 'two exports', EXPORTS, 400, {
    caller,
    body: { audit_log_export: [{ criteria: condition }, { criteria: condition }] },
  }),
  send('POST', 'an export by something else', EXPORTS, 400, {
    caller,
    body: chosen({ ...condition, field: { api_name: 'weather' } }),
  }),
  get('exports', EXPORTS, 200, exported),
  get('no exports', EXPORTS, 204, { caller }),
  get('an export', `${EXPORTS}/{id}`, 200, { ...exported, id: FIRST }),
  get('no export', `${EXPORTS}/{id}`, 204, { caller, id: UNKNOWN }),
  get('the photo', '/org/photo', 200, pictured),
  get('no photo', '/org/photo', 204),
  send('POST', 'the photo', '/org/photo', 200, png),
  send('POST', 'no photo', '/org/photo', 400, { form: [] }),
  send('DELETE', 'the photo', '/org/photo', 200, pictured),
  send('DELETE', 'no photo', '/org/photo', 400),
]
