import { describe, expect, test } from 'vitest'
import { authorize, createEmulator, issueGrant, issueSelfClientCode, type Emulator } from '../../src/index.ts'
import { accountsOf, call, codeOf, loginAddress, post, SCOPES, tokenCall } from './client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')
const refresh = (emulator: Emulator, dc: string, refreshToken: string): Promise<Record<string, unknown>> =>
  tokenCall(emulator, dc, { grant_type: 'refresh_token', refresh_token: refreshToken })

async function freshCode(emulator: Emulator, dc = 'us'): Promise<Record<string, string>> {
  const callback = new URL(await authorize(emulator, loginAddress(emulator), { account: dc }))
  return {
    grant_type: 'authorization_code',
    redirect_uri: emulator.client.redirectUri,
    code: callback.searchParams.get('code') ?? '',
  }
}

describe('codes', () => {
  test('a code works once', async () => {
    const emulator = createEmulator({ start })
    const form = await freshCode(emulator)
    expect(await tokenCall(emulator, 'us', form)).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    expect(await tokenCall(emulator, 'us', form)).toEqual({ error: 'invalid_code' })
  })

  test('of two exchanges at once, one wins', async () => {
    const emulator = createEmulator({ start })
    const form = await freshCode(emulator)
    const answers = await Promise.all([tokenCall(emulator, 'us', form), tokenCall(emulator, 'us', form)])
    expect(answers.filter((answer) => 'access_token' in answer)).toHaveLength(1)
  })

  test('a code lives for a minute, or as long as the limit says', async () => {
    const emulator = createEmulator({ start })
    const form = await freshCode(emulator)
    emulator.clock.advance(60_000)
    expect(await tokenCall(emulator, 'us', form)).toEqual({ error: 'invalid_code' })
    const slow = createEmulator({ start, limits: { codeLife: 180_000 } })
    const later = await freshCode(slow)
    slow.clock.advance(179_999)
    expect(await tokenCall(slow, 'us', later)).toHaveProperty('access_token')
  })

  test('another data center does not know the client for it, or the code', async () => {
    const emulator = createEmulator({ start })
    const form = await freshCode(emulator, 'eu')
    expect(await tokenCall(emulator, 'us', form)).toEqual({ error: 'invalid_client' })
    expect(await tokenCall(emulator, 'eu', form)).toHaveProperty('refresh_token')
    const other = createEmulator({ start, readings: { tokens: { wrongDataCenter: 'invalid_code' } } })
    expect(await tokenCall(other, 'us', await freshCode(other, 'eu'))).toEqual({ error: 'invalid_code' })
  })

  test('the redirect address is compared byte for byte', async () => {
    const emulator = createEmulator({ start })
    const form = await freshCode(emulator)
    const { redirect_uri: _, ...without } = form
    expect(await tokenCall(emulator, 'us', without)).toEqual({ error: 'invalid_redirect_uri' })
    const other = { ...form, redirect_uri: 'http://localhost:3000/callback/' }
    expect(await tokenCall(emulator, 'us', other)).toEqual({ error: 'invalid_redirect_uri' })
  })

  test('a self client code needs no redirect address, and the self client', async () => {
    const emulator = createEmulator({ start })
    const form = {
      grant_type: 'authorization_code',
      code: issueSelfClientCode(emulator, { dc: 'in', scopes: SCOPES, minutes: 3 }),
    }
    expect(await tokenCall(emulator, 'in', form)).toEqual({ error: 'invalid_code' })
    expect(await tokenCall(emulator, 'in', form, emulator.selfClient)).toHaveProperty('refresh_token')
    const late = issueSelfClientCode(emulator, { dc: 'in', scopes: SCOPES, minutes: 3 })
    emulator.clock.advance(180_000)
    expect(await tokenCall(emulator, 'in', { ...form, code: late }, emulator.selfClient)).toEqual({
      error: 'invalid_code',
    })
  })
})

