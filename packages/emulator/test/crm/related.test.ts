import { beforeEach, describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const setup: RecordsSetup = openRecords()
const { call, crm } = setup
const [ACCOUNT = '', OTHER = ''] = make(
  setup,
  'Accounts',
  { Account_Name: 'Zylker' },
  { Account_Name: 'Acme' },
)
const [CONTACT = '', SECOND = ''] = make(
  setup,
  'Contacts',
  { Last_Name: 'Boyle', Account_Name: { id: ACCOUNT } },
  { Last_Name: 'Duarte', Account_Name: { id: ACCOUNT } },
)
const [LEAD = ''] = make(setup, 'Leads', { Last_Name: 'Hale' })
const [FAIR = '', SHOW = ''] = make(setup, 'Campaigns', { Campaign_Name: 'Fair' }, { Campaign_Name: 'Show' })
const [BOAT = ''] = make(setup, 'Products', { Product_Name: 'Boat', Unit_Price: 9 })
const [BOOK = ''] = make(setup, 'Price_Books', {
  Price_Book_Name: 'Summer',
  Pricing_Model: 'Flat',
  Pricing_Details: [{ from_range: 1, to_range: 9, discount: 0 }],
})
const mark = crm.marks.mark()
const UNKNOWN = '1234567890'
const NAMES = 'fields=Last_Name,Account_Name'
const CAMPAIGNS = `/Leads/${LEAD}/Campaigns`

const codes = (answer: ReturnType<typeof call>): unknown => dataOf(answer).map(({ code }) => code)
const put = (path: string, ...data: readonly object[]): ReturnType<typeof call> =>
  call(`PUT ${path}`, { data })

beforeEach(() => crm.marks.rewind(mark))

describe('records that point to a record', () => {
  test('are listed below it, and read there', () => {
    const answer = call(`GET /Accounts/${ACCOUNT}/Contacts?${NAMES}&sort_order=asc`)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        data: [
          { id: CONTACT, Last_Name: 'Boyle', Account_Name: { name: 'Zylker', id: ACCOUNT } },
          { id: SECOND },
        ],
        info: { count: 2, more_records: false, page: 1 },
      },
    })
    expect(call(`GET /Accounts/${OTHER}/Contacts?${NAMES}`)).toEqual({ status: 204 })
    expect(dataOf(call(`GET /Accounts/${ACCOUNT}/Contacts/${CONTACT}?fields=Last_Name`))).toEqual([
      { id: CONTACT, Last_Name: 'Boyle' },
    ])
    expect(call(`GET /Accounts/${OTHER}/Contacts/${CONTACT}`)).toEqual({ status: 204 })
  })

  test('come in pages, by ids, and by what was changed since', () => {
    const page = call(`GET /Accounts/${ACCOUNT}/Contacts?${NAMES}&per_page=1`)
    const { info } = page.body as { info: Record<string, string> }
    expect(info).toMatchObject({ count: 1, more_records: true })
    const next = call(
      `GET /Accounts/${ACCOUNT}/Contacts?${NAMES}&per_page=1&page_token=${info['next_page_token']}`,
    )
    expect(dataOf(next)).toMatchObject([{ id: CONTACT }])
    expect(dataOf(call(`GET /Accounts/${ACCOUNT}/Contacts?${NAMES}&ids=${CONTACT}`))).toMatchObject([
      { id: CONTACT },
    ])
    const modifiedSince = Date.UTC(2030, 0)
    expect(call(`GET /Accounts/${ACCOUNT}/Contacts?${NAMES}`, undefined, { modifiedSince })).toEqual({
      status: 304,
    })
  })

  test('of a record in the bin are told as long as it lies there', () => {
    const deleted = `GET /Accounts/deleted/${ACCOUNT}`
    expect(call(`${deleted}/Contacts?${NAMES}`)).toMatchObject({
      body: { details: { resource_path_index: 2 } },
    })
    call(`DELETE /Accounts/${ACCOUNT}`)
    expect(dataOf(call(`${deleted}/Contacts?${NAMES}`))).toHaveLength(2)
    expect(call(`${deleted}/Notes?fields=Note_Title`)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { resource_path_index: 3 } },
    })
  })

  test('are not linked: their fields are changed', () => {
    expect(put(`/Accounts/${OTHER}/Contacts`, { id: CONTACT })).toMatchObject({
      status: 400,
      body: { code: 'NOT_SUPPORTED', details: { resource_path_index: 2 } },
    })
  })

  test('as activities are mixed, open apart from closed', () => {
    const what = { What_Id: { id: ACCOUNT }, $se_module: 'Accounts' }
    make(setup, 'Tasks', { Subject: 'Open', ...what }, { Subject: 'Done', Status: 'Completed', ...what })
    const meeting = { Start_DateTime: '2020-01-01T10:00:00+00:00', End_DateTime: '2020-01-01T11:00:00+00:00' }
    make(setup, 'Events', { Event_Title: 'Over', ...meeting, ...what })
    const view = `GET /Accounts/${ACCOUNT}/Activities_Chronological_View`
    expect(dataOf(call(`${view}?fields=Subject,Event_Title`))).toEqual([
      { id: expect.any(String), Subject: 'Open', $module: 'Tasks' },
    ])
    expect(dataOf(call(`${view}_History?fields=Subject,Event_Title&sort_order=asc`))).toMatchObject([
      { Subject: 'Done', $module: 'Tasks' },
      { Event_Title: 'Over', $module: 'Events' },
    ])
    expect(dataOf(call(`GET /Accounts/${ACCOUNT}/Tasks?fields=Subject`))).toHaveLength(2)
  })
})

