import { beforeEach, describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const setup: RecordsSetup = openRecords()
const { crm, advance } = setup
const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']
const call = (line: string, body?: unknown): ReturnType<RecordsSetup['call']> =>
  setup.call(line, body, { scopes })
const [BOAT = ''] = make(setup, 'Products', { Product_Name: 'Boat', Unit_Price: 9 })
const [ACCOUNT = ''] = make(setup, 'Accounts', { Account_Name: 'Zylker' })
const lines = [{ Product_Name: { id: BOAT }, Quantity: 2, List_Price: 9 }]
const quote = {
  Subject: 'Boats',
  Account_Name: { id: ACCOUNT },
  Quoted_Items: lines,
  Tag: [{ name: 'hot' }],
  Billing_City: 'Gdansk',
}
const [QUOTE = '', OTHER = ''] = make(setup, 'Quotes', quote, quote)
const mark = crm.marks.mark()
const CONVERT = `POST /Quotes/${QUOTE}/actions/convert`
const MASS = 'POST /Quotes/actions/mass_convert'
const to = (api_name: string, more: object = {}): object => ({
  convert_to: [{ module: { api_name }, ...more }],
})
const made = (answer: ReturnType<typeof call>, module: string): string =>
  dataOf(answer).map(({ details }) => (details as Record<string, { id: string }>)[module]?.id ?? '')[0] ?? ''

beforeEach(() => crm.marks.rewind(mark))

describe('a quote', () => {
  test('becomes a sales order with its lines and tags, and that an invoice', () => {
    const answer = call(CONVERT, { data: [to('Sales_Orders')] })
    expect(answer).toMatchObject({
      status: 200,
      body: { data: [{ code: 'SUCCESS', message: 'The record has been converted successfully' }] },
    })
    const order = made(answer, 'Sales_Orders')
    expect(dataOf(call(`GET /Sales_Orders/${order}`))).toMatchObject([
      {
        Subject: 'Boats',
        Quote_Name: { name: 'Boats', id: QUOTE },
        Account_Name: { id: ACCOUNT },
        Billing_City: 'Gdansk',
        Grand_Total: 18,
        Tag: [{ name: 'hot' }],
        Ordered_Items: [{ Product_Name: { id: BOAT }, Quantity: 2 }],
      },
    ])
    const invoice = made(
      call(`POST /Sales_Orders/${order}/actions/convert`, {
        data: [to('Invoices', { carry_over_tags: false })],
      }),
      'Invoices',
    )
    expect(dataOf(call(`GET /Invoices/${invoice}`))).toMatchObject([
      { Sales_Order: { id: order }, Tag: [], Invoiced_Items: [{ Quantity: 2 }] },
    ])
  })

  test('becomes something else once, and not while it is locked', () => {
    call(`POST /Quotes/${OTHER}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'a' }] })
    expect(dataOf(call(`POST /Quotes/${OTHER}/actions/convert`, { data: [to('Invoices')] }))).toMatchObject([
      { code: 'RECORD_LOCKED' },
    ])
    call(CONVERT, { data: [to('Invoices')] })
    expect(dataOf(call(CONVERT, { data: [to('Invoices')] }))).toMatchObject([
      { code: 'ID_ALREADY_CONVERTED' },
    ])
  })

  test.each<readonly [string, object, string]>([
    ['into nothing', {}, 'MANDATORY_NOT_FOUND'],
    ['into a module without a name', { convert_to: [{ module: {} }] }, 'EXPECTED_FIELD_MISSING'],
    ['into a lead', to('Leads'), 'INVALID_DATA'],
    ['into two things', { convert_to: [{}, {}] }, 'INVALID_DATA'],
    ['with tags that are no flag', to('Invoices', { carry_over_tags: 'yes' }), 'INVALID_DATA'],
    ['into an unknown id', { convert_to: [{ module: { id: '7' } }] }, 'INVALID_DATA'],
    [
      'into two modules',
      { convert_to: [{ module: { api_name: 'Invoices', id: '3652397000001220000' } }] },
      'AMBIGUITY_DURING_PROCESSING',
    ],
  ])('is not converted %s', (_title, row, code) => {
    expect(dataOf(call(CONVERT, { data: [row] }))).toMatchObject([{ code }])
  })

  test('and a sales order are all that can be converted', () => {
    expect(call('POST /Deals/1/actions/convert', { data: [to('Invoices')] }).body).toMatchObject({
      code: 'INVALID_MODULE',
    })
  })
})

describe('many quotes', () => {
  test('are converted in a job, which counts what was not', () => {
    call(CONVERT, { data: [to('Invoices')] })
    const { status, body } = call(MASS, { ids: [QUOTE, OTHER], ...to('Invoices', { carry_over_tags: true }) })
    expect([status, body]).toMatchObject([
      202,
      { code: 'SCHEDULED', details: { job_id: expect.any(String) } },
    ])
    const { details } = body as { details: { job_id: string } }
    const state = (): unknown => dataOf(call(`GET /Quotes/actions/mass_convert?job_id=${details.job_id}`))[0]
    expect(state()).toEqual({
      total_count: 2,
      converted_count: 0,
      not_converted_count: 2,
      failed_count: 0,
      status: 'SCHEDULED',
    })
    advance(3000)
    expect(state()).toMatchObject({ status: 'IN PROGRESS' })
    advance(3000)
    expect(state()).toMatchObject({ status: 'COMPLETED', converted_count: 1, failed_count: 1 })
    expect(call(`GET /Sales_Orders/actions/mass_convert?job_id=${details.job_id}`).status).toBe(400)
  })

  test.each<readonly [string, object, string]>([
    ['no ids', to('Invoices'), 'MANDATORY_NOT_FOUND'],
    ['an unknown id', { ids: ['7'], ...to('Invoices') }, 'INVALID_DATA'],
    ['no target', { ids: [QUOTE] }, 'MANDATORY_NOT_FOUND'],
  ])('are refused with %s', (_title, body, code) => {
    expect(call(MASS, body)).toMatchObject({ status: 400, body: { code } })
  })
})
