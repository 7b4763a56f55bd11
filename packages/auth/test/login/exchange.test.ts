import { describe, expect, it, vi } from 'vitest'
import { finishLogin, startLogin } from '../leak-check.ts'
import { altered, callback, logIn, setUpZoho, refusal, SCOPES, type Setup } from '../zoho.ts'

/** A login over a stored grant whose exchange gets this answer; what was stored must not change by a byte. */
async function exchanged(
  answer: (real: Response) => Response | Promise<Response>,
): Promise<{ readonly setup: Setup; readonly outcome: unknown }> {
  const setup = setUpZoho()
  await logIn(setup, 'a')
  const stored = await setup.grant('a')
  const second = setUpZoho({
    on: setup.emulator,
    auth: {
      store: setup.store,
      fetch: async (input, init) => {
        const real = await setup.emulator.fetch(input, init)
        return new URL(input instanceof Request ? input.url : input).pathname === '/oauth/v2/token'
          ? answer(real)
          : real
      },
    },
  })
  const back = await callback(second)
  const outcome: unknown = await finishLogin(second.auth, { ...back, grantId: 'a' }).catch(
    (error: unknown) => error,
  )
  // Bytes, not only members.
  expect(JSON.stringify(await setup.grant('a'))).toBe(JSON.stringify(stored))
  return { setup: second, outcome }
}

const json = (body: unknown, status = 200): Response => Response.json(body, { status })
const answerWith = (changes: Record<string, unknown>) => async (real: Response) =>
  json({ ...((await real.json()) as object), ...changes })

describe('case 13: a code that cannot be one is refused here', () => {
  it.each<[string, string | string[] | undefined]>([
    ['no code', undefined],
    ['an empty code', ''],
    ['a code with a line break', '1000.aaaaaaaaaaaaaaaaaaaa\r\nX-Injected: 1'],
    ['a code with a space', '1000.aaaaaaaaaaaaaaaaaaaa 1'],
    ['a code with NUL', '1000.aaaaaaaaaaaaaaaaaaaa\0'],
    ['a code beyond ASCII', '1000.\u00E4aaaaaaaaaaaaaaaaaaa'],
  ])('case 13: %s', async (_what, code) => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const error = await refusal(
      finishLogin(setup.auth, { url: altered(url, { code }), pending, grantId: 'a' }),
    )
    expect(error).toMatchObject({ code: 'CODE_REJECTED', dc: 'us', retryable: false })
    expect(error.message).not.toContain('1000.')
    expect(setup.sent).toEqual([])
    expect(await setup.grant('a')).toBeUndefined()
  })

  it.each<[string, string | string[]]>([
    ['two codes', ['1000.a', '1000.b']],
    ['a code of 3 kB', 'x'.repeat(3000)],
    ['a code of a megabyte', 'x'.repeat(1_000_000)],
  ])('case 13: %s', async (_what, code) => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const error = await refusal(
      finishLogin(setup.auth, { url: altered(url, { code }), pending, grantId: 'a' }),
    )
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'malformed' })
    expect(setup.sent).toEqual([])
    expect(await setup.rows()).toEqual({})
  })

  it('case 13: a code that Zoho does not know, has taken before, or that is too old', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const unknown = altered(url, { code: '1000.unknown' })
    expect(await refusal(finishLogin(setup.auth, { url: unknown, pending, grantId: 'a' }))).toMatchObject({
      code: 'CODE_REJECTED',
      dc: 'us',
    })

    const late = await callback(setup)
    setup.emulator.clock.advance(61_000)
    const error = await refusal(finishLogin(setup.auth, { ...late, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'CODE_REJECTED' })
    expect(error.message).toContain('61 s passed since the login began')
    expect(await setup.grant('a')).toBeUndefined()
  })
})

