import { get, send, type Case } from './cases.ts'

const RECORDS = '/{module}'
const CONVERT = '/Leads/{leadId}/actions/convert'
const OPTIONS = '/Leads/{leadId}/__conversion_options'
const MASS_CONVERT = '/Leads/actions/mass_convert'
const MERGE = '/{module}/{masterRecordId}/actions/merge'
/** Ids of the first records that are made. */
const [FIRST, SECOND, THIRD] = ['09', '10', '11'].map((end) => `36523970000100000${end}`) as [
  string,
  string,
  string,
]
const BRAM = '3652397000000186020'
const UNKNOWN = '1234567890'

const caller = {
  scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.mass_convert.ALL', 'ZohoCRM.share.ALL'],
}
const lead = { Last_Name: 'Boyle', Company: 'Zylker', Email: 'boyle@zylker.example' }
const deal = { Deal_Name: 'Boats', Closing_Date: '2026-12-31', Stage: 'Qualification' }
const two = {
  after: [{ method: 'POST', template: RECORDS, id: 'Leads', body: { data: [lead, lead] }, caller }],
  caller,
}
const first = { ...two, id: FIRST }
const scheduled = {
  ...two,
  after: [
    ...two.after,
    {
      method: 'POST',
      template: MASS_CONVERT,
      body: { ids: [FIRST], assign_to: { id: BRAM } },
      caller,
    },
  ],
}
const ofLeads = { ...two, id: 'Leads', other: FIRST }
const mergeOf = (...ids: readonly string[]): unknown => ({
  merge: [{ data: ids.map((id) => ({ id, _fields: [{ api_name: 'Email' }] })) }],
})
const byJob = { readings: { records: { merge: 'job' as const } } }

/** What is done with records besides writing them. */
export const casesOfActions: readonly Case[] = [
  send('POST', 'a converted lead', CONVERT, 200, { ...first, body: { data: [{ Deals: deal }] } }),
  send('POST', 'a lead without its deal', CONVERT, 400, {
    ...first,
    body: { data: [{ Deals: { ...deal, Stage: 7 } }] },
  }),
  send('POST', 'a lead twice', CONVERT, 400, {
    ...first,
    after: [...two.after, { method: 'POST', template: CONVERT, id: FIRST, body: { data: [{}] }, caller }],
    body: { data: [{}] },
  }),
  send('POST', 'an unknown lead', CONVERT, 400, { caller, id: UNKNOWN, body: { data: [{}] } }),
  get('options', OPTIONS, 200, {
    ...first,
    after: [
      ...two.after,
      {
        method: 'POST',
        template: RECORDS,
        id: 'Contacts',
        body: { data: [{ Last_Name: 'B', Email: lead.Email }] },
        caller,
      },
    ],
  }),
  get('no options', OPTIONS, 204, {
    ...first,
    after: [
      { method: 'POST', template: RECORDS, id: 'Leads', body: { data: [{ Last_Name: 'Boyle' }] }, caller },
    ],
  }),
  send('POST', 'a mass conversion', MASS_CONVERT, 202, {
    ...two,
    body: { ids: [FIRST, SECOND], assign_to: { id: BRAM }, Deals: deal },
  }),
  send('POST', 'a mass conversion for nobody', MASS_CONVERT, 400, { ...two, body: { ids: [FIRST] } }),
  get('a mass conversion', MASS_CONVERT, 200, { ...scheduled, query: `job_id=${THIRD}` }),
  get('an unknown mass conversion', MASS_CONVERT, 400, { caller, query: `job_id=${UNKNOWN}` }),
  send('POST', 'merged records', MERGE, 201, { ...ofLeads, body: mergeOf(SECOND) }),
  send('POST', 'records that are to be merged', MERGE, 201, { ...ofLeads, ...byJob, body: mergeOf(SECOND) }),
  send('POST', 'a record merged with itself', MERGE, 400, { ...ofLeads, body: mergeOf(FIRST) }),
  get('a merge', MERGE, 200, {
    ...ofLeads,
    ...byJob,
    after: [
      ...two.after,
      { method: 'POST', template: MERGE, id: 'Leads', other: FIRST, body: mergeOf(SECOND), caller },
    ],
  }),
  get('no merge', MERGE, 204, ofLeads),
]
