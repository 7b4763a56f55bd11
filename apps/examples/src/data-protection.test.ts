import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { listFields, restrictedFields, restrictedNulls } from '@x/metadata'
import { createDataSubjectRequest } from '@x/records'
import { expect, test } from 'vitest'
import { agreed, loggable, openRequests, unknownOf } from './data-protection.ts'

const LEAD = '3652397000005200217'

function open(): Client {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { fetch, clock } = emulator
  return createClient({ token: () => ({ value, apiDomain }), fetch, clock })
}

test('requests that nobody answered', async () => {
  const zoho = open()
  await createDataSubjectRequest(zoho, { Request_Type: 'Erase', Requested_By: 'Joris' })
  expect(await openRequests(zoho)).toMatchObject([{ Request_Type: 'Erase' }])
})

test('a contact who agreed is written', async () => {
  const zoho = open()
  await expect(agreed(zoho, '3652397000005200129', '2026-07-01')).resolves.toBeUndefined()
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
