import {
  approveDevice,
  authorize,
  createEmulator,
  issueGrant,
  issueSelfClientCode,
  type Emulator,
} from '@x/emulator'
import {
  createAuth,
  encryptedStore,
  importGrant,
  memoryStore,
  tokenFor,
  type Auth,
  type AuthOptions,
  type Store,
} from '@x/auth'
import { afterEach, expect, test, vi } from 'vitest'
import {
  adopt,
  callback,
  checkStore,
  connect,
  connectDevice,
  connectScript,
  connectWholeOrganization,
  createServerAuth,
  fetchZoho,
  isAlarm,
  leave,
  organization,
  organizationOrReason,
  rotate,
} from './auth.ts'

afterEach(() => vi.unstubAllGlobals())

function open(options: Partial<AuthOptions> = {}, on?: Emulator): { emulator: Emulator; auth: Auth } {
  const emulator = on ?? createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
  vi.stubGlobal('fetch', emulator.fetch)
  const { clientId, clientSecret, redirectUri } = emulator.client
  return {
    emulator,
    auth: createAuth({ clientId, clientSecret, redirectUri, clock: emulator.clock, ...options }),
  }
}
const scopes = ['ZohoCRM.org.READ']

test('a user of India connects; their organization answers today, and after the hour', async () => {
  const { emulator, auth } = open()
  const session = { userId: 'user-1' }
  const back = await authorize(emulator, await connect(auth, session), { account: 'in' })
  expect(await callback(auth, session, back)).toMatchObject({ grantId: 'user-1', dc: 'in' })
  const first = await organization(auth, 'user-1')
  expect(first).toHaveProperty('org')
  emulator.clock.advance(3_600_000)
  expect(await organization(auth, 'user-1')).toEqual(first)
  expect(await leave(auth, 'user-1')).toBe('in, active: revoked')
  expect(await leave(auth, 'user-1')).toBe('nobody was connected')
})

test('a script, an organization and an old refresh token connect', async () => {
  const { emulator, auth } = open({ dc: 'eu' })
  const { clientId, clientSecret } = emulator.selfClient
  const self = createAuth({ clientId, clientSecret, dc: 'eu', clock: emulator.clock })
  expect(await connectScript(self, issueSelfClientCode(emulator, { dc: 'eu', scopes }))).toMatchObject({
    dc: 'eu',
  })
  const { org } = (await organization(self, 'nightly-sync')) as { org: { zgid: string }[] }
  const zgid = org[0]?.zgid ?? ''
  expect(await connectWholeOrganization(self, zgid)).toMatchObject({ organization: `ZohoCRM.${zgid}` })
  const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes })
  expect(await adopt(auth, refreshToken)).toMatchObject({ grantId: 'acme', dc: 'eu' })
})

test('a device connects', async () => {
  const emulator = createEmulator()
  const { clientId, clientSecret } = emulator.deviceClient
  const clock = {
    ...emulator.clock,
    sleep: async (ms: number, signal?: AbortSignal) =>
      ms === 30_000 ? emulator.clock.advance(ms) : emulator.clock.sleep(ms, signal),
  }
  const { auth } = open({ clientId, clientSecret, clock }, emulator)
  let approved: Promise<void> | undefined
  const show = (text: string): void => {
    const userCode = text.split(' ').at(-1) ?? ''
    approved = approveDevice(emulator, { userCode, dc: 'us', account: 'jp' })
  }
  expect(await connectDevice(auth, show, AbortSignal.timeout(60_000))).toMatchObject({ dc: 'jp' })
  await approved
})

test('a refused token is replaced once, and failures have a cure', async () => {
  const { emulator, auth } = open()
  const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes })
  await importGrant(auth, { grantId: 'a', refreshToken, dc: 'us' })
  await tokenFor(auth, 'a')()
  emulator.clock.advance(120_000)
  emulator.evictAccessTokens()
  expect((await fetchZoho(auth, 'a', '/crm/v7/org')).status).toBe(200)

  expect(await organizationOrReason(auth, 'nobody')).toBe('show the Connect button')
  emulator.revokeGrant(refreshToken)
  emulator.clock.advance(3_600_000)
  expect(await organizationOrReason(auth, 'a')).toContain('Zoho ended the grant')
  emulator.faults.add({ name: 'throttle', endpoint: 'token' })
  await importGrant(auth, {
    grantId: 'b',
    refreshToken: issueGrant(emulator, { dc: 'us', scopes }).refreshToken,
    dc: 'us',
  })
  expect(await organizationOrReason(auth, 'b')).toMatch(/^again at 20\d\d-.*Z$/)
})

test('keys are rotated without a grant being lost', async () => {
  const below = memoryStore()
  const [old, next] = ['A', 'B'].map((letter) => ({ id: letter, key: `${letter.repeat(43)}=` })) as [
    never,
    never,
  ]
  const { emulator, auth } = open({ store: encryptedStore(below, { keys: [old] }) })
  const { refreshToken } = issueGrant(emulator, { dc: 'us', scopes })
  await importGrant(auth, { grantId: 'a', refreshToken, dc: 'us' })
  const both = open({ store: encryptedStore(below, { keys: [next, old] }) }, emulator)
  expect([await rotate(both.auth, ['a']), await rotate(both.auth, ['a'])]).toEqual([1, 0])
  const after = open({ store: encryptedStore(below, { keys: [next] }) }, emulator)
  expect(await organization(after.auth, 'a')).toHaveProperty('org')
})

test('the contract passes a good store, and catches one that overwrites', async () => {
  const { clock } = createEmulator({ start: 0 })
  const elapse = async (ms: number): Promise<void> => clock.advance(ms)
  expect(await checkStore(() => ({ store: memoryStore({ clock }), elapse }))).toEqual([])
  const careless = (inner: Store): Store => ({
    ...inner,
    write: async (key, value, _expected, ttl) =>
      inner.write(key, value, (await inner.read(key))?.version, ttl),
  })
  expect(await checkStore(() => ({ store: careless(memoryStore({ clock })), elapse }))).toContain(
    'a write that expects absence does not overwrite',
  )
})

test('a server is made of settings, and alarms are few', () => {
  const env = { ZOHO_CLIENT_ID: '1000.EMULATOR', ZOHO_SECRET_US: 'a', ZOHO_SECRET_EU: 'b' }
  expect(createServerAuth(env, [{ id: 'one', key: new Uint8Array(32) }])).toEqual({
    clientId: '1000.EMULATOR',
    dc: 'us',
  })
  expect(isAlarm({ type: 'grant-dead', grantId: 'a', dc: 'us' })).toBe(true)
  expect(isAlarm({ type: 'life-assumed', grantId: 'a', dc: 'us' })).toBe(false)
})
