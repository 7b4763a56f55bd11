import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { createClient, path, request, type Client, type ClientOptions, type Token } from '@x/client'
import { expect, test, vi } from 'vitest'
import {
  changedUsers,
  connect,
  connectTwice,
  countUsers,
  download,
  open as openFile,
  roleNames,
  roleNamesOrReason,
  traceTo,
  uploadReport,
  type Span,
} from './client.ts'

const scopes = ['ZohoCRM.settings.roles.READ', 'ZohoCRM.users.READ', 'ZohoCRM.org.READ']

function open(options: Partial<ClientOptions> = {}): { emulator: Emulator; zoho: Client; token: Token } {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const token = { value, apiDomain }
  const { fetch } = emulator
  return { emulator, token, zoho: createClient({ token: () => token, fetch, ...options }) }
}

test('a token of one’s own, kept in a vault', async () => {
  const { emulator, token } = open()
  vi.stubGlobal('fetch', emulator.fetch)
  expect(await roleNames(connect(async () => token.value))).toContain('CEO')
  vi.unstubAllGlobals()
})

test('an endpoint without a package, page after page, as a stream', async () => {
  const { zoho } = open()
  expect(await roleNames(zoho)).toContain('CEO')
  expect(await countUsers(zoho, new AbortController().signal)).toBeGreaterThan(1)
  expect(await new Response(await download(zoho)).json()).toHaveProperty('org')
})

test('a file that an answer names: from a known host, or not at all', async () => {
  const asked: string[] = []
  const fetch = async ({ url }: Request): Promise<Response> => {
    asked.push(url)
    return new Response('zip')
  }
  const token = (): Token => ({ value: 't', apiDomain: 'https://www.zohoapis.com' })
  const zoho = createClient({ token, fetch })
  const link = 'https://download-accl.zoho.com/v2/crm/1/backup/2/Data_001.zip'
  expect(await new Response(await openFile(zoho, link)).text()).toBe('zip')
  await expect(openFile(zoho, 'https://evil.example/Data_001.zip')).rejects.toMatchObject({
    code: 'UNCONFIRMED_HOST',
  })
  expect(asked).toEqual([link])
})

test('a file of the disk, sent with its length', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reports-'))
  const at = join(folder, 'report.txt')
  await writeFile(at, 'all is well')
  const fetch = async (sent: Request): Promise<Response> => {
    const file = (await sent.formData()).get('file') as File
    return Response.json({ data: [{ name: file.name, text: await file.text() }] })
  }
  const token = (): Token => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' })
  expect(await uploadReport(createClient({ token, fetch }), at)).toEqual({
    data: [{ name: 'report.txt', text: 'all is well' }],
  })
  await rm(folder, { recursive: true })
})

test('only what was changed since', async () => {
  const { emulator, zoho } = open()
  expect(await changedUsers(zoho, new Date(0))).toBeGreaterThan(1)
  const unchanged = open({ fetch: async () => new Response(null, { status: 304 }) })
  expect(await changedUsers(unchanged.zoho, new Date(emulator.clock.now()))).toBe(0)
})

test('what to do about a failure', async () => {
  const { emulator, zoho, token } = open()
  expect(await roleNamesOrReason(zoho)).toContain('CEO')
  emulator.faults.add({ name: '429', endpoint: 'crm', retryAfter: 3600 })
  expect(await roleNamesOrReason(zoho)).toMatch(/^again at 20\d\d-.*Z$/)
  const lacking = open({ token: () => ({ ...token, scopes: ['ZohoCRM.org.READ'] }) })
  expect(await roleNamesOrReason(lacking.zoho)).toBe('log in again, with ZohoCRM.settings.roles.READ')
  const elsewhere = open({ dc: 'us' })
  expect(await roleNamesOrReason(elsewhere.zoho)).toContain('pinned to data center us')
})

test('two grants, one limiter', async () => {
  const { emulator, token } = open()
  let running = 0
  let most = 0
  vi.stubGlobal('fetch', async (...parameters: Parameters<typeof fetch>) => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    const answer = await emulator.fetch(...parameters)
    running -= 1
    return answer
  })
  const clients = connectTwice(
    () => token,
    () => token,
  )
  await Promise.all(Array.from({ length: 40 }, (_, index) => roleNames(clients[index % 2] ?? clients[0])))
  expect(most).toBe(10)
  vi.unstubAllGlobals()
})

test('one span a call, with its retries', async () => {
  const told: unknown[] = []
  const span: Span = {
    setAttribute: (...parameters) => told.push(parameters),
    addEvent: (...parameters) => told.push(parameters),
    setStatus: (status) => told.push(status),
    end: () => told.push('end'),
  }
  const tracer = { startSpan: (...parameters: unknown[]) => (told.push(parameters), span) }
  const { emulator, zoho } = open({ onEvent: traceTo(tracer) })
  emulator.faults.add({ name: 'reset', endpoint: 'crm' })
  await roleNames(zoho)
  await request(zoho, { path: path`nothing/${'5'}` }).catch(() => undefined)
  expect(told).toEqual([
    [
      'GET settings/roles',
      { attributes: { 'http.request.method': 'GET', 'url.template': 'settings/roles' } },
    ],
    ['server.address', 'www.zohoapis.eu'],
    ['waiting', { reason: 'failed', code: 'NETWORK', ms: expect.any(Number) as number }],
    ['server.address', 'www.zohoapis.eu'],
    ['http.response.status_code', 200],
    ['http.request.resend_count', 1],
    'end',
    ['GET nothing/{}', { attributes: { 'http.request.method': 'GET', 'url.template': 'nothing/{}' } }],
    ['server.address', 'www.zohoapis.eu'],
    ['http.response.status_code', 404],
    ['http.request.resend_count', 0],
    { code: 2, message: 'INVALID_URL_PATTERN' },
    'end',
  ])
})
