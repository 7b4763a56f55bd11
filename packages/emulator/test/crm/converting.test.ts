import { describe, expect, test } from 'vitest'
import { BRAM } from './setup.ts'
import { dataOf, make, openRecords, scopes, type RecordsSetup } from './records-setup.ts'

function open(options: Parameters<typeof openRecords>[0] = {}): RecordsSetup {
  const setup = openRecords(options)
  const all = [...scopes, 'ZohoCRM.mass_convert.ALL']
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes: all, ...caller }) }
}

const lead = {
  First_Name: 'Paul',
  Last_Name: 'Daly',
  Company: 'Zylker',
  Email: 'paul.daly@zylker.example',
  Phone: '555',
  Industry: 'Shipping',
  City: 'Delft',
  Lead_Source: 'Cold Call',
  Tag: [{ name: 'hot' }],
}
const deal = { Deal_Name: 'Boats', Closing_Date: '2026-12-31', Stage: 'Qualification' }
const read = ({ call }: RecordsSetup, module: string, id: string): Record<string, unknown> =>
  dataOf(call(`GET /${module}/${id}`))[0] ?? {}

type Ids = Readonly<Record<'Contacts' | 'Accounts' | 'Deals', { readonly id: string } | null>>
function convert({ call }: RecordsSetup, id: string, row: object = {}): Ids {
  const { status, body } = call(`POST /Leads/${id}/actions/convert`, { data: [row] })
  expect(status).toBe(200)
  return (
    (body as { data: { details: Ids }[] }).data[0]?.details ?? { Contacts: null, Accounts: null, Deals: null }
  )
}

