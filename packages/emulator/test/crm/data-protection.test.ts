import { describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/crm/index.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.coql.READ', 'ZohoCRM.org.ALL']
const organization = defaultOrganization()
const seed = { ...organization, org: { ...organization.org, privacy_settings: true } }

function open(withPrivacy = true): CrmSetup & { row(line: string, body?: unknown): Record<string, unknown> } {
  const setup = setUpCrm(withPrivacy ? { seed } : {})
  const call: CrmSetup['call'] = (line, body) => setup.call(line, body, { scopes })
  return { ...setup, call, row: (line, body) => (call(line, body).body as { data: [{}] }).data[0] }
}

const data = (row: object): object => ({ data: [row] })
const idOf = (row: Record<string, unknown>): string => (row['details'] as { id: string }).id

describe('with compliance with the GDPR on', () => {
  test('people have a basis; what they agreed to is a record of Consents', () => {
    const { row, call, advance } = open()
    expect(call('GET /org').body).toMatchObject({ org: [{ privacy_settings: true }] })
    const id = idOf(row('POST /Leads', data({ Last_Name: 'Doe', Email: 'doe@example.com' })))
    expect(row(`GET /Leads/${id}`)).toMatchObject({
      Data_Processing_Basis: 'Not Applicable',
      Data_Processing_Basis_Details: null,
    })
    const consent = { Contact_Through_Email: true, Consent_Through: 'Website', Consent_Date: '2026-07-01' }
    const change = { Data_Processing_Basis: 'Obtained', Data_Processing_Basis_Details: consent }
    expect(row(`PUT /Leads/${id}`, data(change))).toMatchObject({ code: 'SUCCESS' })
    const read = row(`GET /Leads/${id}`)
    expect(read).toMatchObject({
      Data_Processing_Basis: 'Obtained',
      Data_Processing_Basis_Details: { ...consent, Data_Processing_Basis: 'Obtained' },
    })
    const { id: consentId } = read['Data_Processing_Basis_Details'] as { id: string }
    expect(row(`GET /Consents/${consentId}`)).toMatchObject({ ...consent, Email: 'doe@example.com' })
    advance(60_000)
    row(`PUT /Leads/${id}`, data({ Data_Processing_Basis: 'Declined' }))
    expect(row(`GET /Consents/${consentId}`)).toMatchObject({ ...consent, Data_Processing_Basis: 'Declined' })
    const query = `select id from Leads where Data_Processing_Basis_Details.Contact_Through_Email = true`
    expect(call('POST /coql', { select_query: query }).body).toMatchObject({ data: [{ id }] })
  })

  test('a basis that is written back as it was read stays one consent', () => {
    const { row, call } = open()
    const id = idOf(row('POST /Contacts', data({ Last_Name: 'Doe', Data_Processing_Basis: 'Contract' })))
    const { Data_Processing_Basis_Details: details } = row(`GET /Contacts/${id}`)
    row(`PUT /Contacts/${id}`, data({ Data_Processing_Basis_Details: details }))
    expect(row(`GET /Contacts/${id}`)['Data_Processing_Basis_Details']).toEqual(details)
    expect(call('GET /Consents?fields=Email').body).toMatchObject({ info: { count: 1 } })
  })

  test.each([
    ['Vendors', true],
    ['Accounts', false],
  ])('%s: %s', (module, has) => {
    const text = JSON.stringify(open().call(`GET /settings/fields?module=${module}`).body)
    expect(text.includes('"Data_Processing_Basis_Details"')).toBe(has)
    expect(text.includes('"Legitimate Interests"')).toBe(has)
  })

  test.each([{ Contact_Through_Email: 'yes' }, { Consent_Date: 'yesterday' }, { Consent_Remarks: 5 }])(
    '%j is refused',
    (consent) => {
      const row = { Last_Name: 'Doe', Data_Processing_Basis_Details: consent }
      expect(open().row('POST /Leads', data(row))).toMatchObject({ code: 'INVALID_DATA' })
    },
  )

  test('a field is marked as personal, and still read', () => {
    const { row, call } = open()
    const field = { field_label: 'Diet', data_type: 'text', length: 50, private: { type: 'High' } }
    const made = call('POST /settings/fields?module=Leads', { fields: [field] }).body
    const { id: fieldId } = (made as { fields: [{ details: { id: string } }] }).fields[0].details
    const marked = { private: { type: 'Low', restricted: false, export: false } }
    const change = { fields: [{ id: fieldId, private: { type: 'Low' } }] }
    expect(call(`PATCH /settings/fields/${fieldId}?module=Leads`, change).status).toBe(200)
    expect(call(`GET /settings/fields/${fieldId}?module=Leads`).body).toMatchObject({ fields: [marked] })
    const id = idOf(row('POST /Leads', data({ Last_Name: 'Doe', Diet: 'vegan' })))
    expect(row(`GET /Leads/${id}`)).toMatchObject({ Diet: 'vegan' })
  })
})

test('what is closed to programs reads as null, to COQL as well', () => {
  const pasted = { restricted: true, type: 'High', export: false }
  const { call } = open()
  const { fields } = call('GET /settings/fields?module=Leads').body as { fields: { api_name: string }[] }
  const closed = fields.map((each) => (each.api_name === 'City' ? { ...each, private: pasted } : each))
  const crm = setUpCrm({ seed: { ...seed, fields: { Leads: closed } } })
  const read = (line: string, body?: unknown): unknown => crm.call(line, body, { scopes }).body
  const made = read('POST /Leads', data({ Last_Name: 'Doe', City: 'Oslo' })) as {
    data: [Record<string, unknown>]
  }
  const id = idOf(made.data[0])
  expect(read(`GET /Leads/${id}`)).toMatchObject({ data: [{ Last_Name: 'Doe', City: null }] })
  expect(read(`GET /Leads?fields=City&ids=${id}`)).toMatchObject({ data: [{ City: null }] })
  const select_query = `select City from Leads where id = ${id}`
  expect(read('POST /coql', { select_query })).toMatchObject({ data: [{ City: null }] })
})

test('without it nobody has a basis, and no field is personal', () => {
  const { row, call } = open(false)
  const field = { field_label: 'Diet', data_type: 'text', length: 50, private: { type: 'High' } }
  expect(call('POST /settings/fields?module=Leads', { fields: [field] }).body).toMatchObject({
    fields: [{ code: 'NOT_ALLOWED', details: { api_name: 'private' } }],
  })
  const id = idOf(row('POST /Leads', data({ Last_Name: 'Doe', Data_Processing_Basis: 'Contract' })))
  expect(Object.keys(row(`GET /Leads/${id}`))).not.toContain('Data_Processing_Basis')
  expect(call('GET /Consents?fields=Email').status).toBe(204)
})

test('a request of somebody about his or her data is made and deleted, not changed', () => {
  const { row, call } = open(false)
  const id = idOf(row('POST /Data_Subject_Requests', data({ Request_Type: 'Erase', Requested_By: 'Joris' })))
  const refused = { code: 'NOT_ALLOWED', details: { id } }
  expect(row(`PUT /Data_Subject_Requests/${id}`, data({ Requested_By: 'Doe' }))).toMatchObject(refused)
  expect(row('PUT /Data_Subject_Requests', data({ id, Requested_By: 'Doe' }))).toMatchObject(refused)
  expect(row(`GET /Data_Subject_Requests/${id}`)).toMatchObject({ Requested_By: 'Joris' })
  expect(call(`DELETE /Data_Subject_Requests?ids=${id}`).body).toMatchObject({ data: [{ code: 'SUCCESS' }] })
})
