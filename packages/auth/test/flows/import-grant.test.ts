import { issueGrant } from '@x/emulator'
import { describe, expect, it } from 'vitest'
import { describeGrant, importGrant, tokenFor } from '../leak-check.ts'
import { logIn, setUpZoho, refusal, SCOPES } from '../zoho.ts'

describe('importGrant', () => {
  it('sends nothing; the first use proves the refresh token', async () => {
    const setup = setUpZoho()
    const { refreshToken } = issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    const grant = await importGrant(setup.auth, { grantId: 'a', refreshToken, dc: 'eu', scopes: SCOPES })
    expect(grant).toMatchObject({
      dc: 'eu',
      environment: 'production',
      kind: 'refresh-token',
      scopes: SCOPES,
      recentCalls: 0,
    })
    expect(grant).not.toHaveProperty('accessToken')
    expect(setup.sent).toEqual([])
    expect(await tokenFor(setup.auth, 'a')()).toMatchObject({ apiDomain: 'https://www.zohoapis.eu' })
    expect(setup.sent.map(({ origin, path }) => origin + path)).toEqual([
      'https://accounts.zoho.eu/oauth/v2/token',
    ])
  })

  it('of the same refresh token once more changes nothing: a program may import at each start', async () => {
    const setup = setUpZoho()
    const { refreshToken } = issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    const given = { grantId: 'a', refreshToken, dc: 'eu', scopes: SCOPES }
    await importGrant(setup.auth, given)
    const token = await tokenFor(setup.auth, 'a')()
    const stored = await setup.rows()
    for (let start = 0; start < 15; start += 1) {
      const restarted = setUpZoho({ on: setup.emulator, auth: { store: setup.store } })
      const { scopes: _unsaid, ...without } = given
      await importGrant(restarted.auth, start % 2 === 0 ? given : without)
      expect((await tokenFor(restarted.auth, 'a')()).value).toBe(token.value)
      expect(restarted.sent).toEqual([])
      expect(restarted.events).toEqual([])
    }
    expect(await setup.rows()).toEqual(stored)
  })

  it('of a dead refresh token does not bring it back to life', async () => {
    const setup = setUpZoho()
    const given = { grantId: 'a', refreshToken: '1000.planted.dead-refresh-token', dc: 'us' }
    await importGrant(setup.auth, given)
    expect((await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))).code).toBe(
      'REAUTHORIZATION_REQUIRED',
    )
    expect(await importGrant(setup.auth, given)).toMatchObject({ status: 'reauthorization-required' })
    setup.sent.length = 0
    expect((await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))).code).toBe(
      'REAUTHORIZATION_REQUIRED',
    )
    expect(setup.sent).toEqual([])
  })

  it.each([
    ['rests', { name: 'throttle' }, 'THROTTLED'],
    [
      'is dead',
      { name: 'status', status: 400, body: '{"error":"invalid_code"}' },
      'REAUTHORIZATION_REQUIRED',
    ],
  ] as const)('of other scopes leaves a grant that %s as it is', async (_what, fault, code) => {
    const setup = setUpZoho()
    const { refreshToken } = issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    const given = { grantId: 'a', refreshToken, dc: 'eu' }
    await importGrant(setup.auth, given)
    setup.emulator.faults.add({ endpoint: 'token', ...fault })
    expect((await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))).code).toBe(code)
    const { savedAt: _then, scopes: _none, ...before } = (await setup.grant('a')) ?? {}
    await importGrant(setup.auth, { ...given, scopes: ['ZohoCRM.org.READ'] })
    expect(await setup.grant('a')).toMatchObject({ ...before, scopes: ['ZohoCRM.org.READ'] })
    setup.sent.length = 0
    expect((await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))).code).toBe(code)
    expect(setup.sent).toEqual([])
  })

  it('of other scopes writes them down, and keeps the access token', async () => {
    const setup = setUpZoho()
    const { refreshToken } = issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    await importGrant(setup.auth, { grantId: 'a', refreshToken, dc: 'eu' })
    const token = await tokenFor(setup.auth, 'a')()
    const grant = await importGrant(setup.auth, {
      grantId: 'a',
      refreshToken,
      dc: 'eu',
      scopes: ['ZohoCRM.org.READ'],
    })
    expect(grant).toMatchObject({ scopes: ['ZohoCRM.org.READ'], accessToken: { expiresAt: token.expiresAt } })
    expect((await tokenFor(setup.auth, 'a')()).value).toBe(token.value)
  })

  it('of another refresh token takes the place of what was stored, and revokes nothing: it has proved nothing', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const old = (await tokenFor(setup.auth, 'a')()).value
    setup.sent.length = 0
    const { refreshToken } = issueGrant(setup.emulator, { dc: 'us', scopes: SCOPES })
    expect(await importGrant(setup.auth, { grantId: 'a', refreshToken, dc: 'us' })).toMatchObject({
      status: 'active',
    })
    expect(setup.sent).toEqual([])
    expect((await tokenFor(setup.auth, 'a')()).value).not.toBe(old)
    expect(await setup.grant('a')).toMatchObject({ consents: 2, source: { refreshToken } })
  })

  it('accepts a data center by its alias, and stores its id', async () => {
    const setup = setUpZoho()
    const given = { grantId: 'a', refreshToken: '1000.planted.alias-refresh-token', dc: 'com.au' }
    expect(await importGrant(setup.auth, given)).toMatchObject({ dc: 'au' })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown data center', { dc: 'xx' }, 'UNKNOWN_DATA_CENTER'],
    ['an address for a data center', { dc: 'https://accounts.zoho.eu' }, 'UNKNOWN_DATA_CENTER'],
    ['an environment without a host', { dc: 'ae', environment: 'developer' }, 'UNCONFIRMED_HOST'],
  ])('%s is refused', async (_what, changes, code) => {
    const setup = setUpZoho()
    const given = { grantId: 'a', refreshToken: '1000.planted.refresh-token', dc: 'us', ...changes }
    expect(await refusal(importGrant(setup.auth, given))).toMatchObject({ code })
    expect(await setup.rows()).toEqual({})
  })

  it.each([undefined, '', ' ', 'a b', '1000.planted-refresh-token\n', 'x'.repeat(4097), '\u00FC', 7])(
    'case 19: %j is no refresh token, and is not shown',
    async (refreshToken) => {
      const setup = setUpZoho()
      const given = { grantId: 'a', refreshToken: refreshToken as string, dc: 'us' }
      await expect(importGrant(setup.auth, given)).rejects.toThrow('It is not shown here')
      expect(await setup.rows()).toEqual({})
    },
  )

  it('a conflict leaves what is stored as it is', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const stored = await setup.rows()
    for (const changes of [{ dc: 'eu' }, { dc: 'us', environment: 'sandbox' }] as const) {
      const given = { grantId: 'a', refreshToken: '1000.planted.refresh-token', ...changes }
      expect(await refusal(importGrant(setup.auth, given))).toMatchObject({ code: 'GRANT_CONFLICT' })
    }
    expect(await setup.rows()).toEqual(stored)
  })
})

