import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { approveDevice, authorize, createEmulator } from '../../src/index.ts'
import { listen, type Listening } from '../../src/node.ts'

const REDIRECT = 'http://localhost:3000/callback'
const emulator = createEmulator()
const foreign = createServer((_, answer) => {
  asked += 1
  answer.end('<body>internal secret page ABC123</body>')
})
let asked = 0
let secret = ''
let server: Listening
beforeAll(async () => {
  foreign.listen(0, '127.0.0.1')
  await once(foreign, 'listening')
  secret = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
  server = await listen(emulator, { dataCenters: emulator.dataCenters.slice(0, 1) })
})
afterAll(async () => {
  foreign.close()
  await server.close()
})

function loginAt(origin: string, path = '/oauth/v2/auth', redirect = REDIRECT): string {
  const query = new URLSearchParams({
    client_id: emulator.client.clientId,
    response_type: 'code',
    scope: 'ZohoCRM.org.READ',
    redirect_uri: redirect,
  })
  return `${origin}${path}?${query.toString()}`
}

describe('A15: a script opens nothing but the accounts servers of its own emulator', () => {
  test('not through the control port', async () => {
    for (const url of [
      `${secret}/latest/meta-data/`,
      loginAt(secret),
      loginAt(secret, '/oauth/v3/device'),
      'file:///etc/passwd',
      'data:text/html,hello',
      'http://169.254.169.254/latest/meta-data/',
      `${server.control}/state`,
      `https://accounts.zoho.com@${new URL(secret).host}/oauth/v2/auth`,
      loginAt('https://www.zohoapis.com'),
      loginAt('https://desk.zoho.com'),
    ]) {
      const answer = await fetch(`${server.control}/authorize`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url, account: 'us' }),
      })
      const text = await answer.text()
      expect([url, answer.status]).toEqual([url, 400])
      expect(text).toContain('No accounts server of this emulator is at')
      expect(text).not.toContain('ABC123')
    }
    expect(asked).toBe(0)
  })

  test('not in code, and not where a redirect leads', async () => {
    await expect(authorize(emulator, `${secret}/x`, { account: 'us' })).rejects.toThrow(/No accounts server/)
    const back = `${secret}/oauth/v2/auth`
    const client = emulator.registerClient({ redirectUris: [back] })
    const url = new URL(loginAt('https://accounts.zoho.com', undefined, back))
    url.searchParams.set('client_id', client.clientId)
    expect(await authorize(emulator, url)).toContain(back)
    expect(asked).toBe(0)
  })

  test('what listen serves is walked without any network', async () => {
    const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('network'))
    try {
      const { accounts } = server.dataCenters[0] ?? { accounts: '' }
      for (const origin of [accounts, accounts.replace('127.0.0.1', 'localhost')]) {
        expect(await authorize(emulator, loginAt(origin), { account: 'us' })).toMatch(
          /^http:\/\/localhost:3000\/callback\?code=/,
        )
      }
      await expect(approveDevice(emulator, { userCode: 'ABCD-EFGH', dc: 'us' })).rejects.toThrow(/page/)
      expect(network).not.toHaveBeenCalled()
    } finally {
      network.mockRestore()
    }
  })

  test('nor after it has stopped listening', async () => {
    const other = await listen(emulator, { dataCenters: emulator.dataCenters.slice(0, 1) })
    const { accounts } = other.dataCenters[0] ?? { accounts: '' }
    await other.close()
    await expect(authorize(emulator, loginAt(accounts), { account: 'us' })).rejects.toThrow(
      /No accounts server/,
    )
  })
})