describe('case 15: the api_domain of the exchange', () => {
  it.each([
    ['http://www.zohoapis.com', 'UNKNOWN_DATA_CENTER'],
    ['https://evil.example', 'UNKNOWN_DATA_CENTER'],
    ['https://www.zohoapis.com.evil.example', 'UNKNOWN_DATA_CENTER'],
    ['https://www.zohoapis.com@evil.example', 'UNKNOWN_DATA_CENTER'],
    ['https://www.zohoapis.com/crm', 'UNKNOWN_DATA_CENTER'],
    ['https://www.zohoapis.com//', 'UNKNOWN_DATA_CENTER'],
    ['https://www.zohoapis.com:443', 'UNKNOWN_DATA_CENTER'],
    ['https://www.zohoapis.eu', 'DATA_CENTER_MISMATCH'],
    ['https://sandbox.zohoapis.eu', 'DATA_CENTER_MISMATCH'],
    ['https://api.zoho.in', 'DATA_CENTER_MISMATCH'],
    [7, 'INVALID_TOKEN_RESPONSE'],
    [['https://www.zohoapis.com'], 'INVALID_TOKEN_RESPONSE'],
    [{}, 'INVALID_TOKEN_RESPONSE'],
    ['x'.repeat(1000), 'INVALID_TOKEN_RESPONSE'],
  ])('case 15: %j is refused, and the token that came with it revoked', async (apiDomain, code) => {
    const { setup, outcome } = await exchanged(answerWith({ api_domain: apiDomain }))
    expect(outcome).toMatchObject({ code })
    expect(new Set(setup.sent.map(({ origin }) => origin))).toEqual(new Set(['https://accounts.zoho.com']))
    const revoked = setup.sent.filter(({ path }) => path === '/oauth/v2/revoke/token')
    // What is not even read cannot be revoked.
    expect(revoked).toHaveLength(code === 'INVALID_TOKEN_RESPONSE' ? 0 : 1)
  })

  it.each([
    ['https://www.zohoapis.com/', 'production', 'https://www.zohoapis.com'],
    ['https://api.zoho.com', 'production', 'https://www.zohoapis.com'],
    ['https://sandbox.zohoapis.com', 'sandbox', 'https://sandbox.zohoapis.com'],
    [null, 'production', 'https://www.zohoapis.com'],
    [undefined, 'production', 'https://www.zohoapis.com'],
    ['', 'production', 'https://www.zohoapis.com'],
  ])('case 15: %j stands for a row of the table', async (apiDomain, environment, origin) => {
    const setup = setUpZoho()
    const altering = setUpZoho({
      on: setup.emulator,
      auth: {
        fetch: async (input, init) =>
          answerWith({ api_domain: apiDomain })(await setup.emulator.fetch(input, init)),
      },
    })
    expect(await logIn(altering, 'a')).toMatchObject({ environment, apiDomain: origin })
  })
})

