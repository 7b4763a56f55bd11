import { createClient, type Client } from '@x/client'
import { createEmulator, defaultOrganization, issueGrant, type OrganizationSeed } from '@x/emulator'
import { listFields, restrictedFields, restrictedNulls, type Field } from '@x/metadata'
import { getOrg } from '@x/organization'
import {
  createDataSubjectRequest,
  getRecord,
  listRecords,
  updateRecord,
  type DataProcessing,
} from '@x/records'
import { expect, test } from 'vitest'
import { agreed, loggable, openRequests, unknownOf } from './data-protection.ts'

const LEAD = '3652397000005200217'
const CONTACT = '3652397000005200129'

const organization = defaultOrganization()
const org = { ...organization.org, privacy_settings: true }

/** An organization whose administrator switched GDPR compliance on. */
function open(fields: NonNullable<OrganizationSeed['fields']> = {}): Client {
  const emulator = createEmulator({ seed: { organization: { ...organization, org, fields } } })
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.org.READ']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { fetch, clock } = emulator
  return createClient({ token: () => ({ value, apiDomain }), fetch, clock })
}

test('requests that nobody answered', async () => {
  const zoho = open()
  await createDataSubjectRequest(zoho, { Request_Type: 'Erase', Requested_By: 'Joris' })
  const [request] = await openRequests(zoho)
  expect(request).toMatchObject({ Request_Type: 'Erase' })
  const edited = updateRecord(zoho, 'Data_Subject_Requests', request?.id ?? '', { Requested_By: 'Maud' })
  await expect(edited).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('a contact who agreed is written', async () => {
  const zoho = open()
  expect(await getOrg(zoho)).toMatchObject({ privacy_settings: true })
  await agreed(zoho, CONTACT, '2026-07-01')
  const contact = { ...(await getRecord(zoho, 'Contacts', CONTACT)) } as DataProcessing
  expect(contact).toMatchObject({
    Data_Processing_Basis: 'Obtained',
    Data_Processing_Basis_Details: { Contact_Through_Email: true, Consent_Date: '2026-07-01' },
  })
  const { items } = await listRecords(zoho, 'Consents', { fields: ['Consent_Through'] })
  expect(items).toMatchObject([{ id: contact.Data_Processing_Basis_Details?.id, Consent_Through: 'Website' }])
})

test('what a log may have, and which nulls are none', async () => {
  const zoho = open()
  const [field, other] = await listFields(zoho, 'Leads')
  if (field === undefined || other === undefined) throw new Error('Leads have no fields.')
  const phone = { ...field, api_name: 'Phone', private: { type: 'High', restricted: true, export: false } }
  const health = {
    ...field,
    api_name: 'Blood_Type',
    hipaa_compliance_enabled: true,
    hipaa_compliance: { restricted: true, restricted_in_export: true },
  }
  const city = { ...other, api_name: 'City' }
  const fields = [phone, health, city]
  expect(loggable({ Phone: '1', City: 'Berlin' }, fields)).toEqual({ Phone: '[hidden]', City: 'Berlin' })
  expect(restrictedFields(fields).map(({ api_name: name }) => name)).toEqual(['Phone', 'Blood_Type'])
  expect(restrictedNulls({ Phone: null, Blood_Type: 'A', City: null }, fields)).toEqual(['Phone'])
  expect(restrictedNulls({ City: null }, fields)).toEqual([])
  expect(await unknownOf(zoho, 'Leads', LEAD)).toEqual([])
  expect(await unknownOf(zoho, 'Leads', '5')).toEqual([])
})

test('a null of a closed field is not known to be one', async () => {
  const fields = await listFields(open(), 'Leads')
  const closed = { restricted: true, type: 'High', export: false }
  const close = (field: Field) => (field.api_name === 'Phone' ? { ...field, private: closed } : { ...field })
  const zoho = open({ Leads: fields.map((field) => close(field)) })
  expect(await unknownOf(zoho, 'Leads', LEAD)).toEqual(['Phone'])
  expect(await getRecord(zoho, 'Leads', LEAD)).toMatchObject({ Phone: null })
})