describe('describeGrant', () => {
  it('is undefined for what is not there, and asks nobody', async () => {
    const setup = setUpZoho()
    expect(await describeGrant(setup.auth, 'a')).toBeUndefined()
    expect(setup.sent).toEqual([])
  })

  it('shows the life of a grant: active, resting, dead', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a', { decision: { account: 'jp' } })
    const now = setup.emulator.clock.now()
    expect(await describeGrant(setup.auth, 'a')).toEqual({
      grantId: 'a',
      clientId: setup.options.clientId,
      dc: 'jp',
      environment: 'production',
      apiDomain: 'https://www.zohoapis.jp',
      kind: 'refresh-token',
      scopes: SCOPES,
      savedAt: now,
      accessToken: { issuedAt: now, expiresAt: now + 3_600_000 },
      status: 'active',
      recentCalls: 0,
    })
    setup.emulator.clock.advance(3_600_000)
    setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
    const error = await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))
    expect(error.code).toBe('THROTTLED')
    expect(await describeGrant(setup.auth, 'a')).toMatchObject({
      status: 'resting',
      retryAt: error['retryAt'],
      recentCalls: 1,
    })
    setup.emulator.clock.set(error['retryAt'] as number)
    expect(await describeGrant(setup.auth, 'a')).toMatchObject({ status: 'active' })
  })
})