describe('an exchange whose answer is not a token stores nothing', () => {
  it.each<[string, (real: Response) => Response | Promise<Response>, string]>([
    [
      'case 17: HTML at 200',
      () => new Response('<html><b>Sign in</b></html>', { headers: { 'content-type': 'text/html' } }),
      'NON_JSON_RESPONSE',
    ],
    [
      'case 17: HTML at 502',
      () => new Response('<html>Bad Gateway</html>', { status: 502 }),
      'NON_JSON_RESPONSE',
    ],
    ['case 17: an empty body', () => new Response(''), 'NON_JSON_RESPONSE'],
    [
      'case 17: truncated JSON',
      async (real) => new Response((await real.text()).slice(0, 120)),
      'NON_JSON_RESPONSE',
    ],
    ['case 17: a list', async (real) => json([await real.json()]), 'INVALID_TOKEN_RESPONSE'],
    ['case 17: null', () => json(null), 'INVALID_TOKEN_RESPONSE'],
    ['case 17: a text', () => json('1000.token'), 'INVALID_TOKEN_RESPONSE'],
    ['case 18: an error at 200 beside a token', answerWith({ error: 'invalid_code' }), 'CODE_REJECTED'],
    [
      'case 18: an error that is an object, beside a token',
      answerWith({ error: { code: 7 } }),
      'INVALID_TOKEN_RESPONSE',
    ],
    [
      'case 18: the throttle',
      () =>
        json({
          error: 'Access Denied',
          error_description: 'You have made too many requests',
          status: 'failure',
        }),
      'THROTTLED',
    ],
    [
      'case 18: the throttle in Chinese',
      () => json({ error: '\u62D2\u7EDD\u8BBF\u95EE', status: 'failure' }, 400),
      'THROTTLED',
    ],
    ['case 18: invalid_client', () => json({ error: 'invalid_client' }), 'CLIENT_REJECTED'],
    ['case 18: an unknown word', () => json({ error: 'something_new' }), 'INVALID_TOKEN_RESPONSE'],
    ['case 18: a server error', () => json({ error: 'invalid_code' }, 503), 'INVALID_TOKEN_RESPONSE'],
    ['case 19: an empty access token', answerWith({ access_token: '' }), 'INVALID_TOKEN_RESPONSE'],
    ['case 19: a number as access token', answerWith({ access_token: 7 }), 'INVALID_TOKEN_RESPONSE'],
    ['case 19: no access token', answerWith({ access_token: undefined }), 'INVALID_TOKEN_RESPONSE'],
    [
      'case 19: an access token with a line break',
      answerWith({ access_token: '1000.aaaaaaaaaaaaaaaaaaaaaaa\r\nX: 1' }),
      'INVALID_TOKEN_RESPONSE',
    ],
    [
      'case 19: an access token beyond Latin-1',
      answerWith({ access_token: '1000.aaaaaaaaaaaaaaaaaaaaaaa\u20AC' }),
      'INVALID_TOKEN_RESPONSE',
    ],
    [
      'case 19: an access token of 50 kB',
      answerWith({ access_token: 'x'.repeat(50_000) }),
      'INVALID_TOKEN_RESPONSE',
    ],
    [
      'case 19: an answer of a megabyte',
      answerWith({ access_token: 'x'.repeat(1_000_000) }),
      'NON_JSON_RESPONSE',
    ],
    ['case 19: a token of another type', answerWith({ token_type: 'mac' }), 'INVALID_TOKEN_RESPONSE'],
    [
      'case 19: a refresh token with a line break',
      answerWith({ refresh_token: '1000.aaaaaaaaaaaaaaaaaaa\nx' }),
      'INVALID_TOKEN_RESPONSE',
    ],
    ['case 19: a refresh token that is a number', answerWith({ refresh_token: 7 }), 'INVALID_TOKEN_RESPONSE'],
    [
      'case 24: a redirect 302',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
      'REDIRECT_REFUSED',
    ],
    [
      'case 24: a redirect 307',
      () => new Response(null, { status: 307, headers: { location: 'https://evil.example' } }),
      'REDIRECT_REFUSED',
    ],
    [
      'case 24: a redirect 308 within Zoho',
      () =>
        new Response(null, { status: 308, headers: { location: 'https://accounts.zoho.eu/oauth/v2/token' } }),
      'REDIRECT_REFUSED',
    ],
    ['no refresh token', answerWith({ refresh_token: undefined }), 'MISSING_REFRESH_TOKEN'],
    ['an empty refresh token', answerWith({ refresh_token: '' }), 'MISSING_REFRESH_TOKEN'],
    ['null as refresh token', answerWith({ refresh_token: null }), 'MISSING_REFRESH_TOKEN'],
  ])('%s', async (_what, answer, code) => {
    const { setup, outcome } = await exchanged(answer)
    expect(outcome).toMatchObject({ code })
    expect(new Set(setup.sent.map(({ origin }) => origin))).toEqual(new Set(['https://accounts.zoho.com']))
    expect((outcome as Error).message).not.toContain('evil')
  })

  it.each([
    ['a number', 3600, 3600],
    ['a text', '3600', 3600],
    ['milliseconds', 3_600_000, 3600],
    ['missing', undefined, 3000],
    ['zero', 0, 3000],
    ['negative', -1, 3000],
    ['null', null, 3000],
    ['an object', {}, 3000],
    ['beyond numbers', '1e999', 3000],
    ['for ever', 9e15, 3600],
  ])('case 20: expires_in that is %s', async (_what, expiresIn, seconds) => {
    const setup = setUpZoho()
    const altering = setUpZoho({
      on: setup.emulator,
      auth: {
        fetch: async (input, init) =>
          answerWith({ expires_in: expiresIn })(await setup.emulator.fetch(input, init)),
      },
    })
    const { accessToken } = await logIn(altering, 'a')
    expect((accessToken?.expiresAt ?? 0) - (accessToken?.issuedAt ?? 0)).toBe(seconds * 1000)
    const told = altering.events.some(({ type }) => type === 'life-assumed')
    expect(told).toBe(seconds === 3000)
  })

  it('case 22: __proto__ in an answer changes nothing', async () => {
    const setup = setUpZoho()
    const altering = setUpZoho({
      on: setup.emulator,
      auth: {
        fetch: async (input, init) => {
          const text = await (await setup.emulator.fetch(input, init)).text()
          return new Response(
            text.replace(
              '{',
              '{"__proto__":{"refresh_token":"polluted","isAdmin":true},"constructor":{"prototype":{"x":1}},',
            ),
          )
        },
      },
    })
    expect(await logIn(altering, 'a')).toMatchObject({ grantId: 'a' })
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
    expect(JSON.stringify(await altering.rows())).not.toContain('polluted')
  })

  it('case 22: a refresh token that is inherited only is none', async () => {
    const { outcome } = await exchanged(async (real) => {
      const { refresh_token: _none, ...rest } = (await real.json()) as Record<string, unknown>
      return new Response(
        JSON.stringify(rest).replace('{', '{"__proto__":{"refresh_token":"1000.polluted.polluted"},'),
      )
    })
    expect(outcome).toMatchObject({ code: 'MISSING_REFRESH_TOKEN' })
  })

  it('case 25: an exchange that hangs ends at its deadline', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    setup.emulator.faults.add({ name: 'hang', endpoint: 'token' })
    const outcome = refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
    await vi.waitUntil(() => setup.sent.length > 0)
    setup.emulator.clock.advance(8000)
    expect(await outcome).toMatchObject({ code: 'TIMEOUT', timeout: 8000 })
    expect(await setup.grant('a')).toBeUndefined()
  })

  it('case 25: an exchange whose body drips ends at its deadline, too', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    setup.emulator.faults.add({ name: 'drip', endpoint: 'token', bytes: 1, every: 1000 })
    const outcome = refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))
    await vi.waitUntil(() => setup.sent.length > 0)
    const ended = outcome.then(() => true)
    const oneSecond = async (): Promise<void> => {
      setup.emulator.clock.advance(1000)
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
    let seconds = 0
    while (seconds < 60 && (await Promise.race([ended, oneSecond()])) !== true) seconds += 1
    expect(await outcome).toMatchObject({ code: 'TIMEOUT' })
    expect(seconds).toBeLessThanOrEqual(9)
    expect(await setup.grant('a')).toBeUndefined()
  })

  it('a connection that breaks', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    setup.emulator.faults.add({ name: 'reset', endpoint: 'token' })
    expect(await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))).toMatchObject({
      code: 'NETWORK',
      host: 'accounts.zoho.com',
      retryable: true,
    })
    expect(await setup.grant('a')).toBeUndefined()
  })
})

