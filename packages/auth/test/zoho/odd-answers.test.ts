import { describe, expect, it } from 'vitest'
import { credentials, failure, HOUR, setUp, SCOPES, START } from '../refresh/setup.ts'

const json = JSON.stringify
const token = { access_token: '1000.EMULATORaccess.token', expires_in: 3600, token_type: 'Bearer' }

describe('an odd but usable answer', () => {
  it.each([
    ['an error that is null beside a token', { ...token, error: null }],
    ['an error that is empty beside a token', { ...token, error: '' }],
    ['a token type in small letters', { ...token, token_type: 'bearer' }],
    ['the token type of the CRM', { ...token, token_type: 'Zoho-oauthtoken' }],
    ['no token type', { ...token, token_type: undefined }],
    ['an empty API address', { ...token, api_domain: '' }],
    ['an API address that is null', { ...token, api_domain: null }],
    ['an API address with a slash at the end', { ...token, api_domain: 'https://www.zohoapis.eu/' }],
    ['the API address that accounts pages show', { ...token, api_domain: 'https://api.zoho.eu' }],
    ['an empty refresh token', { ...token, refresh_token: '' }],
    ['scopes that are no text', { ...token, scope: 7 }],
  ])('case 15: %s is taken, and what was stored is kept', async (_name, body) => {
    const setup = setUp()
    await setup.connect()
    const before = await setup.row()
    setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body: json(body) })
    const got = await setup.own.ask()
    expect(got).toMatchObject({ value: token.access_token, apiDomain: 'https://www.zohoapis.eu' })
    const after = await setup.row()
    expect({ ...after, access: undefined, attempts: undefined }).toEqual({
      ...before,
      access: undefined,
      attempts: undefined,
    })
  })

  it.each([
    [201, true],
    [299, true],
    [300, false],
  ])('a token at HTTP %i is %s', async (status, isTaken) => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'status', endpoint: 'token', status, body: json(token) })
    const outcome = await Promise.resolve(setup.own.ask()).then(
      () => true,
      () => false,
    )
    expect(outcome).toBe(isTaken)
  })

  it('scopes of the answer are taken over, separated by spaces or commas', async () => {
    for (const scope of ['ZohoCRM.org.READ ZohoCRM.users.READ', 'ZohoCRM.org.READ,ZohoCRM.users.READ']) {
      const setup = setUp()
      await setup.connect()
      setup.emulator.faults.add({
        name: 'status',
        endpoint: 'token',
        status: 200,
        body: json({ ...token, scope }),
      })
      expect((await setup.own.ask()).scopes).toEqual(['ZohoCRM.org.READ', 'ZohoCRM.users.READ'])
    }
  })

  it.each([
    ['a letter beyond ASCII', 'ZohoCRM.\u00F6rg.READ'],
    ['a control character', 'ZohoCRM.org.READ\u0000'],
    ['a word of 201 letters', 'x'.repeat(201)],
    ['1,001 words', 'a '.repeat(1001)],
    ['nothing but separators', ' , ,'],
    ['more than 10,000 letters', 'ZohoCRM.org.READ '.repeat(600)],
  ])('scopes with %s are not taken over: the row stays readable', async (_name, scope) => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: json({ ...token, scope }),
    })
    await setup.own.ask()
    expect(await setup.process().ask()).toMatchObject({ value: token.access_token, scopes: SCOPES })
  })

  it('words of 200 letters are taken over, and the row is read again', async () => {
    const scope = Array.from({ length: 45 }, (_, index) => String(index).padStart(200, 's')).join(' ')
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: json({ ...token, scope }),
    })
    await setup.own.ask()
    expect((await setup.process().ask()).scopes).toHaveLength(45)
  })

  it('case 17: a byte order mark does not spoil a token', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: `\uFEFF${json(token)}`,
    })
    expect((await setup.own.ask()).value).toBe(token.access_token)
  })

  it('case 22: only known, own members are read: __proto__ changes nothing', async () => {
    const setup = setUp()
    await setup.connect()
    const body = `{"__proto__":{"error":"invalid_code","api_domain":"https://evil.example","status":"failure"},"constructor":{},${json(token).slice(1)}`
    setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body })
    expect(await setup.own.ask()).toMatchObject({ apiDomain: 'https://www.zohoapis.eu' })
    expect(Object.getPrototypeOf({})).not.toHaveProperty('error')
    const hidden = `{"__proto__":${json(token)}}`
    setup.emulator.clock.advance(HOUR)
    setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body: hidden })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'INVALID_TOKEN_RESPONSE' })
  })
})