describe('what the token endpoint takes', () => {
  test('form, multipart, query, and id and secret as Basic', async () => {
    const emulator = createEmulator({ start })
    const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const { clientId, clientSecret } = emulator.client
    const all = {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    }
    const url = `${accountsOf(emulator, 'us')}/oauth/v2/token`
    const multipart = new FormData()
    for (const [name, value] of Object.entries(all)) multipart.set(name, value)
    const { client_id: _, client_secret: __, ...rest } = all
    const basic = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
    const answers = [
      await emulator.fetch(url, { method: 'POST', body: new URLSearchParams(all) }),
      await emulator.fetch(url, { method: 'POST', body: multipart }),
      await emulator.fetch(`${url}?${new URLSearchParams(all).toString()}`, { method: 'POST' }),
      await emulator.fetch(url, { method: 'POST', body: new URLSearchParams(rest), headers: basic }),
    ]
    for (const answer of answers) expect(await answer.json()).toHaveProperty('access_token')
    const entries = emulator.journal.entries()
    expect(entries[2]?.secretsInQuery.toSorted()).toEqual(['client_secret', 'refresh_token'])
    expect(entries[3]?.scheme).toBe('Basic')
    expect(JSON.stringify(entries)).not.toContain(refreshToken)
    expect(JSON.stringify(entries)).not.toContain(clientSecret)
  })

  test('a GET, or no grant type, is a page and 400', async () => {
    const emulator = createEmulator({ start })
    const get = await emulator.fetch('https://accounts.zoho.com/oauth/v2/token?grant_type=refresh_token')
    const none = await post(emulator, 'us', '/oauth/v2/token', {})
    for (const response of [get, none]) {
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('text/html')
    }
  })

  test.each([
    ['an unknown client', { client_id: '1000.EMULATORNOBODY' }, 'invalid_client'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client_secret'],
    ['a grant type that does not exist', { grant_type: 'password' }, 'invalid_client'],
    ['an unknown refresh token', { refresh_token: '1000.EMULATORx.y' }, 'invalid_code'],
  ])('%s is %s at HTTP 200', async (_, changes, error) => {
    const emulator = createEmulator({ start })
    const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const response = await post(emulator, 'us', '/oauth/v2/token', {
      client_id: emulator.client.clientId,
      client_secret: emulator.client.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      ...changes,
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ error })
  })

  test('each data center may have a secret of its own', async () => {
    const emulator = createEmulator({ start })
    const client = emulator.registerClient({ secretPerDataCenter: true, dataCenters: ['us', 'eu'] })
    const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES, client })
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: client.clientId }
    expect(client.clientSecrets['eu']).not.toBe(client.clientSecret)
    expect(await tokenCall(emulator, 'eu', { ...form, client_secret: client.clientSecret })).toEqual({
      error: 'invalid_client',
    })
    const right = { ...form, client_secret: client.clientSecrets['eu'] ?? '' }
    expect(await tokenCall(emulator, 'eu', right)).toHaveProperty('access_token')
    expect(await tokenCall(emulator, 'in', right)).toEqual({ error: 'invalid_client' })
  })

  test('case 40: credentials that look real are refused, and stay out of the journal', async () => {
    const emulator = createEmulator({ start })
    const real = `1000.${'0123456789abcdef'.repeat(2)}.${'fedcba9876543210'.repeat(2)}`
    const response = await post(emulator, 'us', '/oauth/v2/token', {
      grant_type: 'refresh_token',
      refresh_token: real,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'real_credentials_refused' })
    const apiAnswer = await call(emulator, { token: real })
    expect(apiAnswer.status).toBe(403)
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(real)
    expect(() => emulator.registerClient({ clientId: '1000.GMB0YULZHJK411284S8I5GZ4CHUEX0' })).toThrow(
      /looks like a real one/,
    )
    const open = createEmulator({ start, allowRealCredentials: true })
    expect(await codeOf(await call(open, { token: real }))).toBe('401 INVALID_TOKEN')
  })
})

describe('refreshing', () => {
  test('gives an access token and no refresh token, ten times in ten minutes', async () => {
    const emulator = createEmulator({ start })
    const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    for (let count = 0; count < 10; count += 1) {
      const answer = await refresh(emulator, 'us', refreshToken)
      expect(answer).toHaveProperty('access_token')
      expect(answer).not.toHaveProperty('refresh_token')
    }
    expect(await refresh(emulator, 'us', refreshToken)).toEqual({
      error: 'Access Denied',
      error_description: 'You have made too many requests continuously. Please try again after some time.',
      status: 'failure',
    })
    emulator.clock.advance(599_999)
    expect(await refresh(emulator, 'us', refreshToken)).toHaveProperty('error')
    emulator.clock.advance(1)
    expect(await refresh(emulator, 'us', refreshToken)).toHaveProperty('access_token')
  })

  test('the throttle can answer 400, and be switched off', async () => {
    const emulator = createEmulator({
      start,
      limits: { tokenCalls: 1 },
      readings: { tokens: { throttleStatus: 400 } },
    })
    const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    await refresh(emulator, 'us', refreshToken)
    await refresh(emulator, 'us', refreshToken)
    expect(emulator.journal.entries().map(({ status }) => status)).toEqual([200, 400])
    const free = createEmulator({ start, limits: { tokenCalls: 'off' } })
    const grant = issueGrant(free, { dc: 'us', scopes: SCOPES })
    for (let count = 0; count < 30; count += 1) {
      expect(await refresh(free, 'us', grant.refreshToken)).toHaveProperty('access_token')
    }
  })

  test('another data center, and another client, are refused', async () => {
    const emulator = createEmulator({ start })
    const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    expect(await refresh(emulator, 'us', refreshToken)).toEqual({ error: 'invalid_client' })
    const other = emulator.registerClient({})
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    expect(await tokenCall(emulator, 'eu', form, other)).toEqual({ error: 'invalid_code' })
  })

  test('an access token is no refresh token', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    expect(await refresh(emulator, 'us', accessToken)).toEqual({ error: 'invalid_code' })
  })

  test('expires_in can be milliseconds, as it once was', async () => {
    const emulator = createEmulator({
      start,
      readings: { tokens: { expiresIn: 'milliseconds', scopeInAnswer: 'absent' } },
    })
    const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const answer = await refresh(emulator, 'us', refreshToken)
    expect(answer).toMatchObject({ expires_in: 3_600_000, expires_in_sec: 3600 })
    expect(answer).not.toHaveProperty('scope')
  })
})

