import { dataCenters, defineDataCenter, getDataCenter } from '@x/dc'
import { createEmulator } from '@x/emulator'
import { describe, expect, it } from 'vitest'
import {
  connectOrganization,
  createAuth,
  describeGrant,
  finishLogin,
  importGrant,
  redeemSelfClientCode,
  secret,
  startDeviceLogin,
  startLogin,
  tokenFor,
  type AuthOptions,
} from '../leak-check.ts'
import { callback, logIn, setUpZoho, refusal, SCOPES, START } from '../zoho.ts'

const valid: AuthOptions = { clientId: '1000.ABC', clientSecret: 'planted-secret-0123456789' }
const withOptions = (changes: Record<string, unknown>) => () => createAuth({ ...valid, ...changes })

describe('createAuth refuses what cannot work, and says what does', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ clientID: 'x' }, 'does not know "clientID"'],
    [
      { clientID: 'x', timeout: 1 },
      'createAuth does not know "clientID", "timeout". It takes clientId, clientSecret, ',
    ],
    [{ clientId: '' }, 'clientId must be'],
    [{ clientId: 'a b' }, 'clientId must be'],
    [{ clientId: 7 }, 'clientId must be'],
    [{ clientId: 'x'.repeat(201) }, 'such as "1000.ABC…".'],
    [{ clientId: 'a\u007F' }, 'clientId must be'],
    [{ clientSecret: undefined }, 'clientSecret is missing'],
    [{ clientSecret: null }, 'clientSecret is missing'],
    [{ clientSecret: {} }, 'clientSecret is missing'],
    [{ clientSecret: 7 }, 'clientSecret is missing'],
    [{ clientSecret: '' }, 'clientSecret is empty'],
    [{ clientSecret: 'planted-secret-0123456789\n' }, 'line break at its end'],
    [{ clientSecret: { eu: 'planted-secret-0123456789 ' } }, 'clientSecret.eu is empty'],
    [{ clientSecret: { eu: undefined } }, 'clientSecret.eu is empty'],
    [{ clientSecret: { com: 'planted-secret-0123456789' } }, 'the key "com", which is not a data center'],
    [{ clientSecret: { EU: 'planted-secret-0123456789' } }, 'the key "EU"'],
    [{ redirectUri: '/callback' }, 'redirectUri must be'],
    [{ redirectUri: 'https://app.example/#cb' }, 'redirectUri must be'],
    [{ redirectUri: 'https://app.example/ cb' }, 'redirectUri must be'],
    [{ redirectUri: 'javascript:alert(1)' }, 'redirectUri must be'],
    [{ redirectUri: 7 }, 'redirectUri must be'],
    [{ redirectUri: 'myapp.example://callback' }, 'redirectUri must be'],
    [{ dc: 'xx' }, 'no data center "xx"'],
    [{ dc: 'europe' }, 'Did you mean eu?'],
    [{ lease: 0 }, 'lease must lie'],
    [{ lease: Number.NaN }, 'lease must lie'],
    [{ lease: 60_001 }, 'lease must lie between 1,000 and 60,000 milliseconds.'],
    [{ lease: 999 }, 'lease must lie'],
    [{ redirectUri: `https://app.example/${'x'.repeat(1981)}` }, 'redirectUri must be'],
    [{ store: { read() {}, write() {} } }, 'it has no remove.'],
    [{ store: { read() {}, remove() {} } }, 'it has no write.'],
    [{ store: null }, 'it has no read.'],
    [{ memorySize: 0 }, 'memorySize must be'],
    [{ memorySize: 1.5 }, 'memorySize must be'],
    [{ dataCenters: [] }, 'dataCenters must be a list'],
    [{ dataCenters: 'eu' }, 'dataCenters must be a list'],
    [{ store: {} }, 'has no read'],
    [{ store: Promise.resolve() }, 'has no read'],
  ])('%j', (changes, message) => {
    expect(withOptions(changes)).toThrow(message)
  })

  it.each<Record<string, unknown>>([
    { clientId: 'x'.repeat(200) },
    { clientId: '!~' },
    { lease: 1000 },
    { lease: 60_000 },
    { memorySize: 1 },
    { redirectUri: `https://app.example/${'x'.repeat(1980)}` },
    { redirectUri: 'http://localhost:3000/callback?a=b' },
    { redirectUri: undefined, dc: undefined, store: undefined, dataCenters: undefined, onEvent: undefined },
    { dc: 'com' },
  ])('takes %j', (changes) => {
    const auth = withOptions(changes)()
    expect(Object.isFrozen(auth)).toBe(true)
    expect(auth).toMatchObject({ clientId: changes['clientId'] ?? valid.clientId, dc: 'us' })
  })

  it.each([
    'http://accounts.zoho.eu',
    'http://10.0.0.1',
    'http://127.0.0.1.evil.example',
    'https://accounts.zoho.eu:8443',
    'https://user@accounts.zoho.eu',
    'https://accounts.zoho.eu/',
  ])('case 40: a row written by hand cannot name %s', (accounts) => {
    const row = { ...getDataCenter('eu'), accounts }
    expect(withOptions({ dataCenters: [row], dc: 'eu' })).toThrow('accounts must be an origin')
  })

  it('case 40: plain http is for loopback only, where the emulator is', () => {
    for (const accounts of ['http://127.0.0.1:4600', 'http://localhost:4600', 'http://[::1]:4600']) {
      const row = defineDataCenter({ id: 'local', accounts, api: { production: accounts } })
      expect(withOptions({ dataCenters: [row], dc: 'local' })().dc).toBe('local')
    }
  })

  it('two rows cannot share an id or an accounts server', () => {
    const eu = getDataCenter('eu')
    expect(withOptions({ dataCenters: [eu, eu] })).toThrow('same id, "eu"')
    expect(withOptions({ dataCenters: [eu, { ...eu, id: 'eu2' }] })).toThrow(
      'same accounts, "https://accounts.zoho.eu"',
    )
  })

  it('a list of rows that is changed afterwards changes nothing', async () => {
    const table = [...dataCenters]
    const setup = setUpZoho({ auth: { dataCenters: table } })
    table.length = 0
    expect(await logIn(setup, 'a')).toMatchObject({ dc: 'us' })
  })

  it('auth shows client id and data center, and nothing else', () => {
    const auth = createAuth(valid)
    expect(JSON.parse(JSON.stringify(auth))).toEqual({ clientId: '1000.ABC', dc: 'us' })
    expect(Object.isFrozen(auth)).toBe(true)
  })

  it('what is no auth is refused, whatever it looks like', async () => {
    for (const fake of [undefined, null, {}, { clientId: 'x', dc: 'us' }]) {
      await expect(startLogin(fake as never, { scopes: SCOPES })).rejects.toThrow(
        'what createAuth() returned',
      )
    }
  })
})

