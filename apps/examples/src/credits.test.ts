import { createEmulator, issueGrant } from '@x/emulator'
import { listUserGroups } from '@x/user-groups'
import { expect, test } from 'vitest'
import { countedClient, explain, openAccount, sharedAccount, watchCredits } from './credits.ts'

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

test('an account tells what the credits went on, and agrees with Zoho', async () => {
  const emulator = createEmulator({ limits: { credits: 20 } })
  const { accessToken: value, apiDomain } = issueGrant(emulator, {
    dc: 'eu',
    scopes: ['ZohoCRM.settings.user_groups.READ'],
  })
  const warnings: string[] = []
  const account = openAccount(20, (text) => warnings.push(text))
  const options = { token: () => ({ value, apiDomain }), fetch: emulator.fetch }
  const [nightly, page] = ['nightly', 'page'].map((job) => countedClient(account, 'one', job, options))
  for (let call = 0; call < 9; call += 1) if (nightly) await listUserGroups(nightly)
  if (page) await listUserGroups(page)
  expect(warnings).toEqual(['50 % of the credits: 10 reported'])
  expect(await explain(account)).toEqual([
    '10 credits spent, 10 left as Zoho says',
    '9 in 9 calls: GET settings/user_groups (one, nightly)',
    '1 in 1 calls: GET settings/user_groups (one, page)',
  ])
})

test('an account is shared by processes over Redis', async () => {
  const hashes = new Map<string, string[]>()
  const eval_ = async (
    script: string,
    { keys, arguments: [, ...values] }: { keys: string[]; arguments: string[] },
  ) => {
    const [key = ''] = keys
    if (script.includes('HGETALL')) return hashes.get(key) ?? []
    const [name = '', calls = '', credits = ''] = values
    return hashes.set(key, [`n${name}`, calls, `c${name}`, credits])
  }
  const [here, there] = [1, 2].map(() => sharedAccount({ eval: eval_ }, '7', 100))
  const zoho = countedClient(here ?? openAccount(1, String), 'one', 'job', {
    token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
    fetch: async () => new Response(null, { status: 204 }),
  })
  await listUserGroups(zoho)
  await here?.report()
  expect((await there?.report())?.counted).toBe(1)
})