describe('eviction', () => {
  test.each([10, 15, 30])('of %i live access tokens the oldest goes', async (accessTokens) => {
    const emulator = createEmulator({ start, limits: { accessTokens, tokenCalls: 'off' } })
    const first = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    for (let count = 1; count < accessTokens; count += 1) await refresh(emulator, 'us', first.refreshToken)
    expect((await call(emulator, { token: first.accessToken })).status).toBe(200)
    await refresh(emulator, 'us', first.refreshToken)
    expect(await codeOf(await call(emulator, { token: first.accessToken }))).toBe('401 INVALID_OAUTHTOKEN')
  })

  test('of 20 refresh tokens the oldest goes, with its access tokens', async () => {
    const emulator = createEmulator({ start })
    const first = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const bystander = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    for (let count = 1; count < 20; count += 1) issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    expect((await call(emulator, { token: first.accessToken })).status).toBe(200)
    issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    expect(await codeOf(await call(emulator, { token: first.accessToken }))).toBe('401 INVALID_TOKEN')
    expect(await refresh(emulator, 'us', first.refreshToken)).toEqual({ error: 'invalid_code' })
    expect(await refresh(emulator, 'eu', bystander.refreshToken)).toHaveProperty('access_token')
  })

  test('expired tokens free their place', async () => {
    const emulator = createEmulator({ start, limits: { accessTokens: 2, tokenCalls: 'off' } })
    const first = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    emulator.clock.advance(3_600_000)
    const second = await refresh(emulator, 'us', first.refreshToken)
    await refresh(emulator, 'us', first.refreshToken)
    expect((await call(emulator, { token: second['access_token'] })).status).toBe(200)
  })
})

describe('organization tokens', () => {
  const form = { grant_type: 'client_credentials', scope: SCOPES.join(',') }

  test('need the soid, give no refresh token, and count calls', async () => {
    const emulator = createEmulator({ start })
    const soid = `ZohoCRM.${await zgidOf(emulator)}`
    expect(await tokenCall(emulator, 'us', form)).toEqual({ error: 'missing_org_info' })
    expect(await tokenCall(emulator, 'us', { ...form, soid: 'ZohoCRM.1' })).toEqual({
      error: 'missing_org_info',
    })
    const answer = await tokenCall(emulator, 'us', { ...form, soid })
    expect(answer).not.toHaveProperty('refresh_token')
    expect(answer['scope']).toBe(SCOPES.join(' '))
    expect((await call(emulator, { token: answer['access_token'] })).status).toBe(200)
    for (let count = 1; count < 10; count += 1) await tokenCall(emulator, 'us', { ...form, soid })
    expect(await tokenCall(emulator, 'us', { ...form, soid })).toMatchObject({ status: 'failure' })
  })

  test('E5: they are granted at the address of either page', async () => {
    const emulator = createEmulator({ start })
    const { clientId, clientSecret } = emulator.client
    for (const path of ['/oauth/v2/token', '/oauth/v2/auth']) {
      const id = { client_id: clientId, client_secret: clientSecret }
      const soid = `ZohoCRM.${await zgidOf(emulator)}`
      const answer = await post(emulator, 'us', path, { ...form, ...id, soid })
      const tokens = (await answer.json()) as Record<string, unknown>
      expect((await call(emulator, { token: tokens['access_token'] })).status).toBe(200)
      const query = new URLSearchParams({ ...form, ...id, soid })
      expect(await (await post(emulator, 'us', `${path}?${query.toString()}`, {})).json()).toHaveProperty(
        'access_token',
      )
    }
    emulator.configure({ readings: { tokens: { clientCredentialsEndpoint: 'token' } } })
    expect((await post(emulator, 'us', '/oauth/v2/auth', { ...form, client_id: clientId })).status).toBe(400)
  })

  test('one reading grants them at the authorization endpoint', async () => {
    const emulator = createEmulator({ start, readings: { tokens: { clientCredentialsEndpoint: 'auth' } } })
    const both = { ...form, client_id: emulator.client.clientId, client_secret: emulator.client.clientSecret }
    expect(await (await post(emulator, 'us', '/oauth/v2/token', both)).json()).toEqual({
      error: 'invalid_client',
    })
    expect(await (await post(emulator, 'us', '/oauth/v2/auth', both)).json()).toEqual({
      error: 'missing_org_info',
    })
  })
})

/** The number of the first organization of the data center in the US. */
async function zgidOf(emulator: Emulator): Promise<string> {
  const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
  const answer = await call(emulator, { path: '/crm/v8/org', token: accessToken })
  const { org: [row] = [] } = (await answer.json()) as { org?: { zgid: string }[] }
  return row?.zgid ?? ''
}
