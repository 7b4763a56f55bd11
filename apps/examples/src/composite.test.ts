import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { queryRecords, select } from '@x/query'
import { expect, test } from 'vitest'
import { dashboard, moveToNewAccount } from './composite.ts'

test('several calls in one do what they say', async () => {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ', 'ZohoCRM.composite_requests.CUSTOM']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: emulator.fetch,
    clock: emulator.clock,
  })
  const { items } = await queryRecords(zoho, select('Contacts', ['Last_Name'], { limit: 1 }))
  const contact = String(items[0]?.['id'])
  const account = await moveToNewAccount(zoho, contact, 'New and apart')
  const moved = await queryRecords(zoho, select('Contacts', ['Account_Name.Account_Name'], { limit: 1 }))
  expect(account).toMatch(/^\d+$/)
  expect(moved.items[0]?.['Account_Name.Account_Name']).toBe('New and apart')
  await expect(moveToNewAccount(zoho, '1234567890', 'Never made')).rejects.toThrow(/INVALID_DATA/)
  const never = await queryRecords(zoho, select('Accounts', ['Account_Name'], { limit: 2000 }))
  expect(never.items.map((row) => row['Account_Name'])).not.toContain('Never made')
  expect(await dashboard(zoho)).toHaveLength(3)
})
