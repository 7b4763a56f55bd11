import { createEmulator, issueGrant } from '@x/emulator'
import { listUserGroups } from '@x/user-groups'
import { expect, test } from 'vitest'
import { watchCredits } from './credits.ts'

test('the last tenth of the credits is announced', async () => {
  const emulator = createEmulator({ limits: { credits: 20 } })
  const scopes = ['ZohoCRM.settings.user_groups.READ']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const warnings: string[] = []
  const token = () => ({ value, apiDomain })
  const zoho = watchCredits({ token, fetch: emulator.fetch }, 20, (text) => warnings.push(text))
  for (let call = 0; call < 18; call += 1) await listUserGroups(zoho)
  expect(warnings).toEqual([])
  await listUserGroups(zoho)
  expect(warnings).toEqual(['Credits left: 1'])
})