describe('an unusable answer', () => {
  const bad: readonly (readonly [string, unknown, string])[] = [
    ['case 19: an empty access token', { ...token, access_token: '' }, 'access_token'],
    ['case 19: an access token that is a number', { ...token, access_token: 1000 }, 'access_token'],
    [
      'case 19: an access token with CR and LF',
      { ...token, access_token: 'abc\r\nx-evil: 1' },
      'access_token',
    ],
    ['case 19: an access token with a space', { ...token, access_token: 'abc def' }, 'access_token'],
    ['case 19: an access token beyond ASCII', { ...token, access_token: 'abcdéf' }, 'access_token'],
    ['case 19: an access token beyond Latin-1', { ...token, access_token: 'токен' }, 'access_token'],
    [
      'case 19: an access token of 5,000 letters',
      { ...token, access_token: 'x'.repeat(5000) },
      'access_token',
    ],
    ['case 19: the token type mac', { ...token, token_type: 'mac' }, 'token_type'],
    ['case 19: a token type that is not a string', { ...token, token_type: 7 }, 'token_type'],
    ['case 19: a token type with bearer in it', { ...token, token_type: 'bearer-not' }, 'token_type'],
    ['case 21: a refresh token with a line break', { ...token, refresh_token: 'a\nb' }, 'refresh_token'],
    ['case 21: a refresh token that is not a string', { ...token, refresh_token: {} }, 'refresh_token'],
    ['case 15: an API address that is not a string', { ...token, api_domain: 7 }, 'api_domain'],
    [
      'case 15: an API address of 400 letters',
      { ...token, api_domain: `https://${'x'.repeat(400)}.eu` },
      'api_domain',
    ],
  ]
  it.each(bad)('%s is refused before anything is built from it', async (_name, body, field) => {
    const setup = setUp()
    await setup.connect()
    const before = await setup.row()
    setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body: json(body) })
    const error = await failure(() => setup.own.ask())
    expect(error).toMatchObject({ code: 'INVALID_TOKEN_RESPONSE', dc: 'eu', field, retryable: true })
    expect(error.message).toContain(field)
    expect(error.message).toContain('data center eu (HTTP 200)')
    expect(credentials(await setup.row())).toEqual(credentials(before))
  })

  it.each([
    'http://www.zohoapis.eu',
    'https://www.zohoapis.example',
    'https://evil.example',
    'https://www.zohoapis.eu:8443',
    'https://www.zohoapis.eu.evil.example',
    'https://www.zohoapis.eu/crm',
    'https://user@www.zohoapis.eu',
    'https://www.zohoapis.eu.',
    'javascript:alert(1)',
    'null',
  ])(
    'case 15: the API address %s on refresh is refused, and nothing of the answer is kept',
    async (apiDomain) => {
      const setup = setUp()
      await setup.connect()
      await setup.own.ask()
      const before = await setup.row()
      setup.emulator.clock.advance(HOUR)
      setup.emulator.faults.add({ name: 'wrong-api-domain', endpoint: 'token', apiDomain })
      const error = await failure(() => setup.own.ask())
      expect(error['code']).toBe('UNKNOWN_DATA_CENTER')
      expect(credentials(await setup.row())).toEqual(credentials(before))
      expect((await setup.row())?.rest).toEqual({ until: START + HOUR + 2000, reason: 'unavailable' })
    },
  )

  it.each(['https://www.zohoapis.com', 'https://sandbox.zohoapis.eu', 'https://developer.zohoapis.eu'])(
    'case 16: the API address changes to %s on refresh: refused, the old grant is kept',
    async (apiDomain) => {
      const setup = setUp()
      await setup.connect()
      await setup.own.ask()
      const before = await setup.row()
      setup.emulator.clock.advance(HOUR)
      setup.emulator.faults.add({ name: 'wrong-api-domain', endpoint: 'token', apiDomain })
      expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'DATA_CENTER_MISMATCH' })
      expect(credentials(await setup.row())).toEqual(credentials(before))
      setup.emulator.clock.advance(2000)
      expect(await setup.use(await setup.own.ask())).toBe(200)
    },
  )
})
