import { createClient, request, path } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { afterEach, expect, test, vi } from 'vitest'
import {
  connect,
  connectTwice,
  countUsers,
  download,
  roleNames,
  roleNamesOrReason,
  traceTo,
  type Span,
} from './client.ts'
import { openZoho } from './open-zoho.ts'

afterEach(() => vi.unstubAllGlobals())

test('a token of your own is enough', async () => {
  const emulator = createEmulator()
  vi.stubGlobal('fetch', emulator.fetch)
  const { accessToken } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.settings.roles.READ'] })
  expect(await roleNames(connect(async () => accessToken))).toContain('CEO')
})

test('roles, users and streams are read', async () => {
  const { zoho } = openZoho()
  expect(await roleNames(zoho)).toContain('CEO')
  expect(await countUsers(zoho, AbortSignal.timeout(10_000))).toBeGreaterThan(20)
  const text = await new Response(await download(zoho)).text()
  expect(JSON.parse(text)).toHaveProperty('org')
})

test('failures have a reason', async () => {
  const { zoho, emulator } = openZoho()
  emulator.faults.add({ name: '429', endpoint: 'crm', retryAfter: 3600, count: Infinity })
  expect(await roleNamesOrReason(zoho)).toMatch(/^again at \d+$/)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
  const scopes = ['ZohoCRM.org.READ']
  const narrow = createClient({ token: () => ({ value, apiDomain, scopes }), fetch: emulator.fetch })
  expect(await roleNamesOrReason(narrow)).toBe('log in again, with more scopes')
})

test('two grants of one organisation share a limiter', async () => {
  const emulator = createEmulator()
  vi.stubGlobal('fetch', emulator.fetch)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
  const clients = connectTwice(
    () => ({ value, apiDomain }),
    () => ({ value, apiDomain }),
  )
  for (const zoho of clients) expect(await request(zoho, { path: path`org` })).toHaveProperty('org')
})

test('a call is one span, with what became of it', async () => {
  const said: string[] = []
  const span: Span = {
    setAttribute: (name, value) => said.push(`${name}=${value}`),
    addEvent: (name) => said.push(name),
    setStatus: ({ message }) => said.push(`failed: ${message}`),
    end: () => said.push('end'),
  }
  const startSpan = (name: string): Span => {
    said.push(name)
    return span
  }
  const { zoho, emulator } = openZoho({ onEvent: traceTo({ startSpan }) })
  await roleNames(zoho)
  emulator.faults.add({ name: 'status', endpoint: 'crm', status: 403, body: '{"code":"NO_PERMISSION"}' })
  await roleNamesOrReason(zoho)
  expect(said).toEqual([
    'GET settings/roles',
    'server.address=www.zohoapis.eu',
    'http.response.status_code=200',
    'http.request.resend_count=0',
    'end',
    'GET settings/roles',
    'server.address=www.zohoapis.eu',
    'http.response.status_code=403',
    'http.request.resend_count=0',
    'failed: NO_PERMISSION',
    'end',
  ])
})
