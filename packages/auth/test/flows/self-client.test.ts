import { createEmulator, issueSelfClientCode } from '@x/emulator'
import { describe, expect, it } from 'vitest'
import { connectOrganization, redeemSelfClientCode, tokenFor, type AuthOptions } from '../leak-check.ts'
import { setUpZoho, refusal, SCOPES, START, type Setup } from '../zoho.ts'

function openSelf(auth: Partial<AuthOptions> = {}): Setup {
  const emulator = createEmulator({ start: START })
  const { clientId, clientSecret } = emulator.selfClient
  const { redirectUri: _none, ...rest } = setUpZoho({ on: emulator }).options
  return setUpZoho({ on: emulator, auth: { ...rest, clientId, clientSecret, ...auth } })
}

describe('redeemSelfClientCode', () => {
  it('redeems a code once, with the white space around it that copying leaves', async () => {
    const setup = openSelf()
    const code = issueSelfClientCode(setup.emulator, { dc: 'us', scopes: SCOPES })
    expect(await redeemSelfClientCode(setup.auth, { code: ` ${code}\n`, grantId: 'nightly' })).toMatchObject({
      grantId: 'nightly',
      kind: 'refresh-token',
      scopes: SCOPES,
    })
    expect(Object.fromEntries(setup.sent[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: setup.options.clientId,
      client_secret: setup.options.clientSecret,
      code,
    })
    const stored = await setup.grant('nightly')
    const error = await refusal(redeemSelfClientCode(setup.auth, { code, grantId: 'nightly' }))
    expect(error).toMatchObject({ code: 'CODE_REJECTED', dc: 'us' })
    expect(error.message).toContain('Generate a new one')
    expect(await setup.grant('nightly')).toEqual(stored)
  })

  it('P29: a code that is too old', async () => {
    const setup = openSelf()
    const code = issueSelfClientCode(setup.emulator, { dc: 'us', scopes: SCOPES, minutes: 3 })
    setup.emulator.clock.advance(180_000)
    const error = await refusal(redeemSelfClientCode(setup.auth, { code, grantId: 'nightly' }))
    expect(error.message).toContain('three to ten minutes after it was generated')
  })

  it('takes the data center of the client, or the one that is named', async () => {
    for (const [options, dc] of [
      [{ dc: 'eu' }, undefined],
      [{ dc: 'us' }, 'eu'],
    ] as const) {
      const setup = openSelf(options)
      const code = issueSelfClientCode(setup.emulator, { dc: 'eu', scopes: SCOPES })
      const given = dc === undefined ? {} : { dc }
      expect(await redeemSelfClientCode(setup.auth, { code, grantId: 'a', ...given })).toMatchObject({
        dc: 'eu',
      })
      expect(setup.sent.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.eu'])
    }
  })

  it('P1: a code of another data center is refused, naming the one that was asked', async () => {
    const setup = openSelf()
    const code = issueSelfClientCode(setup.emulator, { dc: 'in', scopes: SCOPES })
    const error = await refusal(redeemSelfClientCode(setup.auth, { code, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', dc: 'us', error: 'invalid_client' })
    expect(error.message).toContain('a self client works in its own data center only')
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no code', { code: undefined }, 'CODE_REJECTED'],
    ['an empty code', { code: '  ' }, 'CODE_REJECTED'],
    ['case 13: a code with a line break', { code: '1000.planted-code\r\nx-0123456789' }, 'CODE_REJECTED'],
    ['case 13: a code of a megabyte', { code: 'x'.repeat(1_000_000) }, 'CODE_REJECTED'],
    ['a number', { code: 7 }, 'CODE_REJECTED'],
    ['an unknown data center', { dc: 'xx' }, 'UNKNOWN_DATA_CENTER'],
    ['an environment without a host', { dc: 'uk', environment: 'sandbox' }, 'UNCONFIRMED_HOST'],
  ])('%s is refused before anything is sent', async (_what, changes, code) => {
    const setup = openSelf()
    const given = { code: '1000.planted.planted-code', grantId: 'a', ...changes }
    expect(await refusal(redeemSelfClientCode(setup.auth, given))).toMatchObject({ code })
    expect(setup.sent).toEqual([])
  })

  it('an environment that does not exist is refused', async () => {
    const setup = openSelf()
    const given = { code: '1000.planted.planted-code', grantId: 'a', environment: 'sandbx' as never }
    await expect(redeemSelfClientCode(setup.auth, given)).rejects.toThrow('not "sandbx"')
    expect(setup.sent).toEqual([])
  })

  it('a conflict is known before the code is used up', async () => {
    const setup = openSelf()
    const first = issueSelfClientCode(setup.emulator, { dc: 'us', scopes: SCOPES })
    await redeemSelfClientCode(setup.auth, { code: first, grantId: 'a' })
    const code = issueSelfClientCode(setup.emulator, { dc: 'eu', scopes: SCOPES })
    expect(await refusal(redeemSelfClientCode(setup.auth, { code, grantId: 'a', dc: 'eu' }))).toMatchObject({
      code: 'GRANT_CONFLICT',
    })
    expect(await redeemSelfClientCode(setup.auth, { code, grantId: 'b', dc: 'eu' })).toMatchObject({
      dc: 'eu',
    })
  })

  it('an environment that is asked for is part of a conflict, before the code is used up', async () => {
    const setup = openSelf()
    const first = issueSelfClientCode(setup.emulator, { dc: 'eu', environment: 'sandbox', scopes: SCOPES })
    const given = { grantId: 'a', dc: 'eu', environment: 'sandbox' } as const
    await redeemSelfClientCode(setup.auth, { code: first, ...given })
    const again = issueSelfClientCode(setup.emulator, { dc: 'eu', environment: 'sandbox', scopes: SCOPES })
    setup.sent.length = 0
    const other = { ...given, environment: 'production' } as const
    expect(await refusal(redeemSelfClientCode(setup.auth, { code: again, ...other }))).toMatchObject({
      code: 'GRANT_CONFLICT',
    })
    expect(setup.sent).toEqual([])
    expect(await redeemSelfClientCode(setup.auth, { code: again, ...given })).toMatchObject({
      environment: 'sandbox',
    })
  })

  it('a sandbox code is known by its answer', async () => {
    const setup = openSelf()
    const code = issueSelfClientCode(setup.emulator, { dc: 'eu', environment: 'sandbox', scopes: SCOPES })
    expect(await redeemSelfClientCode(setup.auth, { code, grantId: 'a', dc: 'eu' })).toMatchObject({
      environment: 'sandbox',
      apiDomain: 'https://sandbox.zohoapis.eu',
    })
  })
})

describe('connectOrganization', () => {
  const soidOf = async (setup: Setup, dc: string): Promise<string> => {
    const code = issueSelfClientCode(setup.emulator, { dc, scopes: SCOPES })
    const helper = setUpZoho({ on: setup.emulator, auth: { ...setup.options, dc } })
    await redeemSelfClientCode(helper.auth, { code, grantId: `asks-${dc}` })
    const token = await tokenFor(helper.auth, `asks-${dc}`)()
    const answer = await setup.emulator.fetch(`${token.apiDomain}/crm/v7/org`, {
      headers: { authorization: `Zoho-oauthtoken ${token.value}` },
    })
    return `ZohoCRM.${((await answer.json()) as { org: { zgid: string }[] }).org[0]?.zgid ?? ''}`
  }

  it('asks for a token, and for a new one when it ends; there is no refresh token', async () => {
    const setup = openSelf()
    const soid = await soidOf(setup, 'us')
    setup.sent.length = 0
    expect(await connectOrganization(setup.auth, { soid, scopes: SCOPES, grantId: 'acme' })).toMatchObject({
      kind: 'organization',
      organization: soid,
      recentCalls: 1,
    })
    setup.emulator.clock.advance(3_600_000)
    await tokenFor(setup.auth, 'acme')()
    for (const { form } of setup.sent) {
      expect(Object.fromEntries(form)).toEqual({
        grant_type: 'client_credentials',
        client_id: setup.options.clientId,
        client_secret: setup.options.clientSecret,
        soid,
        scope: SCOPES.join(','),
      })
    }
    expect(setup.sent).toHaveLength(2)
    expect(JSON.stringify(await setup.grant('acme'))).not.toContain('refreshToken')
  })

  it('P3: at each start of a program uses up the budget, then is refused here, before Zoho does', async () => {
    const setup = openSelf()
    const soid = await soidOf(setup, 'us')
    setup.sent.length = 0
    const connect = () => connectOrganization(setup.auth, { soid, scopes: SCOPES, grantId: 'acme' })
    for (let count = 1; count <= 10; count += 1) expect(await connect()).toMatchObject({ recentCalls: count })
    const stored = await setup.grant('acme')
    const error = await refusal(connect())
    expect(error).toMatchObject({ code: 'THROTTLED', reason: 'budget', grantId: 'acme', dc: 'us' })
    expect(setup.sent).toHaveLength(10)
    expect(await setup.grant('acme')).toEqual(stored)
    setup.emulator.clock.set(error['retryAt'] as number)
    expect(await connect()).toMatchObject({ status: 'active', recentCalls: 1 })
    expect(setup.emulator.journal.entries().some(({ code }) => code === 'Access Denied')).toBe(false)
  })

  it.each([
    '',
    '123',
    'ZohoCRM',
    'ZohoCRM.',
    '.123',
    'ZohoCRM.1 2',
    'ZohoCRM.123\n',
    'ZohoCRM.123&x=1',
    ' ZohoCRM.123',
    7,
    undefined,
  ])('refuses %j as soid', async (soid) => {
    const setup = openSelf()
    const given = { soid: soid as string, scopes: SCOPES, grantId: 'acme' }
    await expect(connectOrganization(setup.auth, given)).rejects.toThrow(
      'soid is the service and the organization id',
    )
    expect(setup.sent).toEqual([])
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a grant id of no characters', { grantId: '' }, { name: 'TypeError' }],
    ['no scopes', { scopes: [] }, { name: 'TypeError' }],
    ['an environment that does not exist', { environment: 'sandbx' }, { name: 'TypeError' }],
    ['an unknown data center', { dc: 'xx' }, { code: 'UNKNOWN_DATA_CENTER' }],
    ['an environment without a host', { dc: 'uk', environment: 'sandbox' }, { code: 'UNCONFIRMED_HOST' }],
  ])('%s is refused before anything is sent or stored', async (_what, changes, expected) => {
    const setup = openSelf()
    const given = { soid: 'ZohoCRM.1', scopes: SCOPES, grantId: 'acme', ...changes }
    const error: unknown = await connectOrganization(setup.auth, given).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject(expected)
    expect(setup.sent).toEqual([])
    expect(await setup.rows()).toEqual({})
  })

  it('asks the data center that is named', async () => {
    const setup = openSelf()
    const soid = await soidOf(setup, 'eu')
    setup.sent.length = 0
    const given = { soid, scopes: SCOPES, grantId: 'acme', dc: 'eu' }
    expect(await connectOrganization(setup.auth, given)).toMatchObject({ dc: 'eu' })
    expect(setup.sent.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.eu'])
  })

  it('another environment is a conflict, known before anything is sent', async () => {
    const setup = openSelf()
    const given = { soid: await soidOf(setup, 'us'), scopes: SCOPES, grantId: 'acme' }
    await connectOrganization(setup.auth, given)
    setup.sent.length = 0
    expect(
      await refusal(connectOrganization(setup.auth, { ...given, environment: 'sandbox' })),
    ).toMatchObject({ code: 'GRANT_CONFLICT' })
    expect(setup.sent).toEqual([])
  })

  it.each([
    ['names scopes', { scope: 'ZohoCRM.org.READ' }, ['ZohoCRM.org.READ'], []],
    ['names none', { scope: undefined }, SCOPES, []],
    ['names no life', { expires_in: undefined }, SCOPES, ['life-assumed']],
  ])('an answer that %s', async (_what, changes, scopes, told) => {
    const setup = openSelf()
    const soid = await soidOf(setup, 'us')
    const altering = setUpZoho({
      on: setup.emulator,
      auth: {
        ...setup.options,
        fetch: async (input, init) => {
          const answer = (await (await setup.emulator.fetch(input, init)).json()) as object
          return Response.json({ scope: SCOPES.join(' '), ...answer, ...changes })
        },
      },
    })
    const given = { soid, scopes: SCOPES, grantId: 'acme' }
    expect(await connectOrganization(altering.auth, given)).toMatchObject({ scopes })
    const assumed = altering.events.filter(({ type }) => type === 'life-assumed')
    expect(assumed).toEqual(told.map((type) => ({ type, grantId: 'acme', dc: 'us' })))
  })

  it('says what to check when Zoho knows no such organization', async () => {
    const setup = openSelf()
    const error = await refusal(
      connectOrganization(setup.auth, { soid: 'ZohoCRM.1', scopes: SCOPES, grantId: 'acme' }),
    )
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', error: 'missing_org_info' })
    expect(error.message).toContain('soid names an organization of this data center')
    expect(await setup.grant('acme')).toBeUndefined()
  })

  it('case 15: an api_domain of another data center is refused, and nothing is stored', async () => {
    const setup = openSelf()
    const soid = await soidOf(setup, 'us')
    setup.emulator.faults.add({
      name: 'wrong-api-domain',
      endpoint: 'token',
      apiDomain: 'https://www.zohoapis.eu',
    })
    expect(
      await refusal(connectOrganization(setup.auth, { soid, scopes: SCOPES, grantId: 'acme' })),
    ).toMatchObject({
      code: 'DATA_CENTER_MISMATCH',
    })
    expect(await setup.grant('acme')).toBeUndefined()
  })
})