describe('case 33: scopes', () => {
  const bad: readonly unknown[] = [
    undefined,
    [],
    'ZohoCRM.org.READ',
    ['ZohoCRM.org.READ ZohoCRM.users.READ'],
    ['ZohoCRM.org.READ,ZohoCRM.users.READ'],
    ['ZohoCRM.org.READ\r\nX-Injected: 1'],
    ['ZohoCRM.org.READ\n'],
    [' ZohoCRM.org.READ'],
    ['ZohoCRM..READ'],
    ['ZohoCRM.org.READ.'],
    ['.READ'],
    ['ZohoCRM.org.READ&state=x'],
    ['https://evil.example'],
    ['ZohoCRM.\u043Erg.READ'],
    [''],
    [7],
    [null],
    ['x'.repeat(201)],
  ]
  it.each(bad.map((scopes) => [scopes]))(
    'case 33: %j is refused by every flow, before anything is sent',
    async (scopes) => {
      const setup = setUpZoho()
      const { auth } = setup
      const given = { scopes: scopes as string[] }
      await expect(startLogin(auth, given)).rejects.toThrow(TypeError)
      await expect(startDeviceLogin(auth, given)).rejects.toThrow(TypeError)
      await expect(connectOrganization(auth, { ...given, soid: 'ZohoCRM.1', grantId: 'a' })).rejects.toThrow(
        TypeError,
      )
      // Here they may be left out.
      const imported = { ...given, scopes: given.scopes ?? [] }
      await expect(
        importGrant(auth, { ...imported, refreshToken: '1000.a.b', dc: 'us', grantId: 'a' }),
      ).rejects.toThrow(TypeError)
      expect(setup.sent).toEqual([])
      expect(await setup.rows()).toEqual({})
    },
  )

  it("case 33: Zoho's own spellings go out joined by commas, and come back as a list", async () => {
    const scopes = [
      'ZohoCRM.settings.user_groups.READ',
      'ZohoCRM.users.ALL',
      'ZohoCRM.modules.leads.READ',
      'AaaServer.profile.READ',
    ]
    const setup = setUpZoho()
    const { url } = await startLogin(setup.auth, { scopes: [...scopes, 'email', 'profile'] })
    expect(new URL(url).searchParams.get('scope')).toBe([...scopes, 'email', 'profile'].join(','))
    const grant = await logIn(setup, 'a', { scopes: ['ZohoCRM.org.READ', 'ZohoCRM.users.READ'] })
    expect(grant.scopes).toEqual(['ZohoCRM.org.READ', 'ZohoCRM.users.READ'])
  })

  it('an answer without scopes was granted what was asked for', async () => {
    const setup = setUpZoho({ emulator: { readings: { tokens: { scopeInAnswer: 'absent' } } } })
    expect((await logIn(setup, 'a')).scopes).toEqual(SCOPES)
  })

  it('case 33: more scopes than a grant holds are refused, not stored', async () => {
    const scopes = Array.from({ length: 1001 }, (_, index) => `ZohoCRM.s${index}.READ`)
    const { auth, sent, rows } = setUpZoho()
    const grant = { grantId: 'a', refreshToken: '1000.planted.refresh-token', dc: 'us' }
    await expect(importGrant(auth, { ...grant, scopes })).rejects.toThrow(
      'scopes are 1001; a grant holds 1000 at most.',
    )
    expect([sent, await rows()]).toEqual([[], {}])
    await importGrant(auth, { ...grant, scopes: scopes.slice(1) })
    expect((await describeGrant(auth, 'a'))?.scopes).toHaveLength(1000)
  })

  it('several hundred scopes fit into a login', async () => {
    const setup = setUpZoho()
    const scopes = Array.from(
      { length: 300 },
      (_, index) => `ZohoCRM.settings.a_rather_long_name_${index}.READ`,
    )
    const { pending } = await startLogin(setup.auth, { scopes })
    const state = (JSON.parse(decodeURIComponent(pending)) as { state: string }).state
    const error = await refusal(
      finishLogin(setup.auth, { url: `?state=${state}&error=access_denied`, pending, grantId: 'a' }),
    )
    expect(error.code).toBe('CONSENT_DENIED')
  })
})

