import { describe, expect, it, vi } from 'vitest'
import {
  describeGrant,
  disconnect,
  encryptedStore,
  importGrant,
  memoryStore,
  tokenFor,
} from '../leak-check.ts'
import { logIn, setUpZoho, refusal } from '../zoho.ts'

describe('disconnect', () => {
  it('revokes the refresh token in the body of a POST, and removes the grant', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    const { source } = (await setup.grant('a')) as { source: { refreshToken: string } }
    const token = await tokenFor(setup.auth, 'a')()
    setup.sent.length = 0
    expect(await disconnect(setup.auth, 'a')).toEqual({ found: true, revoked: true })
    expect(setup.sent).toHaveLength(1)
    expect(setup.sent[0]).toMatchObject({
      origin: 'https://accounts.zoho.eu',
      path: '/oauth/v2/revoke/token',
    })
    expect(Object.fromEntries(setup.sent[0]?.form ?? [])).toEqual({
      token: source.refreshToken,
      token_type: 'refresh_token',
    })
    expect(setup.sent[0]?.headers.get('authorization')).toMatch(/^Basic /)
    const calls = setup.emulator.journal.entries().filter(({ path }) => path.includes('revoke'))
    expect(calls.map(({ query }) => query)).toEqual([''])
    expect(await setup.grant('a')).toBeUndefined()
    expect(setup.events.at(-1)).toEqual({ type: 'grant-removed', grantId: 'a', dc: 'eu', revoked: true })
    const answer = await setup.emulator.fetch(`${token.apiDomain}/crm/v7/org`, {
      headers: { authorization: `Zoho-oauthtoken ${token.value}` },
    })
    expect(answer.status).toBe(401)
  })

  it('of what is not there does nothing', async () => {
    const setup = setUpZoho()
    expect(await disconnect(setup.auth, 'a')).toEqual({ found: false, revoked: false })
    expect(setup.sent).toEqual([])
    expect(setup.events).toEqual([])
  })

  it.each(['both', 'old', 'new'] as const)(
    'works with the addresses that Zoho documents: %s',
    async (revokeEndpoint) => {
      const setup = setUpZoho({ emulator: { readings: { tokens: { revokeEndpoint } } } })
      await logIn(setup, 'a')
      expect(await disconnect(setup.auth, 'a')).toEqual({ found: true, revoked: true })
      expect(setup.emulator.journal.entries().flatMap(({ secretsInQuery }) => secretsInQuery)).toEqual([])
    },
  )

  it('of what Zoho knows no more removes the grant, and says that nothing was revoked', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const { source } = (await setup.grant('a')) as { source: { refreshToken: string } }
    setup.emulator.revokeGrant(source.refreshToken)
    expect(await disconnect(setup.auth, 'a')).toEqual({ found: true, revoked: false })
    expect(await describeGrant(setup.auth, 'a')).toBeUndefined()
  })

  it.each([
    ['a page', { name: 'html' }, 'NON_JSON_RESPONSE'],
    ['case 24: a redirect', { name: 'redirect307' }, 'REDIRECT_REFUSED'],
    ['a broken connection', { name: 'reset' }, 'NETWORK'],
    ['the throttle', { name: 'throttle' }, 'THROTTLED'],
    ['the throttle at 400, in Chinese', { name: 'localised-error', status: 400 }, 'THROTTLED'],
    [
      '429 with a page',
      { name: 'status', status: 429, body: '<html>slow</html>', contentType: 'text/html' },
      'THROTTLED',
    ],
    ['429 with JSON', { name: 'status', status: 429, body: '{"error":"too_many"}' }, 'THROTTLED'],
    [
      '503 with JSON',
      { name: 'status', status: 503, body: '{"error":"invalid_token"}' },
      'INVALID_TOKEN_RESPONSE',
    ],
    ['200 with a page', { name: 'html', status: 200 }, 'NON_JSON_RESPONSE'],
    ['a list', { name: 'status', status: 200, body: '[]' }, 'INVALID_TOKEN_RESPONSE'],
  ] as const)('when Zoho cannot be asked (%s) the grant stays, to try again', async (_what, fault, code) => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const stored = await setup.rows()
    setup.emulator.faults.add({ endpoint: 'revoke', ...fault })
    expect(await refusal(disconnect(setup.auth, 'a'))).toMatchObject({ code })
    expect(await setup.rows()).toEqual(stored)
    expect(await disconnect(setup.auth, 'a')).toEqual({ found: true, revoked: true })
  })

  const page = { contentType: 'text/html', body: '<html>no such page</html>' }
  /** What the first address answers; whether the grant was revoked, is unknown to Zoho (and the second is asked), or an error. */
  it.each<[status: number, body: string, means: string, contentType?: string]>([
    [200, '{"status":"success"}', 'revoked'],
    [200, '{}', 'revoked'],
    [204, '', 'revoked'],
    [200, '', 'revoked'],
    [299, '{"status":"success"}', 'revoked'],
    [200, '', 'NON_JSON_RESPONSE', 'text/html'],
    [200, page.body, 'NON_JSON_RESPONSE', page.contentType],
    [200, '{"status":"failure"}', 'THROTTLED'],
    [200, '{"status":"error"}', 'THROTTLED'],
    [200, '{"error":"invalid_token"}', 'second'],
    [400, '{"error":"invalid_token"}', 'second'],
    [400, '{"error":"unsupported_token_type_x"}', 'second'],
    [400, '{"error":"invalid"}', 'THROTTLED'],
    [400, '{"error":"Invalid_Token"}', 'THROTTLED'],
    [400, '{"error":"invalid_token!"}', 'THROTTLED'],
    [400, '{"error":"access_denied"}', 'THROTTLED'],
    [400, '{"error":7}', 'THROTTLED'],
    [400, '{}', 'THROTTLED'],
    [404, page.body, 'second', page.contentType],
    [400, page.body, 'second', page.contentType],
    [499, page.body, 'second', page.contentType],
    [429, '{"error":"invalid_token"}', 'THROTTLED'],
    [500, '{"error":"invalid_token"}', 'INVALID_TOKEN_RESPONSE'],
    [500, page.body, 'NON_JSON_RESPONSE', page.contentType],
  ])('an answer of HTTP %i %s to a revocation means %s', async (status, body, means, contentType) => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    setup.sent.length = 0
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'revoke',
      status,
      body,
      ...(contentType === undefined ? {} : { contentType }),
    })
    const outcome = await disconnect(setup.auth, 'a').then(
      ({ revoked }) => (revoked && setup.sent.length === 2 ? 'second' : revoked ? 'revoked' : 'not'),
      ({ code }: { code: string }) => code,
    )
    expect(outcome).toBe(means)
    expect(setup.sent.map(({ path }) => path)).toEqual(
      means === 'second' ? ['/oauth/v2/revoke/token', '/oauth/v2/token/revoke'] : ['/oauth/v2/revoke/token'],
    )
    if (means !== 'second') return
    const { clientId, clientSecret } = setup.options
    expect(Object.fromEntries(setup.sent[1]?.form ?? [])).toEqual({
      token: setup.sent[0]?.form.get('token'),
      client_id: clientId,
      client_secret: clientSecret,
    })
    expect(setup.sent[1]?.headers.get('authorization')).toBeNull()
  })

  it('sends credentials form-encoded within Basic (RFC 6749 section 2.3.1)', async () => {
    const setup = setUpZoho({ auth: { clientSecret: 'planted:secret+with/odd%letters' } })
    await importGrant(setup.auth, { grantId: 'a', refreshToken: '1000.planted.refresh-token', dc: 'us' })
    await disconnect(setup.auth, 'a', { whenNotRevoked: 'remove' })
    const basic = setup.sent[0]?.headers.get('authorization') ?? ''
    expect(atob(basic.slice('Basic '.length))).toBe(
      `${setup.auth.clientId}:planted%3Asecret%2Bwith%2Fodd%25letters`,
    )
    for (const { headers } of setup.sent) {
      expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded;charset=UTF-8')
      expect(headers.get('accept')).toBe('application/json')
    }
  })

  it('with whenNotRevoked: remove forgets the grant all the same, and an event says so', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    setup.emulator.faults.add({ name: 'html', endpoint: 'revoke', count: Infinity })
    expect(await disconnect(setup.auth, 'a', { whenNotRevoked: 'remove' })).toEqual({
      found: true,
      revoked: false,
    })
    expect(setup.events.slice(-2)).toEqual([
      { type: 'revoke-failed', grantId: 'a', dc: 'us', code: 'NON_JSON_RESPONSE' },
      { type: 'grant-removed', grantId: 'a', dc: 'us', revoked: false },
    ])
    expect(await setup.grant('a')).toBeUndefined()
  })

  it('ends at its deadline when Zoho does not answer', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    setup.emulator.faults.add({ name: 'hang', endpoint: 'revoke' })
    const outcome = refusal(disconnect(setup.auth, 'a'))
    await vi.waitUntil(() => setup.sent.at(-1)?.path === '/oauth/v2/revoke/token')
    setup.emulator.clock.advance(8000)
    expect(await outcome).toMatchObject({ code: 'TIMEOUT' })
  })

  it('ends the grant for those who hold a source of it, too', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const source = tokenFor(setup.auth, 'a')
    await source()
    await disconnect(setup.auth, 'a')
    expect(await refusal(Promise.resolve(source()))).toMatchObject({ code: 'GRANT_NOT_FOUND', grantId: 'a' })
  })

  it('twice at once revokes once or twice, and both are told that it is gone', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const both = await Promise.all([disconnect(setup.auth, 'a'), disconnect(setup.auth, 'a')])
    expect(both.some(({ revoked }) => revoked)).toBe(true)
    expect(await setup.grant('a')).toBeUndefined()
  })

  it('does not lose a grant whose row others change meanwhile: it reads again', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    let beaten = 3
    const busy = setUpZoho({
      on: setup.emulator,
      auth: {
        store: {
          read: (key) => setup.store.read(key),
          write: (...row) => setup.store.write(...row),
          remove: async (key, version) => (--beaten >= 0 ? false : setup.store.remove(key, version)),
        },
      },
    })
    expect(await disconnect(busy.auth, 'a')).toEqual({ found: true, revoked: true })
    expect(busy.sent).toHaveLength(1)

    await logIn(setup, 'b')
    beaten = Infinity
    const error = await refusal(disconnect(busy.auth, 'b'))
    expect(error).toMatchObject({ code: 'STORE', operation: 'remove', grantId: 'b', retryable: true })
    expect(error.message).toBe(
      'Grant "b" was changed by others 10 times while it was being removed. Try again.',
    )
  })

  it('frees an id whose row cannot be read, when that is wanted, and only then', async () => {
    const plain = setUpZoho()
    await logIn(plain, 'a')
    const [key = ''] = Object.keys(await plain.rows()).filter((each) => each.startsWith('grant:'))
    const { version } = (await plain.store.read(key)) ?? { version: '' }
    await plain.store.write(key, '{"schema":99}', version)

    const below = memoryStore()
    const keyed = (letter: string) =>
      encryptedStore(below, { keys: [{ id: 'one', key: `${letter.repeat(43)}=` }] })
    await logIn(setUpZoho({ on: plain.emulator, auth: { store: keyed('A') } }), 'a')
    const lost = setUpZoho({ on: plain.emulator, auth: { store: keyed('B') } })

    for (const [setup, reason] of [
      [plain, 'schema'],
      [lost, 'key'],
    ] as const) {
      expect(await refusal(logIn(setup, 'a'))).toMatchObject({ code: 'GRANT_UNREADABLE', reason })
      expect(await refusal(disconnect(setup.auth, 'a'))).toMatchObject({ code: 'GRANT_UNREADABLE', reason })
      const removed = await disconnect(setup.auth, 'a', { whenNotRevoked: 'remove' })
      expect(removed).toEqual({ found: true, revoked: false })
      expect(setup.events.at(-1)).toEqual({
        type: 'grant-removed',
        grantId: 'a',
        dc: 'unknown',
        revoked: false,
      })
      expect(await logIn(setup, 'a')).toMatchObject({ grantId: 'a', status: 'active' })
    }
  })
})
