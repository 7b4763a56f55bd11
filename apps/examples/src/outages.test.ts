import { createAuth, importGrant, tokenFor } from '@x/auth'
import { createClient, path, request } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { expect, test } from 'vitest'

// What auth and client do together when something between them and Zoho fails.

const org = { path: path`org` }
const codeOf = (error: unknown): string => (error as { readonly code?: string }).code ?? String(error)
const issued = (value: string): Response =>
  Response.json({ access_token: value, api_domain: 'https://www.zohoapis.eu', expires_in: 3600 })

/** A clock that passes over short waits; deadlines never come. */
function quickClock(): {
  now(): number
  monotonic(): number
  sleep(ms: number): Promise<void>
  pass(ms: number): void
} {
  let time = Date.parse('2026-01-05T09:00:00Z')
  return {
    now: () => time,
    monotonic: () => time,
    sleep: async (ms) => {
      if (ms > 5000) await new Promise(() => {})
      time += ms
    },
    pass: (ms) => {
      time += ms
    },
  }
}

test.each(['crm', 'token'] as const)('F5: one connection that breaks at %s is healed', async (endpoint) => {
  const emulator = createEmulator()
  const { clientId, clientSecret } = emulator.client
  const auth = createAuth({ clientId, clientSecret, fetch: emulator.fetch })
  const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
  await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu' })
  const zoho = createClient({ token: tokenFor(auth, 'acme'), fetch: emulator.fetch, clock: quickClock() })
  emulator.faults.add({ name: 'reset', endpoint })
  expect(await request(zoho, org)).toHaveProperty('org')
})

test('F11: an API that learns of a new token late', async () => {
  const clock = quickClock()
  const born = new Map<string, number>()
  const auth = createAuth({
    clientId: '1000.X',
    clientSecret: 's',
    clock,
    fetch: async () => {
      const value = `token-${born.size}-abcdef`
      born.set(value, clock.now())
      return issued(value)
    },
  })
  await importGrant(auth, { grantId: 'acme', refreshToken: '1000.abc', dc: 'eu' })
  const api = async ({ headers }: Request): Promise<Response> => {
    const value = headers.get('authorization')?.slice('Zoho-oauthtoken '.length) ?? ''
    return clock.now() - (born.get(value) ?? 0) < 2000
      ? Response.json({ code: 'INVALID_TOKEN', message: '', details: {}, status: 'error' }, { status: 401 })
      : Response.json({})
  }
  const zoho = createClient({ token: tokenFor(auth, 'acme'), fetch: api, clock })
  const codes: string[] = []
  for (let second = 0; second < 130; second += 1) {
    codes.push(await request(zoho, org).then(() => 'ok', codeOf))
    clock.pass(1000)
  }
  expect(new Set(codes)).toEqual(new Set(['ok']))
  expect(born.size).toBe(1)
})

test('F12: a client for each request repeats no more than one client for all', async () => {
  const fetch = async (): Promise<Response> => issued('token-abcdef')
  const auth = createAuth({ clientId: '1000.X', clientSecret: 's', fetch })
  await importGrant(auth, { grantId: 'acme', refreshToken: '1000.abc', dc: 'eu' })
  let sent = 0
  const down = async (): Promise<Response> => {
    sent += 1
    return new Response('<html>', { status: 503, headers: { 'content-type': 'text/html' } })
  }
  const clock = quickClock()
  const calls = Array.from({ length: 200 }, async () => {
    const zoho = createClient({ token: tokenFor(auth, 'acme'), fetch: down, clock })
    await request(zoho, org).catch(() => undefined)
  })
  await Promise.all(calls)
  expect(sent).toBe(210)
})

test('A16: nobody waits for a token server that has said no for longer than the call may take', async () => {
  const emulator = createEmulator()
  const { clientId, clientSecret } = emulator.client
  const auth = createAuth({ clientId, clientSecret, fetch: emulator.fetch, clock: emulator.clock })
  const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
  await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu' })
  const events: string[] = []
  const zoho = createClient({
    token: tokenFor(auth, 'acme'),
    fetch: emulator.fetch,
    clock: emulator.clock,
    onEvent: ({ type }) => events.push(type),
  })
  emulator.faults.add({ name: 'throttle', endpoint: 'token' })
  expect(await request(zoho, org).catch(codeOf)).toBe('THROTTLED')
  expect(events).toEqual(['call-started', 'call-ended'])
  expect(emulator.journal.total).toBe(1)
})