describe('records that are linked', () => {
  test('are linked and listed from both sides, changed, and unlinked; the records stay', () => {
    expect(put(CAMPAIGNS, { id: FAIR, Member_Status: 'Active' }, { id: SHOW })).toMatchObject({
      status: 200,
      body: { data: [{ code: 'SUCCESS', message: 'relation added', details: { id: FAIR } }, {}] },
    })
    expect(dataOf(call(`GET ${CAMPAIGNS}?fields=Campaign_Name&sort_order=asc`))).toEqual([
      { id: FAIR, Campaign_Name: 'Fair', Member_Status: 'Active' },
      { id: SHOW, Campaign_Name: 'Show', Member_Status: null },
    ])
    expect(dataOf(call(`GET /Campaigns/${FAIR}/Leads?fields=Last_Name`))).toEqual([
      { id: LEAD, Last_Name: 'Hale', Member_Status: 'Active' },
    ])
    expect(dataOf(put(`/Campaigns/${FAIR}/Leads/${LEAD}`, { Member_Status: 'Planning' }))).toMatchObject([
      { message: 'relation updated', details: { id: LEAD } },
    ])
    expect(dataOf(call(`GET ${CAMPAIGNS}/${FAIR}?fields=Campaign_Name`))).toMatchObject([
      { Member_Status: 'Planning' },
    ])
    expect(call(`DELETE ${CAMPAIGNS}?ids=${FAIR},${UNKNOWN}`)).toMatchObject({
      status: 207,
      body: { data: [{ message: 'relation removed' }, { code: 'INVALID_DATA', details: { id: UNKNOWN } }] },
    })
    expect(codes(call(`DELETE ${CAMPAIGNS}/${SHOW}`))).toEqual(['SUCCESS'])
    expect(call(`GET ${CAMPAIGNS}?fields=Campaign_Name`)).toEqual({ status: 204 })
    expect(dataOf(call(`GET /Campaigns/${FAIR}`))).toHaveLength(1)
  })

  test('with a price book need its price', () => {
    const path = `/Price_Books/${BOOK}/Products`
    expect(dataOf(put(path, { id: BOAT }))).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'list_price', json_path: '$.data[0].list_price' } },
    ])
    expect(codes(put(path, { id: BOAT, list_price: 8.5 }))).toEqual(['SUCCESS'])
    expect(dataOf(call(`GET /Products/${BOAT}/Price_Books?fields=Price_Book_Name`))).toMatchObject([
      { Price_Book_Name: 'Summer', list_price: 8.5 },
    ])
  })

  test.each<readonly [string, object, string, object]>([
    ['without an id', {}, 'MANDATORY_NOT_FOUND', { api_name: 'id' }],
    ['of another module', { id: BOAT }, 'INVALID_DATA', { json_path: '$.data[0].id' }],
    ['with a wrong status', { id: FAIR, Member_Status: 7 }, 'INVALID_DATA', { api_name: 'Member_Status' }],
  ])('are refused %s', (_title, row, code, details) => {
    expect(dataOf(put(CAMPAIGNS, row))).toMatchObject([{ code, details }])
  })

  test('come and go with the record that lies in the bin', () => {
    put(CAMPAIGNS, { id: FAIR })
    call(`DELETE /Campaigns/${FAIR}`)
    expect(call(`GET ${CAMPAIGNS}?fields=Campaign_Name`)).toEqual({ status: 204 })
    call(`POST /settings/recycle_bin/${FAIR}/actions/restore`)
    expect(dataOf(call(`GET ${CAMPAIGNS}?fields=Campaign_Name`))).toHaveLength(1)
  })

  test('are in a snapshot', () => {
    put(CAMPAIGNS, { id: FAIR })
    const other = openRecords()
    other.crm.restore(JSON.parse(JSON.stringify(crm.snapshot())))
    expect(dataOf(other.call(`GET ${CAMPAIGNS}?fields=Campaign_Name`))).toHaveLength(1)
  })

  test('are named by values of external fields', () => {
    const field = (external: string, name: string): void =>
      void call(`POST /settings/fields?module=${name}`, {
        fields: [
          { field_label: 'No', data_type: 'text', length: 20, external: { type: external, show: false } },
        ],
      })
    field('org', 'Leads')
    field('org', 'Campaigns')
    call(`PUT /Leads/${LEAD}`, { data: [{ No: 'L-1' }] })
    call(`PUT /Campaigns/${FAIR}`, { data: [{ No: 'C-1' }] })
    const external = 'Leads.No,Campaigns.No'
    const linked = call(
      'PUT /Leads/L-1/Campaigns',
      { data: [{ No: 'C-1', Member_Status: 'Active' }] },
      { external },
    )
    expect(linked).toMatchObject({ status: 200, body: { data: [{ code: 'SUCCESS' }] } })
    const list = call('GET /Leads/L-1/Campaigns?fields=Campaign_Name', undefined, { external: 'Leads.No' })
    expect(dataOf(list)).toMatchObject([{ id: FAIR, Member_Status: 'Active' }])
    expect(codes(call('DELETE /Leads/L-1/Campaigns/C-1', undefined, { external }))).toEqual(['SUCCESS'])
    expect(codes(call('DELETE /Leads/L-1/Campaigns/C-2', undefined, { external }))).toEqual(['INVALID_DATA'])
  })
})

