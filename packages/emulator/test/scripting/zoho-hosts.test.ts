import { dataCenters, defineDataCenter } from '@x/dc'
import { describe, expect, test } from 'vitest'
import { createEmulator, issueGrant } from '../../src/index.ts'

const emulator = createEmulator()
const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: ['ZohoCRM.org.READ'] })
const headers = { authorization: `Zoho-oauthtoken ${accessToken}` }

describe('E11: every host of Zoho is answered', () => {
  test('the API without www, as the descriptions name it', async () => {
    const answer = await emulator.fetch('https://zohoapis.com/crm/v7/org', { headers })
    expect([answer.status, await answer.json()]).toMatchObject([200, { org: [{}] }])
  })

  const hosts = dataCenters.flatMap(({ accounts, api, upload, downloads = [], crm, console }) => [
    accounts,
    ...Object.values(api),
    api.production.replace('www.', ''),
    ...downloads,
    ...[upload, crm, console].filter((origin) => origin !== undefined),
  ])
  test.each([
    ...hosts,
    'https://content.zohoapis.sa',
    'https://desk.zoho.com',
    'https://zoho.eu',
    'https://salesiq.zohocloud.ca',
    'https://www.zoho.in',
  ])('%s', async (origin) => {
    const answer = await emulator.fetch(`${origin}/crm/v7/upload`, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  test('a host that serves no API says so', async () => {
    for (const origin of ['https://crm.zoho.com', 'https://content.zohoapis.com', 'https://desk.zoho.com']) {
      const answer = await emulator.fetch(`${origin}/crm/v7/org`, { headers })
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'INVALID_HOST' }])
    }
  })

  test.each([
    'https://zoho.com.evil.example',
    'https://evilzoho.com',
    'https://evil.zohoapis.example',
    'http://www.zohoapis.com',
    'https://www.zohoapis.com:8443',
    'https://zohoapis.br',
    'http://127.0.0.1:9',
  ])('%s is none of them', async (origin) => {
    await expect(emulator.fetch(`${origin}/crm/v7/org`, { headers })).rejects.toThrow(/has no host/)
  })

  test('a data center of one’s own brings no host but those it names', async () => {
    const accounts = 'https://accounts.crm.example'
    const own = defineDataCenter({ id: 'own', accounts, api: { production: 'https://www.crm.example' } })
    const one = createEmulator({ dataCenters: [own] })
    await expect(one.fetch('https://other.crm.example')).rejects.toThrow(/has no host/)
    await expect(one.fetch('https://desk.zoho.com')).rejects.toThrow(/has no host/)
  })
})