describe('startLogin', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ pkce: 'plain' }, "pkce is 'S256' or 'none'"],
    [{ pkce: true }, "pkce is 'S256' or 'none'"],
    [{ environment: 'sandbx' }, 'environment is one of production, sandbox, developer, not "sandbx"'],
    [{ expiresIn: 0 }, 'expiresIn must lie'],
    [{ expiresIn: Infinity }, 'expiresIn must lie'],
    [
      { expiresIn: Number.NaN },
      'expiresIn must lie between 1,000 and 86,400,000 milliseconds (a second and a day).',
    ],
    [{ expiresIn: 999 }, 'expiresIn must lie'],
    [{ expiresIn: 86_400_001 }, 'expiresIn must lie'],
  ])('refuses %j', async (options, message) => {
    const { auth } = setUpZoho()
    await expect(startLogin(auth, { scopes: SCOPES, ...options })).rejects.toThrow(message)
  })

  it.each([1000, 86_400_000])('takes %i ms for the life of a login', async (expiresIn) => {
    const setup = setUpZoho()
    expect(await logIn(setup, 'a', { expiresIn })).toMatchObject({ grantId: 'a' })
  })

  it('needs redirectUri, and so does finishLogin, before it spends the state', async () => {
    const setup = setUpZoho()
    const { redirectUri: _none, ...without } = setup.options
    const auth = createAuth(without)
    await expect(startLogin(auth, { scopes: SCOPES })).rejects.toThrow('startLogin needs the redirectUri')
    const back = await callback(setup)
    await expect(finishLogin(auth, { ...back, grantId: 'a' })).rejects.toThrow(
      'finishLogin needs the redirectUri',
    )
    expect(await finishLogin(setup.auth, { ...back, grantId: 'a' })).toMatchObject({ grantId: 'a' })
  })
})

describe('grant ids', () => {
  it.each(['', 'x'.repeat(301), 'a\nb', 'a\0', '\uD800', 7, undefined, null, {}])(
    '%j is none',
    async (grantId) => {
      const setup = setUpZoho()
      const { auth } = setup
      const id = grantId as string
      const back = await callback(setup)
      await expect(finishLogin(auth, { ...back, grantId: id })).rejects.toThrow('A grant id is a string')
      await expect(redeemSelfClientCode(auth, { code: 'x', grantId: id })).rejects.toThrow(
        'A grant id is a string',
      )
      await expect(describeGrant(auth, id)).rejects.toThrow('A grant id is a string')
      expect(() => tokenFor(auth, id)).toThrow('A grant id is a string')
      expect(setup.sent).toEqual([])
    },
  )

  it.each(['user-1', 'a:b', 'a/b?c#d', '__proto__', '\u00FC\u{1F600}', 'a b', '%2e%2e', "';--"])(
    '%j is one, and no other',
    async (grantId) => {
      const setup = setUpZoho()
      await logIn(setup, grantId)
      expect(await describeGrant(setup.auth, grantId)).toMatchObject({ grantId })
      expect(await describeGrant(setup.auth, `${grantId}x`)).toBeUndefined()
      expect(await describeGrant(setup.auth, encodeURIComponent(`${grantId} `))).toBeUndefined()
    },
  )
})