test.each([
  [`/Leads/${UNKNOWN}/Campaigns`, 'INVALID_DATA', 1],
  [`/Leads/${LEAD}/Nothing`, 'INVALID_DATA', 2],
  [`/Leads/${LEAD}/__proto__`, 'INVALID_DATA', 2],
  [`/Leads/${LEAD}/Documents`, 'NOT_SUPPORTED', 2],
])('a list that is not there is refused: %s', (path, code, index) => {
  expect(call(`GET ${path}?fields=id`).body).toMatchObject({ code, details: { resource_path_index: index } })
})

test('a list needs fields', () => {
  expect(call(`GET ${CAMPAIGNS}`).body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
})

describe('related records are counted', () => {
  const lists = (
    call('GET /settings/related_lists?module=Accounts').body as {
      related_lists: { id: string; api_name: string }[]
    }
  ).related_lists
  const list = (name: string): object => {
    const { id = '', api_name = '' } = lists.find((each) => each.api_name === name) ?? {}
    return { api_name, id }
  }
  const count = (...rows: readonly unknown[]): unknown =>
    call(`POST /Accounts/${ACCOUNT}/actions/get_related_records_count`, { get_related_records_count: rows })
      .body

  test('by list, all of them or what a filter finds', () => {
    const filters = { comparator: 'equal', field: { api_name: 'Last_Name' }, value: 'Boyle' }
    expect(
      count(
        { related_list: list('Contacts') },
        { related_list: list('Contacts'), params: { filters, approved: true } },
        { related_list: list('Notes') },
        { related_list: list('Attachments'), params: { category: 'link' } },
      ),
    ).toEqual({
      get_related_records_count: [2, 1, 0, 0].map((number, index) => ({
        count: number,
        related_list: list(['Contacts', 'Contacts', 'Notes', 'Attachments'][index] ?? ''),
      })),
    })
  })

  test.each<readonly [string, readonly unknown[], string]>([
    ['nothing', [], 'INVALID_DATA'],
    ['too many', Array.from({ length: 21 }, () => ({ related_list: list('Notes') })), 'INVALID_DATA'],
    ['no list', [{}], 'MANDATORY_NOT_FOUND'],
    ['a list without its id', [{ related_list: { api_name: 'Notes' } }], 'MANDATORY_NOT_FOUND'],
    ['an unknown list', [{ related_list: { api_name: 'Nothing', id: '1' } }], 'INVALID_DATA'],
    ['another id', [{ related_list: { ...list('Notes'), id: '1' } }], 'INVALID_DATA'],
    ['a bad filter', [{ related_list: list('Contacts'), params: { filters: { field: 7 } } }], 'INVALID_DATA'],
    ['a bad switch', [{ related_list: list('Contacts'), params: { converted: 'yes' } }], 'INVALID_DATA'],
    ['a bad category', [{ related_list: list('Attachments'), params: { category: 'x' } }], 'INVALID_DATA'],
  ])('and refused with %s', (_title, rows, code) => {
    expect(count(...rows)).toMatchObject({ code })
  })
})
