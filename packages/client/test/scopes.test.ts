import { expect, test } from 'vitest'
import { covers, path, request } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const READ = 'ZohoCRM.settings.user_groups.READ'
const CREATE = 'ZohoCRM.settings.user_groups.CREATE'

test.each([
  [READ, READ],
  ['ZohoCRM.settings.user_groups.ALL', READ],
  ['ZohoCRM.settings.READ', READ],
  ['ZohoCRM.settings.ALL', READ],
  ['zohocrm.SETTINGS.all', READ],
  ['ZohoCRM.settings.user_groups.read', READ],
  [READ, 'zohocrm.settings.USER_GROUPS.read'],
  ['ZohoCRM.settings.user_groups.WRITE', CREATE],
  ['ZohoCRM.settings.user_groups.WRITE', 'ZohoCRM.settings.user_groups.UPDATE'],
  ['ZohoCRM.settings.user_groups.write', 'ZohoCRM.settings.user_groups.DELETE'],
  ['ZohoCRM.settings.WRITE', CREATE],
  ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.leads.READ'],
  ['ZohoCRM.modules.all.READ', 'ZohoCRM.modules.leads.READ'],
  ['ZohoCRM.send_mail.all.CREATE', 'ZohoCRM.send_mail.leads.CREATE'],
  ['ZohoCRM.zia.enrichment', 'ZohoCRM.zia.enrichment'],
])('%s covers %s', (granted, needed) => {
  expect(covers(granted, needed)).toBe(true)
})

test.each([
  ['ZohoCRM.settings.user_groups.WRITE', READ],
  ['ZohoCRM.settings.user_groups.READ', CREATE],
  ['ZohoCRM.settings.user_groups.CREATE', 'ZohoCRM.settings.user_groups.UPDATE'],
  ['ZohoCRM.settings.roles.ALL', READ],
  ['ZohoCRM.settings.user.ALL', READ],
  ['ZohoCRM.settings.user_groups_more.ALL', READ],
  ['ZohoCRM.modules.ALL', READ],
  ['ZohoBooks.settings.ALL', READ],
  ['ZohoCRM.settings.user_groups.READ', 'ZohoCRM.settings.READ'],
  ['', READ],
  ['.', READ],
])('%s does not cover %s', (granted, needed) => {
  expect(covers(granted, needed)).toBe(false)
})

const withScopes = (scopes: readonly string[] | undefined) =>
  clientOn([Response.json({})], {
    token: () => ({
      value: 't',
      apiDomain: 'https://www.zohoapis.eu',
      ...(scopes === undefined ? {} : { scopes }),
    }),
  })

test('all that are missing are named at once, and nothing is sent', async () => {
  const { zoho, requests } = withScopes(['ZohoCRM.org.READ', CREATE])
  const needed = [READ, 'ZohoCRM.users.READ', CREATE]
  const call = request(zoho, { path: path`settings/user_groups`, scopes: needed })
  await expect(call).rejects.toMatchObject({
    code: 'MISSING_SCOPE',
    missing: [READ, 'ZohoCRM.users.READ'],
    granted: ['ZohoCRM.org.READ', CREATE],
    retryable: false,
  })
  await expect(call).rejects.toThrow(/Nothing was sent\. Ask for it at the next login/)
  expect(requests).toHaveLength(0)
})

test('a token that does not know its scopes is let through: Zoho decides', async () => {
  const { zoho, requests } = withScopes(undefined)
  await request(zoho, { path: path`settings/user_groups`, scopes: [READ] })
  expect(requests).toHaveLength(1)
})

test('a token without any scope is refused', async () => {
  const { zoho } = withScopes([])
  await expect(request(zoho, { path: path`org`, scopes: [READ] })).rejects.toThrow(/it has none/)
})