describe('clientSecret', () => {
  const perDataCenter = () => {
    const emulator = createEmulator({ start: START })
    const client = emulator.registerClient({ type: 'web', secretPerDataCenter: true })
    const { clientId, clientSecrets, redirectUri } = client
    return { emulator, clientSecrets, auth: { clientId, redirectUri } }
  }

  it('P25: a map gives each data center its own secret, at the exchange, the refresh and the revoke', async () => {
    const { emulator, auth, clientSecrets } = perDataCenter()
    const setup = setUpZoho({ on: emulator, auth: { ...auth, clientSecret: clientSecrets } })
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    emulator.clock.advance(3_600_000)
    await tokenFor(setup.auth, 'a')()
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    const used = setup.sent.map(({ form, headers }) => {
      const basic = atob(headers.get('authorization')?.slice(6) ?? '').split(':')[1]
      return form.get('client_secret') ?? basic
    })
    expect(used).toHaveLength(4)
    expect(new Set(used)).toEqual(new Set([clientSecrets['eu']]))
  })

  it('P25: a data center that is missing in the map uses the secret of the client’s own', async () => {
    const { emulator, auth, clientSecrets } = perDataCenter()
    const setup = setUpZoho({ on: emulator, auth: { ...auth, clientSecret: { us: clientSecrets['us']! } } })
    expect(await logIn(setup, 'a')).toMatchObject({ dc: 'us' })
    const error = await refusal(logIn(setup, 'b', { decision: { account: 'eu' } }))
    expect(setup.sent.at(-1)?.form.get('client_secret')).toBe(clientSecrets['us'])
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', dc: 'eu', error: 'invalid_client' })
    expect(error.message).toContain('eu is enabled for the client')
    expect(error.message).toContain('clientSecret is the one of eu')
  })

  it('P25: a map without either says which keys would do', async () => {
    const { emulator, auth, clientSecrets } = perDataCenter()
    const setup = setUpZoho({ on: emulator, auth: { ...auth, clientSecret: { in: clientSecrets['in']! } } })
    await expect(logIn(setup, 'a', { decision: { account: 'eu' } })).rejects.toThrow('the key "eu" (or "us"')
    expect(setup.sent).toEqual([])
  })

  it('P25: a function is asked each time, with the row, and may wait', async () => {
    const { emulator, auth, clientSecrets } = perDataCenter()
    const asked: string[] = []
    const clientSecret = async (dc: { readonly id: string }): Promise<string> => {
      asked.push(dc.id)
      return clientSecrets[dc.id]!
    }
    const setup = setUpZoho({ on: emulator, auth: { ...auth, clientSecret } })
    await logIn(setup, 'a', { decision: { account: 'jp' } })
    emulator.clock.advance(3_600_000)
    await tokenFor(setup.auth, 'a')()
    expect(asked).toEqual(['jp', 'jp'])
  })

  it.each([undefined, '', 7])('a function that returns %j is told so, and nothing is sent', async (value) => {
    const setup = setUpZoho({ auth: { clientSecret: () => value as string } })
    await expect(logIn(setup, 'a')).rejects.toThrow('There is no client secret for data center us')
    expect(setup.sent).toEqual([])
  })

  it.each(['ends with a line break\n', 'has a space', 'x'.repeat(501)])(
    'a function that returns what no secret is (%j) is told so, without showing it',
    async (value) => {
      const setup = setUpZoho({ auth: { clientSecret: () => secret(value) } })
      await expect(logIn(setup, 'a')).rejects.toThrow(
        'What clientSecret returned for data center us is empty, or holds something that no secret',
      )
      expect(setup.sent).toEqual([])
    },
  )

  it('a wrong secret', async () => {
    const setup = setUpZoho({ auth: { clientSecret: 'planted-wrong-secret-0123' } })
    expect(await refusal(logIn(setup, 'a'))).toMatchObject({
      code: 'CLIENT_REJECTED',
      error: 'invalid_client_secret',
    })
  })

  it('a client that is not enabled where the user lives', async () => {
    const emulator = createEmulator({ start: START })
    const { clientId, clientSecret, redirectUri } = emulator.registerClient({
      type: 'web',
      dataCenters: ['us'],
    })
    const setup = setUpZoho({ on: emulator, auth: { clientId, clientSecret, redirectUri } })
    await importGrant(setup.auth, { grantId: 'a', refreshToken: '1000.a.b', dc: 'eu' })
    const error = await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', dc: 'eu' })
    expect(error.message).toContain('Multi-DC')
  })
})
