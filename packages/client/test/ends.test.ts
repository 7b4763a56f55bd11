import { describe, expect, test } from 'vitest'
import { createEmulator } from '@x/emulator'
import { createClient, createLimiter, path, request, type ClientEvent } from '@x/client'
import { clientAt, clientOn } from './fake-zoho.ts'

const scopes = ['ZohoCRM.org.READ']
const org = { path: path`org`, scopes }
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

describe('deadlines and signals', () => {
  test('a source that never answers runs into the deadline, without effect', async () => {
    const emulator = createEmulator({ start: 0 })
    const zoho = clientAt(emulator, scopes, { token: () => new Promise(() => {}) })
    const call = request(zoho, { ...org, method: 'POST', body: {} }, { timeout: 5000 })
    const failed = call.catch((error: unknown) => error)
    const wanted = { code: 'TIMEOUT', outcome: 'none', timeout: 5000 }
    await settle()
    emulator.clock.advance(5000)
    expect(await failed).toMatchObject(wanted)
  })
  test('an attempt ends before its call does, as its events tell', async () => {
    const emulator = createEmulator({ start: 0 })
    const told: string[] = []
    const onEvent = ({ type }: ClientEvent): void => void told.push(type)
    const fetch = (_request: unknown, init?: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
      })
    const zoho = clientAt(emulator, scopes, { fetch, onEvent })
    const failed = request(zoho, org, { timeout: 5000, retries: 0 }).catch(() => told.push('thrown'))
    await new Promise((resolve) => setImmediate(resolve))
    emulator.clock.advance(5000)
    await failed
    expect(told).toEqual(['call-started', 'attempt-ended', 'call-ended', 'thrown'])
  })
  test('a hanging write has an unknown outcome; a hanging read has none', async () => {
    for (const method of ['POST', 'GET'] as const) {
      const emulator = createEmulator({ start: 0 })
      const zoho = clientAt(emulator, scopes, { fetch: () => new Promise(() => {}) })
      const call = request(zoho, { ...org, method }, { timeout: 5000 })
      const outcome = method === 'POST' ? 'unknown' : 'none'
      const failed = call.catch((error: unknown) => error)
      const wanted = { code: 'TIMEOUT', outcome }
      await new Promise((resolve) => setImmediate(resolve))
      emulator.clock.advance(5000)
      expect(await failed).toMatchObject(wanted)
    }
  })
  test('the caller ends his own call with his own reason', async () => {
    const controller = new AbortController()
    const { zoho } = clientOn([() => new Promise<Response>(() => {})])
    const call = request(zoho, org, { signal: controller.signal })
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(call).rejects.toBe(reason)
    await expect(request(zoho, org, { signal: controller.signal })).rejects.toBe(reason)
  })
})

describe('the limiter', () => {
  test('never more at once than allowed, in order, and slots come back after errors', async () => {
    const limiter = createLimiter({ concurrency: 3 })
    let running = 0
    let most = 0
    const answer = async (): Promise<Response> => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (Math.random() < 0.3) throw new TypeError('fetch failed')
      return Response.json({})
    }
    const { zoho } = clientOn([answer], { limiter })
    await Promise.allSettled(Array.from({ length: 50 }, () => request(zoho, org, { retries: 0 })))
    expect(most).toBe(3)
    const free = [1, 2, 3].map(() => limiter.acquire(AbortSignal.timeout(1000)))
    expect(free.every((slot) => typeof slot === 'function')).toBe(true)
  })
  test('an aborted wait leaves the queue', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    const release = limiter.acquire(new AbortController().signal) as () => void
    const controller = new AbortController()
    const waiting = limiter.acquire(controller.signal)
    const next = limiter.acquire(new AbortController().signal)
    controller.abort(new Error('gone'))
    await expect(waiting).rejects.toThrow('gone')
    release()
    release()
    expect(await next).toBeTypeOf('function')
    expect(() => createLimiter({ concurrency: 0 })).toThrow(/positive/)
  })
  test('a streamed body holds its slot until it is read or cancelled', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    const { zoho } = clientOn([() => new Response('abc')], { limiter })
    const first = await request(zoho, { ...org, as: 'response' })
    const second = request(zoho, { ...org, as: 'response' })
    let arrived = false
    void second.then(() => (arrived = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(arrived).toBe(false)
    expect(await first.text()).toBe('abc')
    await (await second).body?.cancel()
    expect(limiter.acquire(new AbortController().signal)).toBeTypeOf('function')
  })
})

