import { dataCenters, getDataCenter, type DataCenter } from '@x/dc'
import { createEmulator } from '@x/emulator'
import { describe, expect, test } from 'vitest'
import { createClient, path, request } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const token = (): { value: string; apiDomain: string } => ({
  value: 't',
  apiDomain: 'https://www.zohoapis.eu',
})
const org = { path: path`org` }
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('versions', () => {
  test.each(['v2', 'v2.1', 'v7', 'v8', 'v9', 'v12'] as const)('%s is in every path', async (version) => {
    const { zoho, requests } = clientOn([Response.json({})], { version })
    expect(zoho.version).toBe(version)
    await request(zoho, org)
    expect(requests[0]?.url).toBe(`https://www.zohoapis.eu/crm/${version}/org`)
  })
  test('v7 unless said otherwise', () => {
    expect(createClient({ token }).version).toBe('v7')
  })
  test.each(['7', 'v', 'V7', 'v7/../v2', 'v7 ', '', 'v-7', 'v1e3', 'v7\n', '%767'])(
    '%j is none',
    (version) => {
      expect(() => createClient({ token, version: version as never })).toThrow(/version must look like "v7"/)
    },
  )
})

describe('the default deadline', () => {
  test.each([
    [{}, {}, 30_000],
    [{ timeout: 7000 }, {}, 7000],
    [{ timeout: 7000 }, { timeout: 400 }, 400],
  ])('client %j, call %j: %i ms', async (options, call, timeout) => {
    const { clock } = createEmulator({ start: 0 })
    const zoho = createClient({ token, clock, fetch: () => new Promise(() => {}), ...options })
    let over = false
    const failed = request(zoho, org, call)
      .catch((error: unknown) => error)
      .finally(() => (over = true))
    await settle()
    clock.advance(timeout - 1)
    await settle()
    expect(over).toBe(false)
    clock.advance(1)
    expect(await failed).toMatchObject({ code: 'TIMEOUT', timeout, host: 'www.zohoapis.eu' })
  })
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '5', null])(
    '%j is none',
    async (timeout) => {
      expect(() => createClient({ token, timeout: timeout as never })).toThrow(/timeout must be/)
      const { zoho, requests } = clientOn([Response.json({})])
      await expect(request(zoho, org, { timeout: timeout as never })).rejects.toThrow(/timeout must be/)
      expect(requests).toHaveLength(0)
    },
  )
  test.each([-1, 11, 1.5, Number.NaN, '1'])('nor can retries be %j', async (retries) => {
    const { zoho } = clientOn([Response.json({})])
    await expect(request(zoho, org, { retries: retries as never })).rejects.toThrow(/retries must be/)
  })
})

describe('data centers', () => {
  test('only those that are served', async () => {
    const { zoho, requests } = clientOn([Response.json({})], { dataCenters: [getDataCenter('us')] })
    await expect(request(zoho, org)).rejects.toMatchObject({ code: 'UNKNOWN_DATA_CENTER' })
    expect(requests).toHaveLength(0)
  })
  const intranet = (production: string): DataCenter => ({
    id: 'x',
    name: 'x',
    accounts: 'https://accounts.example',
    api: { production },
    aliases: [],
    apiDomainAliases: [],
  })
  test.each([
    ['an address without TLS', [intranet('http://intranet.example')], /must be an origin/],
    ['a row without an origin', [{ ...intranet('https://a.example'), accounts: '-' }], /must be an origin/],
    ['no row', [], /at least one row/],
    ['what is not an array', {}, /at least one row/],
    ['one id twice', [getDataCenter('us'), getDataCenter('us')], /same id, "us"/],
  ])('A4: a table with %s is refused', (_what, rows, message) => {
    expect(() => createClient({ token, dataCenters: rows as never })).toThrow(message)
  })
  test('A4: a row that is changed after the client was made changes nothing', async () => {
    const row = intranet('https://a.example')
    const rows = [row]
    const { zoho, requests } = clientOn([() => Response.json({})], {
      dataCenters: rows,
      token: () => ({ value: 't', apiDomain: 'https://a.example' }),
    })
    Object.assign(row.api, { production: 'https://evil.example' })
    rows[0] = intranet('https://evil.example')
    await request(zoho, org)
    expect(requests[0]?.url).toBe('https://a.example/crm/v7/org')
  })
  test('a pin that is none', () => {
    expect(() => createClient({ token, dc: 'xx' })).toThrow(/"xx"/)
    expect(() => createClient({ token, environment: 'test' as never })).toThrow(
      /production, sandbox, developer/,
    )
  })
  test('the emulator, on which everything is tested, serves every one of the table', () => {
    const emulated = createEmulator().dataCenters.map(({ id }) => id)
    expect(emulated).toEqual(expect.arrayContaining(dataCenters.map(({ id }) => id)))
  })
})

test.each([undefined, null, 'token', {}])('a token source that is %j', (source) => {
  expect(() => createClient({ token: source as never })).toThrow(/token must be a function/)
})

test.each([
  [{ fetch: {} }, /fetch must be a function/],
  [{ onEvent: 'log' }, /onEvent must be a function/],
  [{ limiter: {} }, /limiter must be/],
  [{ limiter: null }, /limiter must be/],
])('A4: %j is refused when the client is made, not by each call', (options, message) => {
  expect(() => createClient({ token, ...(options as object) })).toThrow(message)
})

test('what is no client', async () => {
  for (const client of [undefined, null, {}, { version: 'v7' }]) {
    await expect(request(client as never, org)).rejects.toThrow(/made by createClient/)
  }
})
