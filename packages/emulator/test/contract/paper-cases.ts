import { get, send, type Case } from './cases.ts'

const CONVERT = '/{moduleApiName}/{id}/actions/convert'
const MASS = '/{module_api_name}/actions/mass_convert'
const TIMELINE = '/{module}/{recordId}/__timeline'
const FULL_TEXTS = '/{moduleApiName}/actions/fetch_full_data'
/** Ids of the product, the quote, its line, and what comes after them. */
const [FIRST, LINE, QUOTE, NEXT] = ['09', '10', '11', '12'].map((end) => `36523970000100000${end}`) as [
  string,
  string,
  string,
  string,
]
const UNKNOWN = '1234567890'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.mass_convert.ALL'] }
const rows = (...data: readonly unknown[]): unknown => ({ data })
const make = (module: string, row: object): Omit<Case, 'title' | 'status'> => ({
  method: 'POST',
  template: '/{module}',
  id: module,
  body: rows(row),
  caller,
})
const lines = [{ Product_Name: { id: FIRST }, Quantity: 2, List_Price: 9 }]
const quoted = {
  caller,
  id: 'Quotes',
  other: QUOTE,
  after: [
    make('Products', { Product_Name: 'Boat' }),
    make('Quotes', { Subject: 'Boats', Quoted_Items: lines }),
  ],
}
const lead = { caller, id: 'Leads', other: FIRST, after: [make('Leads', { Last_Name: 'Boyle' })] }
const toInvoice = { convert_to: [{ module: { api_name: 'Invoices' }, carry_over_tags: true }] }
const order = { ids: [QUOTE], ...toInvoice }
const scheduled = {
  ...quoted,
  after: [...quoted.after, { method: 'POST', template: MASS, caller, id: 'Quotes', body: order }],
}
const twice = {
  ...quoted,
  after: [
    ...quoted.after,
    { method: 'POST', template: CONVERT, caller, id: 'Quotes', other: QUOTE, body: rows(toInvoice) },
  ],
}

/** Quotes and orders that become something else, timelines, whole texts. */
export const casesOfPapers: readonly Case[] = [
  send('POST', 'a converted quote', CONVERT, 200, { ...quoted, body: rows(toInvoice) }),
  send('POST', 'a quote twice', CONVERT, 400, { ...twice, body: rows(toInvoice) }),
  send('POST', 'a quote into nothing', CONVERT, 400, {
    ...quoted,
    body: rows({ convert_to: [{ module: {} }] }),
  }),
  send('POST', 'a deal into an invoice', CONVERT, 400, { ...quoted, id: 'Deals', body: rows(toInvoice) }),
  send('POST', 'no quote', CONVERT, 400, { ...quoted, other: LINE, body: rows(toInvoice) }),
  send('POST', 'converted quotes', MASS, 202, { ...quoted, body: order }),
  send('POST', 'unknown quotes', MASS, 400, { ...quoted, body: { ...order, ids: [UNKNOWN] } }),
  get('a conversion of quotes', MASS, 200, { ...scheduled, query: `job_id=${NEXT}` }),
  get('an unknown conversion of quotes', MASS, 400, { ...quoted, query: `job_id=${UNKNOWN}` }),
  get('a conversion without its id', MASS, 400, quoted),
  get('a timeline', TIMELINE, 200, lead),
  get('an empty page of a timeline', TIMELINE, 204, { ...lead, query: 'page=2' }),
  get('a timeline of nothing', TIMELINE, 400, { ...lead, other: UNKNOWN }),
  get('a timeline in another order', TIMELINE, 400, { ...lead, query: 'sort_by=id' }),
  get('whole texts', FULL_TEXTS, 200, { ...lead, query: `ids=${FIRST}&fields=Description` }),
  get('whole texts of nothing', FULL_TEXTS, 204, { ...lead, query: `ids=${UNKNOWN}&fields=Description` }),
  get('whole texts of no fields', FULL_TEXTS, 400, { ...lead, query: `ids=${FIRST}` }),
  get('whole texts of many fields', FULL_TEXTS, 400, {
    ...lead,
    query: `ids=${FIRST}&fields=a,b,c,d,e,f,g,h,i`,
  }),
]