test('events tell one call from its start to its end, and a throwing listener breaks nothing', async () => {
  const { zoho, events } = clientOn([
    Response.json({ code: 'INVALID_TOKEN', details: {}, message: '', status: 'error' }, { status: 401 }),
    Response.json({}, { headers: { 'x-api-credits-remaining': '42' } }),
  ])
  await request(zoho, { path: path`users/${'5'}` })
  expect(events.map((event) => event.type)).toEqual([
    'call-started',
    'attempt-ended',
    'token-rejected',
    'credits',
    'attempt-ended',
    'call-ended',
  ])
  expect(new Set(events.map((event) => event.call)).size).toBe(1)
  expect(events[0]?.call).toEqual({
    method: 'GET',
    path: 'users/5',
    template: 'users/{}',
    credits: 1,
    heavy: false,
  })
  expect(events.at(-1)).toMatchObject({ attempts: 2, code: undefined })
  expect(events[3]).toMatchObject({ remaining: 42 })
  expect(JSON.stringify(events)).not.toContain('token-0')
  const onEvent = (_event: ClientEvent): void => {
    throw new Error('mine')
  }
  expect(await request(clientOn([Response.json({})], { onEvent }).zoho, org)).toEqual({})
})

test('a token in memory is asked for once a call, and used in the same turn, without a promise', async () => {
  let asked = 0
  let looked = 0
  const token = {
    value: 't',
    apiDomain: 'https://www.zohoapis.eu',
    // The first thing that is done with a token: its scopes are compared.
    get scopes() {
      looked += 1
      return scopes
    },
  }
  const source = (): typeof token => {
    asked += 1
    return token
  }
  const fetch = async (): Promise<Response> => Response.json({})
  const call = request(createClient({ token: source, fetch }), org)
  expect(looked).toBe(1)
  await call
  expect(asked).toBe(1)
  const waiting = request(createClient({ token: async () => source(), fetch }), org)
  expect(looked).toBe(1)
  await waiting
  expect(looked).toBe(2)
})

test('a scope that was not granted is refused locally; every covering scope is understood', async () => {
  const emulator = createEmulator()
  const call = { path: path`settings/user_groups`, scopes: ['ZohoCRM.settings.user_groups.READ'] }
  const source = (granted: string[]) => () => ({
    value: 't',
    apiDomain: 'https://www.zohoapis.eu',
    scopes: granted,
  })
  const denied = clientAt(emulator, scopes, {
    token: source(['ZohoCRM.settings.user_groups.WRITE', 'ZohoCRM.modules.ALL']),
  })
  await expect(request(denied, call)).rejects.toMatchObject({ code: 'MISSING_SCOPE' })
  expect(emulator.journal.total).toBe(0)
  for (const granted of [
    'ZohoCRM.settings.user_groups.ALL',
    'ZohoCRM.settings.READ',
    'zohocrm.settings.all',
    'ZohoCRM.settings.user_groups.read',
  ]) {
    const { zoho } = clientOn([Response.json({})], { token: source([granted]) })
    await request(zoho, call)
  }
})

test('at every data center, in every environment that has a host, in v7 and v8', async () => {
  const emulator = createEmulator()
  for (const row of emulator.dataCenters) {
    for (const environment of ['production', 'sandbox', 'developer'] as const) {
      if (row.api[environment] === undefined) continue
      for (const version of ['v7', 'v8'] as const) {
        const zoho = clientAt(emulator, scopes, { at: row.id, environment, version })
        expect(await request(zoho, org), `${row.id} ${environment} ${version}`).toHaveProperty('org')
      }
    }
  }
})

test.each(['html', 'truncate', 'reset', '500-after-commit'] as const)(
  'a read survives one %s',
  async (name) => {
    const emulator = createEmulator({ start: 0 })
    emulator.faults.add({ name, endpoint: 'crm' })
    const clock = {
      ...emulator.clock,
      sleep: (ms: number, signal?: AbortSignal) =>
        ms > 25_000 ? emulator.clock.sleep(ms, signal) : Promise.resolve(),
    }
    expect(await request(clientAt(emulator, scopes, { clock }), org)).toHaveProperty('org')
    expect(emulator.journal.total).toBe(2)
  },
)
