import { dataCenters } from '@x/dc'
import { describe, expect, test } from 'vitest'
import { authorize, createEmulator, defaultOrganization } from '../../src/index.ts'
import { call, connect, loginAddress, post, SCOPES, tokenCall } from './client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

describe('login', () => {
  test.each(dataCenters.map(({ id }) => id))('a user of %s logs in and calls', async (dc) => {
    const emulator = createEmulator({ start })
    // China's users are reached from China only.
    const home = dc === 'cn' ? 'cn' : 'us'
    const tokens = await connect(emulator, { account: dc }, { dc: home })
    const row = emulator.dataCenters.find(({ id }) => id === dc)
    expect(tokens['api_domain']).toBe(row?.api.production)
    const answer = await call(emulator, {
      origin: String(tokens['api_domain']),
      token: tokens['access_token'],
    })
    expect(await answer.json()).toEqual({
      sources_count: [{ territories: 2, roles: 2, groups: 0, users: { inactive: 0, deleted: 0, active: 2 } }],
    })
  })

  test('the callback has state, code, location, an encoded accounts-server and a stray &', async () => {
    const emulator = createEmulator({ start })
    const callback = await authorize(emulator, loginAddress(emulator), { account: 'ca' })
    expect(callback).toMatch(
      /^http:\/\/localhost:3000\/callback\?state=a%20state&code=1000\.EMULATOR[0-9a-f]{24}\.[0-9a-f]{32}&location=ca&accounts-server=https%3A%2F%2Faccounts\.zohocloud\.ca&$/,
    )
  })

  test('denying goes back with access_denied and the state', async () => {
    const emulator = createEmulator({ start })
    const callback = await authorize(emulator, loginAddress(emulator), { allow: false })
    expect(new URL(callback).searchParams.get('error')).toBe('access_denied')
    expect(new URL(callback).searchParams.get('state')).toBe('a state')
    expect(callback).not.toContain('code=')
  })

  test('users of China are not offered to clients elsewhere, unless a reading says so', async () => {
    const emulator = createEmulator({ start })
    await expect(authorize(emulator, loginAddress(emulator), { account: 'cn' })).rejects.toThrow(
      /China stands apart/,
    )
    const open = createEmulator({ start, readings: { tokens: { china: 'reachable' } } })
    expect(await authorize(open, loginAddress(open), { account: 'cn' })).toContain('location=cn')
  })

  test.each([
    ['an unknown client', { client_id: '1000.EMULATORNOBODY' }, /Invalid Client/],
    ['another redirect address', { redirect_uri: 'http://localhost:3000/callback/' }, /Invalid Redirect Uri/],
    ['no redirect address', { redirect_uri: undefined }, /Invalid Redirect Uri/],
    ['a wrong response type', { response_type: 'id_token' }, /Invalid response type/],
    ['the implicit flow with a server client', { response_type: 'token' }, /Invalid response type/],
    ['nothing between two commas', { scope: 'ZohoCRM.org.READ,,ZohoCRM.users.READ' }, /Invalid OAuth scope/],
    [
      'scopes with a semicolon between',
      { scope: 'ZohoCRM.org.READ;ZohoCRM.users.READ' },
      /Invalid OAuth scope/,
    ],
    ['a scope that does not exist', { scope: 'ZohoCRM.settings.usergroups.READ' }, /Invalid OAuth scope/],
    ['no scope', { scope: undefined }, /Invalid OAuth scope/],
    ['a client id that looks real', { client_id: '1000.GMB0YULZHJK411284S8I5GZ4CHUEX0' }, /This is not Zoho/],
  ])('%s is a page, never a redirect', async (_, changes, text) => {
    const emulator = createEmulator({ start })
    const response = await emulator.fetch(loginAddress(emulator, changes), { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toMatch(text)
  })

  test('E2: scopes may stand between spaces as well, unless a reading refuses it', async () => {
    const emulator = createEmulator({ start })
    for (const scope of [
      'ZohoCRM.org.READ ZohoCRM.users.READ openid email profile',
      'ZohoCRM.org.READ, ZohoCRM.users.READ,openid email  profile ',
    ]) {
      const back = new URL(await authorize(emulator, loginAddress(emulator, { scope })))
      const tokens = await tokenCall(emulator, 'us', {
        grant_type: 'authorization_code',
        code: back.searchParams.get('code') ?? '',
        redirect_uri: emulator.client.redirectUri,
      })
      expect(tokens['scope']).toBe('ZohoCRM.org.READ ZohoCRM.users.READ openid email profile')
    }
    const strict = createEmulator({ start, readings: { tokens: { scopeSeparator: 'comma' } } })
    const spaced = loginAddress(strict, { scope: 'ZohoCRM.org.READ ZohoCRM.users.READ' })
    await expect(authorize(strict, spaced)).rejects.toThrow(/Invalid OAuth scope/)
    expect(await authorize(strict, loginAddress(strict))).toContain('code=')
  })

  test('what a client sends is escaped on the page', async () => {
    const emulator = createEmulator({ start })
    const { clientId } = emulator.registerClient({ name: '<script>alert(1)</script>' })
    const address = loginAddress(emulator, { client_id: clientId, state: '"><img src=x>' })
    const page = await (await emulator.fetch(address)).text()
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
    expect(await authorize(emulator, address)).toContain(`state=${encodeURIComponent('"><img src=x>')}`)
  })

  test('a form from another site cannot press Allow', async () => {
    const emulator = createEmulator({ start, seed: { organization: defaultOrganization() } })
    const fields = Object.fromEntries(new URL(loginAddress(emulator)).searchParams)
    const account = {
      account: 'nora.lindqvist@harbour-finch.example',
      organization: 'us/production/0',
      decision: 'allow',
    }
    const foreign = { origin: 'https://evil.example' }
    expect((await post(emulator, 'us', '/oauth/v2/approve', { ...fields, ...account }, foreign)).status).toBe(
      403,
    )
    const own = await emulator.fetch('https://accounts.zoho.com/oauth/v2/approve', {
      method: 'POST',
      body: new URLSearchParams({ ...fields, ...account }),
      redirect: 'manual',
    })
    expect(own.status).toBe(302)
  })

  test('a browser client gets its token in the fragment', async () => {
    const emulator = createEmulator({ start })
    const { clientId } = emulator.registerClient({ type: 'browser' })
    const address = loginAddress(emulator, { client_id: clientId, response_type: 'token' })
    const { hash } = new URL(await authorize(emulator, address, { account: 'in' }))
    const fragment = new URLSearchParams(hash.slice(1))
    expect(fragment.get('location')).toBe('in')
    expect(fragment.get('api_domain')).toBe('https://www.zohoapis.in')
    expect(fragment.get('refresh_token')).toBeNull()
    const answer = await call(emulator, {
      origin: 'https://www.zohoapis.in',
      token: fragment.get('access_token'),
    })
    expect(answer.status).toBe(200)
  })

  test('a sandbox organization gives a token for the sandbox alone', async () => {
    const emulator = createEmulator({ start })
    const tokens = await connect(emulator, { account: 'eu', environment: 'sandbox' })
    const token = tokens['access_token']
    expect(tokens['api_domain']).toBe('https://sandbox.zohoapis.eu')
    expect((await call(emulator, { origin: 'https://sandbox.zohoapis.eu', token })).status).toBe(200)
    expect((await call(emulator, { origin: 'https://www.zohoapis.eu', token })).status).toBe(401)
  })

  test('one of several organizations can be chosen', async () => {
    const other = defaultOrganization()
    const second = { ...other, org: { ...other.org, company_name: 'Second Ltd' } }
    const emulator = createEmulator({ start, seed: { organizations: { eu: [other, second] } } })
    const tokens = await connect(emulator, { account: 'eu', organization: 'Second Ltd' })
    const answer = await call(emulator, {
      origin: 'https://www.zohoapis.eu',
      path: '/crm/v8/org',
      token: tokens['access_token'],
    })
    expect(JSON.stringify(await answer.json())).toContain('Second Ltd')
  })

  test('the refresh token comes with offline access, the first time or after prompt=consent', async () => {
    const emulator = createEmulator({ start })
    const online = await connect(emulator, {}, { access_type: undefined, prompt: undefined })
    expect(online).not.toHaveProperty('refresh_token')
    const first = await connect(emulator, {}, { prompt: undefined })
    expect(first).toHaveProperty('refresh_token')
    const second = await connect(emulator, {}, { prompt: undefined })
    expect(second).not.toHaveProperty('refresh_token')
    expect(await connect(emulator)).toHaveProperty('refresh_token')
    expect(second['scope']).toBe(SCOPES.join(' '))
  })

  test('a code verifier must fit its challenge', async () => {
    const emulator = createEmulator({ start })
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
    const exchange = async (extra: Record<string, string>): Promise<Record<string, unknown>> => {
      const callback = new URL(await authorize(emulator, loginAddress(emulator, pkce)))
      return tokenCall(emulator, 'us', {
        grant_type: 'authorization_code',
        redirect_uri: emulator.client.redirectUri,
        code: callback.searchParams.get('code') ?? '',
        ...extra,
      })
    }
    expect(await exchange({})).toEqual({ error: 'invalid_code' })
    expect(await exchange({ code_verifier: `${verifier}x` })).toEqual({ error: 'invalid_code' })
    expect(await exchange({ code_verifier: verifier })).toHaveProperty('access_token')
  })
})
