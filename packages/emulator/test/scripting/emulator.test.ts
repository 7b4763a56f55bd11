import { defineDataCenter, singapore } from '@x/dc'
import { describe, expect, test } from 'vitest'
import { createEmulator, defaultOrganization, issueGrant, type Emulator } from '../../src/index.ts'
import { call, connect, COUNT, loginAddress, SCOPES } from '../accounts/client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

describe('fetch', () => {
  test('reaches nothing but the hosts of the table', async () => {
    const emulator = createEmulator({ start })
    for (const url of [
      'https://example.com/',
      'http://accounts.zoho.com/',
      'https://accounts.zoho.com:8443/',
      'https://accounts.zoho.ca/',
    ]) {
      await expect(emulator.fetch(url)).rejects.toThrow(TypeError)
    }
  })

  test('behaves as fetch: signal, redirect modes, Request and URL as input', async () => {
    const emulator = createEmulator({ start })
    const reason = new Error('no')
    await expect(
      emulator.fetch('https://accounts.zoho.com/', { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason)
    const one = createEmulator({ start, dataCenters: [singapore] })
    const address = loginAddress(one, { dc: 'sg' })
    expect((await one.fetch(new URL(address))).status).toBe(200)
    one.faults.add({ name: 'redirect307', count: Infinity })
    await expect(one.fetch(address, { redirect: 'error' })).rejects.toThrow(/unexpected redirect/)
    expect((await one.fetch(new Request(address, { redirect: 'manual' }))).url).toBe(address)
  })

  test('refuses a body and headers that are too long', async () => {
    const emulator = createEmulator({ start, limits: { bodyBytes: 1000 } })
    const post = (body: string): Promise<Response> =>
      emulator.fetch('https://accounts.zoho.com/oauth/v2/token', { method: 'POST', body })
    expect((await post('x'.repeat(1001))).status).toBe(413)
    const stream = new Blob(['x'.repeat(600), 'y'.repeat(600)]).stream()
    const streamed = await emulator.fetch('https://accounts.zoho.com/oauth/v2/token', {
      method: 'POST',
      body: stream,
      duplex: 'half',
    })
    expect(streamed.status).toBe(413)
    const long = { headers: { 'x-long': 'x'.repeat(20_000) } }
    expect((await emulator.fetch('https://accounts.zoho.com/', long)).status).toBe(431)
  })
})

describe('determinism', () => {
  const run = async (random?: string): Promise<unknown> => {
    const emulator = createEmulator({ start, ...(random === undefined ? {} : { seed: { random } }) })
    const tokens = await connect(emulator, { account: 'eu' })
    await call(emulator, { origin: 'https://www.zohoapis.eu', token: tokens['access_token'] })
    return [tokens, emulator.snapshot(), emulator.journal.entries()]
  }

  test('the same seed and clock give the same tokens, journal and snapshot', async () => {
    expect(await run()).toEqual(await run())
    expect(await run('a')).not.toEqual(await run('b'))
  })
})

describe('snapshots', () => {
  test('go through JSON and back, time included', async () => {
    const emulator = createEmulator({ start, seed: { organization: defaultOrganization() } })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const write = (name: string): Promise<Response> =>
      call(
        emulator,
        { path: '/crm/v7/settings/user_groups', token: accessToken },
        {
          method: 'POST',
          body: JSON.stringify({
            user_groups: [{ name, sources: [{ type: 'roles', source: { id: '3652397000000026022' } }] }],
          }),
        },
      )
    expect((await write('Before')).status).toBe(201)
    const saved = JSON.parse(JSON.stringify(emulator.snapshot())) as ReturnType<Emulator['snapshot']>
    expect((await write('After')).status).toBe(201)
    emulator.clock.advance(3_600_000)
    expect((await call(emulator, { token: accessToken })).status).toBe(401)
    emulator.restore(saved)
    expect(emulator.clock.now()).toBe(start)
    const list = await (
      await call(emulator, { path: '/crm/v7/settings/user_groups', token: accessToken })
    ).text()
    expect(list).toContain('Before')
    expect(list).not.toContain('After')
    const other = createEmulator({ start, seed: { organization: defaultOrganization() } })
    other.restore(saved)
    expect(other.snapshot()).toEqual(saved)
  })

  test('A33: is put back whole or not at all, whatever is wrong with it', () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    const saved = emulator.snapshot()
    const [place = ''] = Object.keys(saved.organizations)
    const organization = databaseOf(saved.organizations[place])
    const { tables } = organization
    const without = (name: string) => ({ [place]: { ...organization, tables: { ...tables, [name]: [] } } })
    const accounts = databaseOf(saved.accounts)
    const rows = accounts.tables
    const first = rows['tokens']?.[0]
    const other = (table: string, ...others: readonly unknown[]) => ({
      accounts: { ...accounts, tables: { ...rows, [table]: others } },
    })
    const [client] = rows['clients'] ?? []
    const bad: readonly object[] = [
      { now: null },
      { now: 1e300 },
      { random: [1, 2, 3] },
      { accounts: undefined },
      { accounts: [] },
      { accounts: { ...accounts, format: 2 } },
      other('clients', null),
      other('clients', {}),
      other('clients', { ...client, client: { ...client?.client, dataCenters: ['mars'] } }),
      other('grants', 1),
      other('grants', { ...rows['grants']?.[0], calls: ['x'] }),
      other('grants', rows['grants']?.[0], { ...rows['grants']?.[0], id: '99' }),
      other('tokens', { ...first, scopes: undefined }),
      other('tokens', { ...first, expiresAt: '1' }),
      other('tokens', first, first),
      other('codes', { id: '1' }),
      other('devices', { id: '1', code: 'x' }),
      other('consents', { id: '1', owner: 'x' }),
      other('evicted', { id: '1', value: 1 }),
      other('credits', { id: 'x', place: 'x', slice: 0.5, spent: 1 }),
      other('planets', { id: '1' }),
      { organizations: [] },
      { organizations: { 'eu/production/7': {} } },
      { organizations: { [place]: {} } },
      { organizations: without('org') },
      { organizations: without('roles') },
      { organizations: without('users') },
      { organizations: { [place]: { ...organization, tables: { ...tables, planets: [{ id: '1' }] } } } },
    ]
    for (const change of bad) {
      expect(() => emulator.restore({ ...saved, ...change })).toThrow(TypeError)
      expect(emulator.snapshot()).toEqual(saved)
    }
    emulator.restore(JSON.parse(JSON.stringify(saved)) as typeof saved)
    expect(emulator.snapshot().accounts.tables['tokens']).toMatchObject([{ value: accessToken }])
  })

  test('with a job that nobody can do: the journal says so, and the call is answered', async () => {
    const emulator = createEmulator({ start })
    const { accessToken: token } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    const saved = emulator.snapshot()
    const [place = ''] = Object.keys(saved.organizations)
    const organization = databaseOf(saved.organizations[place])
    const jobs = [{ id: '1', kind: 'nobody-does-this', due: 0, input: null }]
    const tables = { ...organization.tables, jobs }
    emulator.restore({
      ...saved,
      organizations: { [place]: { ...organization, tables } },
    })
    expect((await call(emulator, { origin: 'https://www.zohoapis.eu', token })).status).toBe(200)
    expect(emulator.journal.entries().filter(({ code }) => code === 'emulator_failure')).toMatchObject([
      { method: 'JOB', path: '/nobody-does-this', dc: 'eu', status: 500 },
    ])
  })

  test('something else is refused', () => {
    const emulator = createEmulator({ start })
    for (const wrong of [undefined, null, 'x', {}, { format: 'emulator-snapshot-2' }]) {
      expect(() => emulator.restore(wrong as never)).toThrow(/not a snapshot/)
    }
  })
})

describe('the clock', () => {
  test('stands still with start, runs otherwise, and moves when told', () => {
    const frozen = createEmulator({ start }).clock
    expect(frozen.now()).toBe(start)
    frozen.advance(5)
    expect([frozen.now(), frozen.monotonic()]).toEqual([start + 5, 5])
    frozen.set(start - 1000)
    expect([frozen.now(), frozen.monotonic()]).toEqual([start - 1000, 5])
    expect(() => frozen.advance(-1)).toThrow(TypeError)
    expect(() => frozen.advance(Number.NaN)).toThrow(TypeError)
    let now = 10
    const source = { now: () => now, monotonic: () => now, sleep: () => new Promise<void>(() => undefined) }
    const running = createEmulator({ clock: source }).clock
    running.advance(100)
    now = 20
    expect(running.now()).toBe(120)
  })

  test('wakes sleepers in order when it passes them, and lets them give up', async () => {
    const { clock } = createEmulator({ start })
    const woken: number[] = []
    const sleep = async (ms: number): Promise<void> => {
      await clock.sleep(ms)
      woken.push(ms)
    }
    const sleepers = Promise.all([sleep(30), sleep(10), sleep(20)])
    clock.advance(10)
    await Promise.resolve()
    clock.advance(20)
    await sleepers
    expect(woken).toEqual([10, 20, 30])
    const given = new AbortController()
    const never = clock.sleep(10, given.signal)
    given.abort(new Error('enough'))
    await expect(never).rejects.toThrow('enough')
  })
})

describe('the journal', () => {
  test('is a ring that counts on', async () => {
    const emulator = createEmulator({ start, journalSize: 3 })
    for (const path of ['/a', '/b', '/c', '/d', '/e']) await call(emulator, { path })
    expect(emulator.journal.entries().map(({ path }) => path)).toEqual(['/c', '/d', '/e'])
    expect(emulator.journal.total).toBe(5)
    emulator.journal.clear()
    expect(emulator.journal.entries()).toEqual([])
    await call(emulator, { path: '/f' })
    expect(emulator.journal.entries().map(({ path }) => path)).toEqual(['/f'])
  })
})

describe('what is kept', () => {
  test('the oldest refresh and access tokens go when tokensKept is reached', async () => {
    const emulator = createEmulator({ start, tokensKept: 2, limits: { refreshTokens: 'off' } })
    const issued = [1, 2, 3].map(() => issueGrant(emulator, { dc: 'us', scopes: SCOPES }))
    const statuses = await Promise.all(
      issued.map(async ({ accessToken: token }) => (await call(emulator, { token })).status),
    )
    expect(statuses).toEqual([401, 200, 200])
    const kept = emulator.snapshot().accounts.tables['grants']
    expect(kept).toMatchObject(issued.slice(1).map(({ refreshToken }) => ({ value: refreshToken })))
  })
  test.each([0, -1, 1.5, Number.NaN])('a size of %d is refused', (tokensKept) => {
    expect(() => createEmulator({ tokensKept })).toThrow('tokensKept must be a whole number from 1 up.')
  })
})

describe('scripts', () => {
  test('expire, evict and revoke', async () => {
    const emulator = createEmulator({ start })
    const one = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    emulator.expireAccessTokens()
    expect((await call(emulator, { token: one.accessToken })).status).toBe(401)
    const two = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    emulator.evictAccessTokens()
    expect(await (await call(emulator, { token: two.accessToken })).text()).toContain('INVALID_OAUTHTOKEN')
    expect([emulator.revokeGrant(one.refreshToken), emulator.revokeGrant(one.refreshToken)]).toEqual([
      true,
      false,
    ])
  })

  test('what cannot be is refused with a reason', () => {
    const emulator = createEmulator({ start })
    expect(() => issueGrant(emulator, { dc: 'xx', scopes: SCOPES })).toThrow(/no data center "xx"/)
    expect(() => issueGrant(emulator, { dc: 'uk', environment: 'sandbox', scopes: SCOPES })).toThrow(
      /no sandbox organization/,
    )
    expect(() => issueGrant(emulator, { dc: 'us', scopes: ['nonsense'] })).toThrow(/does not exist/)
    expect(() => issueGrant(emulator, { dc: 'us', scopes: SCOPES, user: 'nobody' })).toThrow(
      /Nobody "nobody"/,
    )
    expect(() => createEmulator({ limit: {} } as never)).toThrow(/no option "limit"/)
    expect(() => createEmulator({ limits: { tokenCalls: -1 } })).toThrow(/limits.tokenCalls/)
    expect(() => createEmulator({ limits: { codeLife: 'off' as never } })).toThrow(/limits.codeLife/)
    expect(() => createEmulator({ readings: { tokens: { throttleStatus: 500 as never } } })).toThrow(
      /readings.tokens.throttleStatus/,
    )
    expect(() => createEmulator({ seed: { organizations: { xx: {} } } })).toThrow(/"xx"/)
    expect(() => emulator.registerClient({ dataCenters: ['xx'] })).toThrow(/"xx"/)
    expect(() => emulator.registerClient({ type: 'desktop' as never })).toThrow(/one of web/)
  })

  test('a data center of one’s own is emulated too', async () => {
    const local = defineDataCenter({
      id: 'local',
      accounts: 'https://accounts.local.example',
      api: { production: 'https://api.local.example' },
    })
    const emulator = createEmulator({ start, dataCenters: [local] })
    const tokens = await connect(emulator, {}, { dc: 'local' })
    expect(
      (
        await call(emulator, {
          origin: 'https://api.local.example',
          path: COUNT,
          token: tokens['access_token'],
        })
      ).status,
    ).toBe(200)
  })
})

test.each([
  'ZohoCRM.settings.holidays.READ',
  'ZohoCRM.settings.convert_mapping.UPDATE',
  'ZohoCRM.templates.email.send_test_mail.CREATE',
  'ZohoCRM.functions.execute.READ',
  'Desk.tickets.ALL',
  'WorkDrive.files.READ',
  'ZohoFiles.files.READ',
  'AaaServer.profile.READ',
])('E9: the scope %s is granted, and alone opens nothing of the CRM', async (scope) => {
  const emulator = createEmulator()
  const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'us', scopes: [scope] })
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await emulator.fetch(`${apiDomain}/crm/v7/users`, { headers })
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
    401,
    'OAUTH_SCOPE_MISMATCH',
  ])
})

test.each([
  'ZohoCRM.nothing.READ',
  'ZohoCRM.settings.usergroups.READ',
  'ZohoCRM.templates.email.other.CREATE',
  'Desk',
  'desk.tickets',
  'x y.z.w',
])('E9: the scope %s is none', (scope) => {
  expect(() => issueGrant(createEmulator(), { dc: 'us', scopes: [scope] })).toThrow(/does not exist/)
})

/** A database of a snapshot, to be spoilt. */
function databaseOf(value: unknown): {
  readonly format: 1
  readonly number: number
  readonly tables: Readonly<Record<string, readonly { readonly id: string; readonly client?: object }[]>>
} {
  return value as ReturnType<typeof databaseOf>
}
