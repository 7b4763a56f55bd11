import { issueGrant } from '@x/emulator'
import { describe, expect, it, vi } from 'vitest'
import { connectOrganization, describeGrant, finishLogin, importGrant, tokenFor } from '../leak-check.ts'
import { callback, logIn, setUpZoho, refusal, SCOPES } from '../zoho.ts'

describe('a grant id that is taken', () => {
  it('by another data center: known from the callback, so the code is not even exchanged', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    const stored = await setup.grant('a')
    const back = await callback(setup, { decision: { account: 'in' } })
    setup.sent.length = 0
    const error = await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({
      code: 'GRANT_CONFLICT',
      grantId: 'a',
      stored: 'eu',
      offered: 'in',
      retryable: false,
    })
    expect(error.message).toContain('Use another grant id, or disconnect the old one first')
    expect(setup.sent).toEqual([])
    expect(await setup.grant('a')).toEqual(stored)
  })

  it.each(['sandbox', 'developer'] as const)(
    'by production, while this login says %s',
    async (environment) => {
      const setup = setUpZoho()
      await logIn(setup, 'a')
      const stored = await setup.grant('a')
      const back = await callback(setup, { environment })
      setup.sent.length = 0
      const error = await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
      expect(error).toMatchObject({ code: 'GRANT_CONFLICT', stored: 'production', offered: environment })
      expect(setup.sent).toEqual([])
      expect(await setup.grant('a')).toEqual(stored)
    },
  )

  it("by production, while Zoho's answer says sandbox: nothing is stored, and the new token is revoked", async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const stored = await setup.grant('a')
    const back = await callback(setup, { decision: { environment: 'sandbox' } })
    setup.sent.length = 0
    const error = await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'GRANT_CONFLICT', stored: 'production', offered: 'sandbox' })
    expect(setup.sent.map(({ path }) => path)).toEqual(['/oauth/v2/token', '/oauth/v2/revoke/token'])
    expect(await setup.grant('a')).toEqual(stored)
    // The stored grant lives on.
    setup.emulator.clock.advance(3_600_000)
    expect(await tokenFor(setup.auth, 'a')()).toMatchObject({ environment: 'production' })
  })

  it('case 45: a login that says developer, answered with sandbox, is refused and revoked', async () => {
    const setup = setUpZoho()
    const back = await callback(setup, { environment: 'developer', decision: { environment: 'sandbox' } })
    const error = await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'DATA_CENTER_MISMATCH', expected: 'developer', actual: 'sandbox' })
    expect(setup.sent.at(-1)?.path).toBe('/oauth/v2/revoke/token')
    expect(await setup.grant('a')).toBeUndefined()
  })

  it('case 45: a sandbox grant hands out the sandbox host, whether or not Zoho names it', async () => {
    for (const apiDomain of ['environment', 'production'] as const) {
      const setup = setUpZoho({ emulator: { readings: { tokens: { apiDomain } } } })
      const decision = { environment: 'sandbox', account: 'eu' } as const
      const grant = await logIn(setup, 'a', { environment: 'sandbox', decision })
      expect(grant).toMatchObject({ environment: 'sandbox', apiDomain: 'https://sandbox.zohoapis.eu' })
      setup.emulator.clock.advance(3_600_000)
      expect(await tokenFor(setup.auth, 'a')()).toMatchObject({ apiDomain: 'https://sandbox.zohoapis.eu' })
    }
  })

  it('an environment whose host nobody confirmed is refused before the code is exchanged', async () => {
    const setup = setUpZoho()
    const back = await callback(setup, { environment: 'sandbox', decision: { account: 'uk' } })
    const error = await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'UNCONFIRMED_HOST', dc: 'uk' })
    expect(setup.sent).toEqual([])
  })

  it('by another organization, or by the other kind of token', async () => {
    const setup = setUpZoho()
    const { accessToken, apiDomain } = issueGrant(setup.emulator, { dc: 'us', scopes: SCOPES })
    const answer = await setup.emulator.fetch(`${apiDomain}/crm/v7/org`, {
      headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
    })
    const { org } = (await answer.json()) as { org: { zgid: string }[] }
    const soid = `ZohoCRM.${org[0]?.zgid ?? ''}`
    await connectOrganization(setup.auth, { soid, scopes: SCOPES, grantId: 'acme' })
    const organization = await setup.grant('acme')
    await logIn(setup, 'user')
    const user = await setup.grant('user')
    setup.sent.length = 0

    const other = { soid: 'ZohoCRM.999', scopes: SCOPES, grantId: 'acme' }
    expect(await refusal(connectOrganization(setup.auth, other))).toMatchObject({
      code: 'GRANT_CONFLICT',
      stored: soid,
      offered: 'ZohoCRM.999',
    })
    expect(
      await refusal(connectOrganization(setup.auth, { soid, scopes: SCOPES, grantId: 'user' })),
    ).toMatchObject({
      code: 'GRANT_CONFLICT',
      stored: "a user's login",
      offered: 'an organization token',
    })
    expect(await refusal(logIn(setup, 'acme'))).toMatchObject({ code: 'GRANT_CONFLICT' })
    const imported = { grantId: 'acme', refreshToken: '1000.planted.planted-refresh', dc: 'us' }
    expect(await refusal(importGrant(setup.auth, imported))).toMatchObject({ code: 'GRANT_CONFLICT' })
    expect(setup.sent).toEqual([])
    expect([await setup.grant('acme'), await setup.grant('user')]).toEqual([organization, user])
  })

  it('case 44: the same id under another client is another grant', async () => {
    const setup = setUpZoho()
    const { clientId, clientSecret, redirectUri } = setup.emulator.registerClient({ type: 'web' })
    const tenant = setUpZoho({
      on: setup.emulator,
      auth: { clientId, clientSecret, redirectUri, store: setup.store },
    })
    await logIn(setup, 'user-1', { decision: { account: 'eu' } })
    await logIn(tenant, 'user-1', { decision: { account: 'in' } })
    const [first, second] = [await tokenFor(setup.auth, 'user-1')(), await tokenFor(tenant.auth, 'user-1')()]
    expect([first.apiDomain, second.apiDomain]).toEqual([
      'https://www.zohoapis.eu',
      'https://www.zohoapis.in',
    ])
    expect(first.value).not.toBe(second.value)
  })
})

