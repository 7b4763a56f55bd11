import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect as openSocket, type AddressInfo, type Socket } from 'node:net'
import { createAuth, importGrant, tokenFor } from '@x/auth'
import { createClient, paginate, type Client } from '@x/client'
import { dataCenters, type DataCenter } from '@x/dc'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { listen } from '@x/emulator/node'
import { createUserGroup, listSources, listUserGroups } from '@x/user-groups'
import { ProxyAgent } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { fetchThrough } from './proxy.ts'

const scopes = ['ZohoCRM.settings.user_groups.ALL']
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A proxy as companies have them: CONNECT, with a password; it notes where it was asked to connect to. */
async function proxy(password?: string): Promise<{ uri: string; targets: string[]; server: Server }> {
  const targets: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((_incoming, answer) => answer.writeHead(405).end('CONNECT only'))
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    sockets.add(client)
    client.on('error', () => client.destroy())
    const expected = password === undefined ? undefined : `Basic ${btoa(`me:${password}`)}`
    if (headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
      return
    }
    targets.push(url)
    const { hostname, port } = new URL(`http://${url}`)
    const upstream = openSocket(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    sockets.add(upstream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, targets, server }
}

async function zoho(): Promise<{ emulator: Emulator; row: DataCenter }> {
  const emulator = createEmulator({ dataCenters: dataCenters.filter(({ id }) => id === 'eu') })
  const listening = await listen(emulator)
  closing.push(() => listening.close())
  return { emulator, row: listening.dataCenters[0] ?? expect.unreachable() }
}

/** A connected organization of a Zoho on loopback, reached through a dispatcher. */
async function behind(agent: ProxyAgent): Promise<{
  client: Client
  own: Client
  accounts: string
  api: string
  emulator: Emulator
}> {
  closing.push(() => agent.destroy())
  const { emulator, row } = await zoho()
  const { clientId, clientSecret, redirectUri } = emulator.client
  const { forAuth, forClient } = fetchThrough(agent)
  const place = { dc: 'eu', dataCenters: [row] }
  const auth = createAuth({ clientId, clientSecret, redirectUri, ...place, fetch: forAuth })
  const { refreshToken, accessToken: value } = issueGrant(emulator, { dc: 'eu', scopes })
  await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu', environment: 'production' })
  const apiDomain = row.api.production ?? ''
  return {
    client: createClient({ token: tokenFor(auth, 'acme'), ...place, fetch: forClient }),
    own: createClient({ token: () => ({ value, apiDomain }), ...place, fetch: forClient }),
    accounts: new URL(row.accounts).host,
    api: new URL(apiDomain).host,
    emulator,
  }
}

test('token calls and API calls, reads and writes, take the proxy and nothing else', async () => {
  const { uri, targets } = await proxy('pass')
  const agent = new ProxyAgent({ uri, token: `Basic ${btoa('me:pass')}`, proxyTunnel: true })
  const { client, accounts, api, emulator } = await behind(agent)
  const groups: string[] = []
  for await (const group of paginate((page) => listUserGroups(client, page))) groups.push(group.id)
  expect(groups.length).toBeGreaterThan(0)
  const { items: sources } = await listSources(client, groups[0] ?? '')
  await createUserGroup(client, { name: 'Made through a proxy', sources })
  expect(new Set(targets)).toEqual(new Set([accounts, api]))
  expect(emulator.journal.total).toBeGreaterThan(3)
})

test('a proxy that refuses ends both kinds of call, and nothing goes around it', async () => {
  const { uri, targets } = await proxy('pass')
  const { client, own, accounts, api, emulator } = await behind(new ProxyAgent({ uri, proxyTunnel: true }))
  await expect(listUserGroups(client)).rejects.toMatchObject({ code: 'NETWORK', host: accounts })
  const call = listUserGroups(own, {}, { retries: 0 })
  await expect(call).rejects.toMatchObject({ code: 'NETWORK', host: api })
  await expect(call).rejects.toThrow(/the proxy in front of .* refused the connection \(HTTP 407\)/)
  expect([targets.length, emulator.journal.total]).toEqual([0, 0])
})

test('a proxy that goes away during the day is a lost connection', async () => {
  const { uri, server } = await proxy()
  const { client, emulator } = await behind(new ProxyAgent({ uri, proxyTunnel: true }))
  await listUserGroups(client)
  const { total } = emulator.journal
  for (const close of closing.splice(0, 1)) await close()
  expect(server.listening).toBe(false)
  await expect(listUserGroups(client, {}, { retries: 1 })).rejects.toMatchObject({
    code: 'NETWORK',
    retryable: true,
  })
  expect(emulator.journal.total).toBe(total)
})