describe('a lead', () => {
  test('becomes a contact, an account and a deal, by the mapping of its fields', () => {
    const setup = open()
    const [id = ''] = make(setup, 'Leads', lead)
    const [task = ''] = make(setup, 'Tasks', { Subject: 'Call', What_Id: { id }, $se_module: 'Leads' })
    const made = convert(setup, id, {
      Deals: deal,
      assign_to: { id: BRAM },
      carry_over_tags: { Contacts: ['hot'] },
    })
    const [contact, account, sale] = [made.Contacts?.id, made.Accounts?.id, made.Deals?.id].map(String)
    expect(read(setup, 'Contacts', contact ?? '')).toMatchObject({
      Full_Name: 'Paul Daly',
      Phone: '555',
      Mailing_City: 'Delft',
      Account_Name: { id: account, name: 'Zylker' },
      Owner: { id: BRAM },
      Tag: [{ name: 'hot' }],
    })
    expect(read(setup, 'Accounts', account ?? '')).toMatchObject({
      Account_Name: 'Zylker',
      Industry: 'Shipping',
      Tag: [],
    })
    expect(read(setup, 'Deals', sale ?? '')).toMatchObject({
      Deal_Name: 'Boats',
      Lead_Source: 'Cold Call',
      Contact_Name: { id: contact },
      Account_Name: { id: account },
      Probability: 10,
    })
    expect(read(setup, 'Tasks', task)).toMatchObject({ Who_Id: { id: contact }, What_Id: null })
    expect(read(setup, 'Leads', id)).toMatchObject({
      Converted__s: true,
      Converted_Contact: { id: contact },
      Converted_Account: { id: account },
      Converted_Deal: { id: sale },
    })
    expect(setup.call('GET /Leads?fields=id').status).toBe(204)
    expect(dataOf(setup.call('GET /Leads?fields=id&converted=true'))).toHaveLength(1)
  })

  test('cannot be converted again, nor changed: ID_ALREADY_CONVERTED, CONVERTED_RECORD', () => {
    const setup = open()
    const [id = ''] = make(setup, 'Leads', lead)
    convert(setup, id)
    expect(setup.call(`POST /Leads/${id}/actions/convert`, { data: [{}] })).toMatchObject({
      status: 400,
      body: { code: 'ID_ALREADY_CONVERTED', details: { resource_path_index: 1 } },
    })
    expect(setup.call(`PUT /Leads/${id}`, { data: [{ City: 'a' }] }).body).toMatchObject({
      data: [{ code: 'CONVERTED_RECORD' }],
    })
  })

  test('joins who has its e-mail address, and the account of its company; the options say so before', () => {
    const setup = open()
    const [id = ''] = make(setup, 'Leads', lead)
    expect(setup.call(`GET /Leads/${id}/__conversion_options`).status).toBe(204)
    const [account] = make(setup, 'Accounts', { Account_Name: 'zylker' })
    const [contact] = make(setup, 'Contacts', { Last_Name: 'D', Email: 'Paul.Daly@zylker.example' })
    expect(setup.call(`GET /Leads/${id}/__conversion_options`).body).toMatchObject({
      __conversion_options: {
        Contacts: [{ id: contact, Full_Name: 'D' }],
        Accounts: [{ id: account, Account_Name: 'zylker' }],
        preference_field_matched_value: {
          Contacts: [{ field: { api_name: 'Email' }, matched_lead_value: 'paul.daly@zylker.example' }],
          Accounts: [{ field: { api_name: 'Account_Name' }, matched_lead_value: 'Zylker' }],
        },
      },
    })
    expect(convert(setup, id)).toMatchObject({
      Contacts: { id: contact },
      Accounts: { id: account },
      Deals: null,
    })
    expect(read(setup, 'Contacts', contact ?? '')).toMatchObject({ Account_Name: { id: account } })
  })

  test('joins the records that are named, and writes over the account only when told to', () => {
    for (const overwrite of [false, true]) {
      const setup = open()
      const [first = '', second = ''] = make(setup, 'Accounts', { Account_Name: 'a' }, { Account_Name: 'b' })
      const [contact = ''] = make(setup, 'Contacts', { Last_Name: 'x', Account_Name: { id: first } })
      const [id = ''] = make(setup, 'Leads', lead)
      convert(setup, id, { Accounts: { id: second }, Contacts: { id: contact }, overwrite })
      expect(read(setup, 'Contacts', contact)).toMatchObject({
        Account_Name: { id: overwrite ? second : first },
      })
    }
  })

  test('without a company makes no account', () => {
    const setup = open()
    const [id = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    expect(convert(setup, id)).toMatchObject({ Contacts: { name: 'Boyle' }, Accounts: null, Deals: null })
  })

  test.each<[object, string, string]>([
    [{ Deals: {} }, 'MULTIPLE_OR_MULTI_ERRORS', ''],
    [
      { Deals: { Deal_Name: 'a', Stage: 'Qualification' } },
      'MANDATORY_NOT_FOUND',
      '$.data[0].Deals.Closing_Date',
    ],
    [{ Deals: { ...deal, Closing_Date: 'soon' } }, 'INVALID_DATA', '$.data[0].Deals.Closing_Date'],
    [{ Deals: 7 }, 'INVALID_DATA', '$.data[0].Deals'],
    [{ Contacts: { id: '1' } }, 'INVALID_DATA', '$.data[0].Contacts.id'],
    [{ Accounts: 7 }, 'INVALID_DATA', '$.data[0].Accounts'],
    [{ assign_to: {} }, 'MANDATORY_NOT_FOUND', '$.data[0].assign_to.id'],
    [{ assign_to: { id: '1' } }, 'INVALID_DATA', '$.data[0].assign_to.id'],
    [{ carry_over_tags: { Deals: 'hot' } }, 'INVALID_DATA', '$.data[0].carry_over_tags.Deals'],
    [
      { move_attachments_to: { api_name: 'Leads' } },
      'INVALID_DATA',
      '$.data[0].move_attachments_to.api_name',
    ],
  ])('is left alone by %j: %s', (row, code, json_path) => {
    const setup = open()
    const [id = ''] = make(setup, 'Leads', lead)
    expect(setup.call(`POST /Leads/${id}/actions/convert`, { data: [row] })).toMatchObject({
      status: 400,
      body: { data: [{ code, details: json_path === '' ? {} : { json_path } }] },
    })
    expect(setup.call('GET /Contacts?fields=id').status).toBe(204)
    expect(read(setup, 'Leads', id)).toMatchObject({ Converted__s: false })
  })

  test('that is locked answers RECORD_LOCKED', () => {
    const setup = open()
    const [id = ''] = make(setup, 'Leads', lead)
    setup.call(`POST /Leads/${id}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'a' }] })
    expect(setup.call(`POST /Leads/${id}/actions/convert`, { data: [{}] }).body).toMatchObject({
      data: [{ code: 'RECORD_LOCKED' }],
    })
    expect(setup.call(`GET /Leads/${id}/__conversion_options`).body).toMatchObject({ code: 'RECORD_LOCKED' })
  })
})

describe('a mass conversion', () => {
  test('is scheduled, runs, and says how many leads it converted', () => {
    const setup = open()
    const ids = make(setup, 'Leads', lead, { Last_Name: 'Boyle' }, { Last_Name: 'Adams' })
    convert(setup, ids[2] ?? '')
    const sent = setup.call('POST /Leads/actions/mass_convert', { ids, assign_to: { id: BRAM }, Deals: deal })
    expect(sent).toMatchObject({ status: 202, body: { code: 'SCHEDULED', status: 'success' } })
    const job = (sent.body as { details: { job_id: string } }).details.job_id
    const status = (): unknown => dataOf(setup.call(`GET /Leads/actions/mass_convert?job_id=${job}`))[0]
    expect(status()).toMatchObject({ Status: 'SCHEDULED', Not_Converted_Count: 3 })
    setup.advance(3000)
    expect(status()).toMatchObject({ Status: 'RUNNING' })
    setup.advance(2000)
    expect(status()).toEqual({
      Status: 'COMPLETED',
      Total_Count: 3,
      Converted_Count: 2,
      Not_Converted_Count: 0,
      Failed_Count: 1,
    })
    expect(dataOf(setup.call('GET /Deals?fields=Owner'))).toMatchObject([
      { Owner: { id: BRAM } },
      { Owner: { id: BRAM } },
    ])
    setup.advance(61 * 24 * 60 * 60 * 1000)
    expect(setup.call(`GET /Leads/actions/mass_convert?job_id=${job}`)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA' },
    })
  })

  test.each<[object, string]>([
    [{ ids: ['1'] }, 'MANDATORY_NOT_FOUND'],
    [{ ids: ['1'], assign_to: { id: BRAM } }, 'INVALID_DATA'],
    [{ ids: Array.from({ length: 51 }, () => '1'), assign_to: { id: BRAM } }, 'INVALID_DATA'],
    [{ ids: ['1'], assign_to: { id: BRAM }, Deals: { Deal_Name: 'a' } }, 'MANDATORY_NOT_FOUND'],
  ])('refuses %j with %s', (body, code) => {
    expect(open().call('POST /Leads/actions/mass_convert', body)).toMatchObject({
      status: 400,
      body: { code },
    })
  })

  test('is asked for by its job: REQUIRED_PARAM_MISSING', () => {
    expect(open().call('GET /Leads/actions/mass_convert').body).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'job_id' },
    })
  })
})
