import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect as openSocket } from 'node:net'
import { dataCenters } from '@x/dc'
import { afterEach, describe, expect, test } from 'vitest'
import {
  authorize,
  createEmulator,
  issueGrant,
  type Emulator,
  type EmulatorOptions,
} from '../../src/index.ts'
import { listen, type Listening } from '../../src/node.ts'
import { COUNT, SCOPES } from '../accounts/client.ts'

const open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

const some = dataCenters.filter(({ id }) => ['us', 'eu', 'uk'].includes(id))

async function serve(
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; server: Listening; us: string; accounts: string }> {
  const emulator = createEmulator({ dataCenters: some, ...options })
  const server = await listen(emulator)
  open.push(server)
  const row = server.dataCenters.find(({ id }) => id === 'us')
  return { emulator, server, us: row?.api.production ?? '', accounts: row?.accounts ?? '' }
}

/** A request with whatever Host header; the status. */
async function withHost(origin: string, host: string): Promise<number | undefined> {
  const sent = httpRequest(origin, { headers: { host } }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

/** Bytes straight into a socket; what came back. */
async function raw(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  const socket = openSocket(Number(port), hostname)
  socket.write(bytes)
  let text = ''
  socket.on('data', (data: Buffer) => {
    text += data.toString()
    socket.end()
  })
  await once(socket, 'close')
  return text
}

describe('listen', () => {
  test('answers with the time of its own clock', async () => {
    const { emulator, us } = await serve()
    emulator.clock.advance(3_600_000)
    const answer = await fetch(`${us}/crm/v7/org`)
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - emulator.clock.now())).toBeLessThan(5000)
  })

  test('gives rows with loopback origins, and answers name them', async () => {
    const { emulator, server, accounts } = await serve()
    expect(server.dataCenters.map(({ id, api }) => [id, Object.keys(api)])).toEqual([
      ['us', ['production', 'sandbox', 'developer']],
      ['eu', ['production', 'sandbox', 'developer']],
      ['uk', ['production']],
    ])
    const origins = server.dataCenters.flatMap((row) => [row.accounts, ...Object.values(row.api)])
    expect(new Set([...origins, server.control]).size).toBe(11)
    for (const origin of origins) expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)

    const url = new URL(`${accounts}/oauth/v2/auth`)
    const { clientId, clientSecret, redirectUri } = emulator.client
    url.search = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: SCOPES.join(','),
      redirect_uri: redirectUri,
      access_type: 'offline',
    }).toString()
    const callback = new URL(await authorize(emulator, url, { account: 'eu' }))
    const eu = server.dataCenters.find(({ id }) => id === 'eu')
    expect(callback.searchParams.get('accounts-server')).toBe(eu?.accounts)
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code: callback.searchParams.get('code') ?? '',
    })
    const tokens = (await (
      await fetch(`${eu?.accounts}/oauth/v2/token`, { method: 'POST', body })
    ).json()) as Record<string, string>
    expect(tokens['api_domain']).toBe(eu?.api.production)
    const headers = { authorization: `Zoho-oauthtoken ${tokens['access_token']}` }
    expect((await fetch(`${tokens['api_domain']}${COUNT}`, { headers })).status).toBe(200)
    expect((await fetch(`${eu?.api.sandbox}${COUNT}`, { headers })).status).toBe(401)
  })

  test('the same grant works in memory and over HTTP', async () => {
    const { emulator, us } = await serve()
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const headers = { authorization: `Zoho-oauthtoken ${accessToken}` }
    expect((await fetch(`${us}${COUNT}`, { headers })).status).toBe(200)
    expect((await emulator.fetch(`https://www.zohoapis.com${COUNT}`, { headers })).status).toBe(200)
  })

  test('case 40: listens on 127.0.0.1, and on no other address of the machine', async () => {
    const { server, us, accounts } = await serve()
    for (const origin of [us, accounts, server.control]) {
      const { port } = new URL(origin)
      // Who listens on 0.0.0.0 is reached here, too.
      await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed')
    }
  })

  test('case 41: answers to loopback names only', async () => {
    const { server, us, accounts } = await serve()
    const { port } = new URL(us)
    expect(await withHost(us, `localhost:${port}`)).toBe(404)
    for (const origin of [us, accounts, server.control]) {
      expect(await withHost(origin, 'evil.example')).toBe(421)
      expect(await withHost(origin, `evil.example:${new URL(origin).port}`)).toBe(421)
    }
    expect(await withHost(us, '127.0.0.1')).toBe(421)
  })

  test('survives what is not HTTP, and headers and bodies that are too long', async () => {
    const { us, accounts } = await serve({ limits: { bodyBytes: 1000, headerBytes: 4096 } })
    expect(await raw(us, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
    const { host } = new URL(us)
    expect(await raw(us, `GET / HTTP/1.1\r\nhost: ${host}\r\nx: ${'x'.repeat(5000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    )
    expect(
      (await fetch(`${accounts}/oauth/v2/token`, { method: 'POST', body: 'x'.repeat(5000) })).status,
    ).toBe(413)
    const stream = new Blob(['x'.repeat(600), 'y'.repeat(600)]).stream()
    const init: RequestInit = { method: 'POST', body: stream, duplex: 'half' }
    expect((await fetch(`${accounts}/oauth/v2/token`, init)).status).toBe(413)
    expect((await fetch(us)).status).toBe(404)
  })

  test.each([
    'GET http://evil.example/crm/v7/org HTTP/1.1',
    'GET //evil.example/crm/v7/org HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'GET /% HTTP/1.1',
    'GET /crm/v7/\\..\\..\\org HTTP/1.1',
    'GET /crm/v7/%00 HTTP/1.1',
    'GET /?%ff=%zz&&=&a HTTP/1.1',
    'TRACE / HTTP/1.1',
    'CONNECT evil.example:443 HTTP/1.1',
    'BREW / HTTP/1.1',
    'GET / HTTP/9.9',
  ])('%s is no reason to fail', async (line) => {
    const { us, accounts } = await serve()
    for (const origin of [us, accounts]) {
      const answer = await raw(
        origin,
        `${line}\r\nhost: ${new URL(origin).host}\r\nconnection: close\r\n\r\n`,
      )
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
      expect((await fetch(`${accounts}/oauth/serverinfo`)).status).toBe(200)
    }
  })

  test('faults break real connections', async () => {
    const { emulator, us } = await serve()
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const headers = { authorization: `Zoho-oauthtoken ${accessToken}` }
    emulator.faults.add({ name: 'reset' })
    await expect(fetch(us + COUNT, { headers })).rejects.toThrow('fetch failed')
    emulator.faults.add({ name: 'reset', bytes: 10 })
    await expect(fetch(us + COUNT, { headers }).then((answer) => answer.text())).rejects.toThrow('terminated')
    emulator.faults.add({ name: 'hang' })
    const given = new AbortController()
    const hanging = fetch(us + COUNT, { headers, signal: given.signal })
    await expect.poll(() => emulator.journal.entries().at(-1)?.fault).toBe('hang')
    given.abort()
    await expect(hanging).rejects.toThrow('aborted')
    emulator.faults.add({ name: 'drip', bytes: 60, every: 10 })
    expect((await fetch(us + COUNT, { headers })).status).toBe(200)
  })

  test('leaves the global Request and Response alone', async () => {
    const before = [globalThis.Request, globalThis.Response]
    await serve()
    expect([globalThis.Request, globalThis.Response]).toEqual(before)
  })

  test('close ends hanging connections; a port that is taken is named', async () => {
    const emulator = createEmulator({ dataCenters: some })
    const server = await listen(emulator)
    emulator.faults.add({ name: 'hang' })
    const hanging = fetch(server.dataCenters[0]?.accounts ?? '').catch((error: unknown) => error)
    await expect.poll(() => emulator.journal.total).toBe(1)
    const port = Number(new URL(server.control).port)
    await expect(listen(emulator, { port })).rejects.toThrow(`port ${port} is taken`)
    await server.close()
    expect(await hanging).toBeInstanceOf(TypeError)
    const again = await listen(emulator)
    await again.close()
  })
})
