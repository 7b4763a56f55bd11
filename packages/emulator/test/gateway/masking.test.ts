import { describe, expect, it } from 'vitest'
import { createEmulator, issueGrant } from '@x/emulator'

const scopes = ['ZohoCRM.org.READ']

describe('the journal shows no secret, wherever it stands (A34)', () => {
  const emulator = createEmulator({
    clients: [{ type: 'web', clientSecret: 'a plain & chosen secret' }] as never,
  })
  const { accessToken, refreshToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { clientSecret } = emulator.client
  const secrets = [accessToken, refreshToken, clientSecret]
  const accounts = 'https://accounts.zoho.eu'

  it.each<[string, (secret: string) => [string, RequestInit?]]>([
    ['the path of the API', (secret) => [`${apiDomain}/crm/v7/${secret}`]],
    ['the path of the accounts server', (secret) => [`${accounts}/oauth/${secret}/x`]],
    ['a value under any name', (secret) => [`${apiDomain}/crm/v7/org?q=${encodeURIComponent(secret)}`]],
    ['the name of a parameter', (secret) => [`${apiDomain}/crm/v7/org?${encodeURIComponent(secret)}=1`]],
    [
      'a name in another case',
      (secret) => [
        `${accounts}/oauth/v2/token?Client_Secret=${encodeURIComponent(secret)}`,
        { method: 'POST' },
      ],
    ],
    [
      'a form',
      (secret) => [
        `${accounts}/oauth/v2/token`,
        { method: 'POST', body: new URLSearchParams({ password: secret, q: secret, [secret]: '1' }) },
      ],
    ],
    ['a part of a value', (secret) => [`${apiDomain}/crm/v7/org?q=before${encodeURIComponent(secret)}after`]],
  ])('%s', async (_where, request) => {
    emulator.journal.clear()
    for (const secret of secrets) {
      const [url, init] = request(secret)
      await (await emulator.fetch(url, init)).text()
    }
    const shown = JSON.stringify(emulator.journal.entries())
    expect(emulator.journal.entries()).toHaveLength(secrets.length)
    expect(
      secrets.filter((secret) => shown.includes(secret) || shown.includes(encodeURIComponent(secret))),
    ).toEqual([])
  })

  it('shows the rest as it came', async () => {
    emulator.journal.clear()
    await (await emulator.fetch(`${apiDomain}/crm/v7/users?type=ActiveUsers&page=2`)).text()
    expect(emulator.journal.entries()[0]).toMatchObject({
      path: '/crm/v7/users',
      query: 'type=ActiveUsers&page=2',
      secretsInQuery: [],
    })
  })
})