describe('a login over a grant of the same place', () => {
  it('takes its place, revokes the refresh token that it replaces, and ends its tokens', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    const old = (await setup.grant('a'))?.['source']
    const source = tokenFor(setup.auth, 'a')
    const oldToken = await source()
    setup.sent.length = 0
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    expect(setup.sent.map(({ origin, path }) => origin + path)).toEqual([
      'https://accounts.zoho.eu/oauth/v2/token',
      'https://accounts.zoho.eu/oauth/v2/revoke/token',
    ])
    expect(setup.sent[1]?.form.get('token')).toBe((old as { refreshToken: string }).refreshToken)
    expect(setup.sent[1]?.form.get('token_type')).toBe('refresh_token')
    expect((await source()).value).not.toBe(oldToken.value)
    expect(await setup.grant('a')).toMatchObject({ consents: 1 })
    expect(setup.events.filter(({ type }) => type === 'grant-saved')).toMatchObject([
      { replaced: false },
      { replaced: true },
    ])
  })

  it('is saved all the same when revoking fails, and an event says so', async () => {
    for (const fault of ['html', 'throttle', 'localised-error', 'hang'] as const) {
      const setup = setUpZoho()
      await logIn(setup, 'a')
      const old = await setup.grant('a')
      const back = await callback(setup)
      setup.emulator.faults.add({ name: fault, endpoint: 'revoke', count: Infinity })
      const login = finishLogin(setup.auth, { ...back, grantId: 'a' })
      if (fault === 'hang') {
        await vi.waitUntil(() => setup.sent.at(-1)?.path === '/oauth/v2/revoke/token')
        setup.emulator.clock.advance(8000)
      }
      await login
      expect((await setup.grant('a'))?.['source']).not.toEqual(old?.['source'])
      expect(await setup.grant('a')).toMatchObject({ consents: 2 })
      const code = {
        html: 'NON_JSON_RESPONSE',
        throttle: 'THROTTLED',
        'localised-error': 'THROTTLED',
        hang: 'TIMEOUT',
      }[fault]
      expect(setup.events).toContainEqual({ type: 'revoke-failed', grantId: 'a', dc: 'us', code })
    }
  })

  it('from a dead grant starts anew: alive, with a budget of its own', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const { source } = (await setup.grant('a')) as { source: { refreshToken: string } }
    setup.emulator.revokeGrant(source.refreshToken)
    setup.emulator.clock.advance(3_600_000)
    expect((await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))).code).toBe(
      'REAUTHORIZATION_REQUIRED',
    )
    expect(await describeGrant(setup.auth, 'a')).toMatchObject({
      status: 'reauthorization-required',
      recentCalls: 1,
    })
    expect(await logIn(setup, 'a')).toMatchObject({ status: 'active', recentCalls: 0 })
    expect(await tokenFor(setup.auth, 'a')()).toMatchObject({ apiDomain: 'https://www.zohoapis.com' })
  })

  it('warns from the fifteenth consent of one user and client that was not revoked', async () => {
    const setup = setUpZoho()
    setup.emulator.faults.add({ name: 'html', endpoint: 'revoke', count: Infinity })
    const warnings = () => setup.events.filter(({ type }) => type === 'many-consents')
    for (let count = 1; count <= 14; count += 1) await logIn(setup, 'a')
    expect(warnings()).toEqual([])
    await logIn(setup, 'a')
    expect(warnings()).toEqual([{ type: 'many-consents', grantId: 'a', dc: 'us', consents: 15 }])
    await logIn(setup, 'a')
    expect(warnings()).toHaveLength(2)
    setup.emulator.faults.clear()
    // As long as what is replaced gets revoked, their number stays.
    await logIn(setup, 'a')
    expect(await setup.grant('a')).toMatchObject({ consents: 16 })
  })

  it('never warns as long as what is replaced is revoked', async () => {
    const setup = setUpZoho()
    for (let count = 1; count <= 25; count += 1) await logIn(setup, 'a')
    expect(setup.events.some(({ type }) => type === 'many-consents')).toBe(false)
    expect(await setup.grant('a')).toMatchObject({ consents: 1 })
  })

  it('P5: without a refresh token is an error before anything is saved, and says how to get one', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const stored = await setup.grant('a')
    const { url, pending } = await callback(setup)
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({
        access_token: '1000.online-token-of-a-test',
        token_type: 'Bearer',
        expires_in: 3600,
      }),
    })
    const error = await refusal(finishLogin(setup.auth, { url, pending, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'MISSING_REFRESH_TOKEN', grantId: 'a', dc: 'us' })
    expect(error.message).toContain('offline access with a consent')
    expect(await setup.grant('a')).toEqual(stored)
  })

  it('a store that is away: nothing is exchanged when it cannot be read', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    const down = setUpZoho({
      on: setup.emulator,
      auth: {
        store: {
          read: () => Promise.reject(new Error('connection refused')),
          write: (...row) => setup.store.write(...row),
          remove: (...row) => setup.store.remove(...row),
        },
      },
    })
    const error = await refusal(finishLogin(down.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'STORE', operation: 'read', retryable: true })
    expect(error.cause).toMatchObject({ message: 'connection refused' })
    expect(down.sent).toEqual([])
  })

  it('a store that fails to write keeps the new refresh token from being revoked: it may be in use', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    const down = setUpZoho({
      on: setup.emulator,
      auth: {
        store: {
          read: (key) => setup.store.read(key),
          write: (key, ...row) =>
            key.startsWith('grant:')
              ? Promise.reject(new Error('disk full'))
              : setup.store.write(key, ...row),
          remove: (...row) => setup.store.remove(...row),
        },
      },
    })
    expect(await refusal(finishLogin(down.auth, { ...back, grantId: 'a' }))).toMatchObject({
      code: 'STORE',
      operation: 'write',
    })
    expect(down.sent.map(({ path }) => path)).toEqual(['/oauth/v2/token'])
  })

  it('a row that nobody can read any more keeps the new refresh token from being revoked: it may stand there', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    const damaged = setUpZoho({
      on: setup.emulator,
      auth: {
        store: {
          ...setup.store,
          read: async (key) =>
            damaged.sent.length === 0 ? setup.store.read(key) : { value: '{"schema":2}', version: '1' },
        },
      },
    })
    expect(await refusal(finishLogin(damaged.auth, { ...back, grantId: 'a' }))).toMatchObject({
      code: 'GRANT_UNREADABLE',
      version: '1',
    })
    expect(damaged.sent.map(({ path }) => path)).toEqual(['/oauth/v2/token'])
  })

  it('a login that others beat ten times says so, and its refresh token, which is nowhere, is revoked', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    let writes = 0
    const busy = setUpZoho({
      on: setup.emulator,
      auth: {
        store: {
          read: (key) => setup.store.read(key),
          write: async (key, ...row) => {
            if (!key.startsWith('grant:')) return setup.store.write(key, ...row)
            writes += 1
            return undefined
          },
          remove: (...row) => setup.store.remove(...row),
        },
      },
    })
    const error = await refusal(finishLogin(busy.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'STORE', operation: 'write', grantId: 'a', retryable: true })
    expect(error.message).toBe(
      'Grant "a" was changed by others 10 times while it was being saved. Try again.',
    )
    expect(writes).toBe(10)
    expect(busy.sent.map(({ path }) => path)).toEqual(['/oauth/v2/token', '/oauth/v2/revoke/token'])
  })

  it('two logins of one user at once leave one grant, whose token works', async () => {
    const setup = setUpZoho()
    const backs = [await callback(setup), await callback(setup), await callback(setup)]
    await Promise.all(backs.map((back) => finishLogin(setup.auth, { ...back, grantId: 'a' })))
    setup.emulator.clock.advance(3_600_000)
    expect(await tokenFor(setup.auth, 'a')()).toMatchObject({ environment: 'production' })
    expect(setup.sent.filter(({ path }) => path === '/oauth/v2/revoke/token')).toHaveLength(2)
  })
})