describe('what an exchange sends', () => {
  it.each([
    'http://localhost:3000/callback',
    'http://localhost:3000/callback/',
    'http://127.0.0.1:3000/callback',
    'https://App.Example.com/OAuth/../callback',
    'https://app.example.com:443/callback',
    'https://app.example.com',
    'https://app.example.com/callback?tenant=a%20b&x=1+1',
    'https://app.example.com/c%61llback',
    'https://app.example.com/\u00FCber',
  ])('redirect_uri %s byte for byte, in the login and in the exchange', async (redirectUri) => {
    const setup = setUpZoho()
    const client = setup.emulator.registerClient({ type: 'web', redirectUris: [redirectUri] })
    const exact = setUpZoho({
      on: setup.emulator,
      auth: { clientId: client.clientId, clientSecret: client.clientSecret, redirectUri },
    })
    const { url } = await startLogin(exact.auth, { scopes: SCOPES })
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(redirectUri)
    expect(await logIn(exact, 'a')).toMatchObject({ dc: 'us' })
    expect(exact.sent[0]?.form.get('redirect_uri')).toBe(redirectUri)
  })

  it('case P22: an address that differs by a byte is refused by Zoho, and the error says what to compare', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    const other = setUpZoho({
      on: setup.emulator,
      auth: { store: setup.store, redirectUri: `${setup.emulator.client.redirectUri}/` },
    })
    const error = await refusal(finishLogin(other.auth, { ...back, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', error: 'invalid_redirect_uri', dc: 'us' })
    expect(error.message).toContain('redirectUri is registered, byte for byte')
  })

  it('secrets stand in the body of a POST, never in an address or a header', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a', { pkce: 'S256' })
    const [exchange] = setup.sent
    expect(Object.fromEntries(exchange?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: setup.options.clientId,
      client_secret: setup.options.clientSecret,
      redirect_uri: setup.options.redirectUri,
      code: expect.any(String) as string,
      code_verifier: expect.any(String) as string,
    })
    expect(exchange?.headers.get('authorization')).toBeNull()
    // The user's browser carries the challenge; it is not a secret.
    const calls = setup.emulator.journal.entries().filter(({ path }) => path !== '/oauth/v2/auth')
    expect(calls.flatMap(({ secretsInQuery }) => secretsInQuery)).toEqual([])
  })

  it('the login asks for offline access, with a consent each time, and for PKCE on request only', async () => {
    const setup = setUpZoho()
    const { url } = await startLogin(setup.auth, { scopes: SCOPES })
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      client_id: setup.options.clientId,
      response_type: 'code',
      redirect_uri: setup.options.redirectUri,
      scope: SCOPES.join(','),
      access_type: 'offline',
      prompt: 'consent',
      state: expect.any(String) as string,
    })
    const proven = new URL((await startLogin(setup.auth, { scopes: SCOPES, pkce: 'S256' })).url).searchParams
    expect([proven.get('code_challenge_method'), proven.get('code_challenge')]).toEqual([
      'S256',
      expect.stringMatching(/^[\w-]{43}$/),
    ])
  })

  it('a code that was bound to a verifier is worth nothing without it', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup, { pkce: 'S256' })
    const { verifier: _lost, ...rest } = JSON.parse(decodeURIComponent(pending)) as Record<string, unknown>
    const without = encodeURIComponent(JSON.stringify(rest))
    expect(await refusal(finishLogin(setup.auth, { url, pending: without, grantId: 'a' }))).toMatchObject({
      code: 'CODE_REJECTED',
    })
  })
})
