import { describe, expect, test } from 'vitest'
import { createLimiter, path, request } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const roles = { path: path`settings/roles` }
const flat = (status: number, code: string, details: object = {}): Response =>
  Response.json({ code, details, message: 'words', status: 'error' }, { status })
const fine = (): Response => Response.json({ roles: [] })
const source = { value: 't', apiDomain: 'https://www.zohoapis.eu' }

describe('429', () => {
  const limited = (header?: string): Response =>
    new Response('{"code":"TOO_MANY_REQUESTS","details":{},"message":"m","status":"error"}', {
      status: 429,
      headers: {
        'content-type': 'application/json',
        ...(header === undefined ? {} : { 'retry-after': header }),
      },
    })
  test.each([
    ['0', 1000, 1250],
    ['-5', 500, 1000],
    ['1.5', 2500, 2750],
    ['abc', 500, 1000],
    ['Mon, 05 Jan 2015 09:00:00 GMT', 1000, 1250],
    ['Mon, 05 Jan 2026 09:00:03 GMT', 4000, 4250],
  ])('case 38: Retry-After %s waits between %i and %i ms', async (header, least, most) => {
    const { zoho, waits, requests } = clientOn([limited(header), fine()])
    await request(zoho, { ...roles, method: 'POST', body: {} })
    expect(requests).toHaveLength(2)
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThanOrEqual(least)
    expect(waits[0]).toBeLessThanOrEqual(most)
  })
  test('case 38: longer than the deadline: at once an error that says until when', async () => {
    const { zoho, waits, requests } = clientOn([limited('9999999')])
    const error = await request(zoho, roles).catch((each: unknown) => each)
    expect(error).toMatchObject({
      code: 'RATE_LIMITED',
      announced: true,
      retryAt: Date.parse('2026-01-06T09:00:01Z'),
    })
    expect([waits.length, requests.length]).toEqual([0, 1])
  })
  test('case 39: HTML is a 429 too; retries bound the waiting', async () => {
    const { zoho, requests } = clientOn([
      new Response('<h1>slow</h1>', { status: 429, headers: { 'content-type': 'text/html' } }),
    ])
    await expect(request(zoho, roles, { retries: 1 })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      announced: false,
    })
    expect(requests).toHaveLength(2)
  })
  test('a date is read against the clock of the server', async () => {
    const answer = limited('Mon, 05 Jan 2026 11:00:05 GMT')
    answer.headers.set('date', 'Mon, 05 Jan 2026 11:00:00 GMT')
    const { zoho, waits } = clientOn([answer, fine()])
    await request(zoho, roles)
    expect(waits[0]).toBeGreaterThanOrEqual(6000)
    expect(waits[0]).toBeLessThanOrEqual(6250)
  })
  test.each([
    [3, 4000, 4250],
    [-1, 500, 1000],
    ['3', 500, 1000],
  ])('retry_after %j in the body waits between %i and %i ms', async (seconds, least, most) => {
    const { zoho, waits } = clientOn([flat(429, 'RATE_LIMIT_EXCEEDED', { retry_after: seconds }), fine()])
    await request(zoho, roles)
    expect(waits[0]).toBeGreaterThanOrEqual(least)
    expect(waits[0]).toBeLessThanOrEqual(most)
  })
  test('a credit of days does not keep the call beyond its deadline', async () => {
    const { zoho, waits } = clientOn([limited()], { timeout: 1600 })
    await expect(request(zoho, roles, { retries: 10 })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    })
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1600)
  })
  test('a stream is not sent again', async () => {
    const { zoho, requests } = clientOn([limited('1')])
    const call = { ...roles, method: 'POST' as const, body: new Blob(['x']).stream() }
    await expect(request(zoho, call)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    expect(requests).toHaveLength(1)
  })
  test('no slot is held while it waits', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    let free: unknown
    const clock = {
      now: () => 0,
      monotonic: () => 0,
      sleep: async (ms: number) => {
        if (ms === 30_000) await new Promise(() => {})
        const slot = limiter.acquire(new AbortController().signal)
        free = slot
        if (typeof slot === 'function') await slot()
      },
    }
    await request(clientOn([limited('1'), fine()], { clock, limiter }).zoho, roles)
    expect(free).toBeTypeOf('function')
  })
  test('retries: 0 does not wait', async () => {
    const { zoho, waits } = clientOn([limited('1')])
    await expect(request(zoho, roles, { retries: 0 })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    expect(waits).toEqual([])
  })
})

describe('repeating', () => {
  const broken = (): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) })
  test('a read is repeated after a reset and after 5xx', async () => {
    const { zoho, requests, waits } = clientOn([broken(), flat(503, 'SERVICE_UNAVAILABLE'), fine()])
    await request(zoho, roles)
    expect([requests.length, waits.length]).toEqual([3, 2])
  })
  test('a create is not, and says that its outcome is unknown', async () => {
    const { zoho, requests } = clientOn([broken(), fine()])
    await expect(request(zoho, { ...roles, method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'NETWORK',
      outcome: 'unknown',
      retryable: false,
    })
    expect(requests).toHaveLength(1)
  })
  test.each(['POST', 'DELETE'] as const)(
    'case 39: 500 on a %s may have happened, and is not done again',
    async (method) => {
      const { zoho, requests } = clientOn([flat(500, 'INTERNAL_ERROR')])
      await expect(request(zoho, { ...roles, method })).rejects.toMatchObject({
        code: 'INTERNAL_ERROR',
        outcome: 'unknown',
        retryable: false,
      })
      expect(requests).toHaveLength(1)
    },
  )
  test('case 39: an HTML 502 on a write as well', async () => {
    const { zoho } = clientOn([
      new Response('<h1>bad</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
    ])
    await expect(request(zoho, { ...roles, method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'NETWORK',
      outcome: 'unknown',
    })
  })
  test('a refused connection had no effect', async () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    })
    const { zoho } = clientOn([refused])
    await expect(request(zoho, { ...roles, method: 'POST', body: {} })).rejects.toMatchObject({
      outcome: 'none',
      retryable: true,
    })
  })
  test('a DELETE is never repeated, whatever it declares', async () => {
    const { zoho, requests } = clientOn([flat(503, 'SERVICE_UNAVAILABLE')])
    await expect(request(zoho, { ...roles, method: 'DELETE', repeatable: true })).rejects.toMatchObject({
      status: 503,
    })
    expect(requests).toHaveLength(1)
  })
  test('the budget ends repeating when nothing succeeds', async () => {
    const { zoho, requests, events } = clientOn([flat(503, 'SERVICE_UNAVAILABLE')])
    for (let call = 0; call < 20; call += 1) await request(zoho, roles).catch(() => undefined)
    expect(requests).toHaveLength(30)
    expect(events.some((event) => event.type === 'repeat-refused')).toBe(true)
  })
  test.each([
    ['a limiter', () => ({ limiter: createLimiter({ concurrency: 1000 }) })],
    ['a token source', () => ({ token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }) })],
    [
      'a limiter of somebody else',
      () => ({ limiter: { acquire: () => () => {} }, token: Object.freeze(() => source) }),
    ],
  ])('F12: clients that share %s share the allowance', async (_what, make) => {
    const shared = make()
    const calls: number[] = []
    for (let call = 0; call < 20; call += 1) {
      const { zoho, requests } = clientOn([flat(503, 'SERVICE_UNAVAILABLE')], shared)
      await request(zoho, roles).catch(() => undefined)
      calls.push(requests.length)
    }
    expect(calls.reduce((sum, sent) => sum + sent, 0)).toBe(30)
  })
  test('F12: a frozen token source alone has an allowance for each client', async () => {
    const token = Object.freeze(() => source)
    const { zoho, requests } = clientOn([flat(503, 'SERVICE_UNAVAILABLE')], { token })
    await request(zoho, roles).catch(() => undefined)
    expect(requests).toHaveLength(3)
  })
  test('ten successes earn one repeat', async () => {
    let down = true
    const { zoho, requests } = clientOn([() => (down ? flat(503, 'SERVICE_UNAVAILABLE') : fine())])
    const tries = async (): Promise<number> => {
      const before = requests.length
      await request(zoho, roles).catch(() => undefined)
      return requests.length - before
    }
    for (let call = 0; call < 10; call += 1) await tries()
    expect(await tries()).toBe(1)
    down = false
    for (let call = 0; call < 10; call += 1) await tries()
    down = true
    expect([await tries(), await tries()]).toEqual([2, 1])
  })
  test('a repeat waits longer than the one before it', async () => {
    const { zoho, waits } = clientOn([flat(503, 'SERVICE_UNAVAILABLE')])
    await request(zoho, roles, { retries: 4 }).catch(() => undefined)
    expect(waits).toHaveLength(4)
    for (const [index, ms] of waits.entries()) {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** index)
      expect(ms).toBeLessThanOrEqual(1000 * 2 ** index)
    }
  })
  test('a write that says that twice is harmless is repeated', async () => {
    const answers = [broken(), async (sent: Request) => Response.json({ sent: await sent.json() })]
    const { zoho } = clientOn(answers)
    const call = { ...roles, method: 'PUT' as const, body: { a: 1 }, repeatable: true }
    expect(await request(zoho, call)).toEqual({ sent: { a: 1 } })
  })
  test.each([400, 401, 403, 404, 412])('HTTP %i is not repeated', async (status) => {
    const { zoho, requests } = clientOn([flat(status, 'NO_PERMISSION')])
    await expect(request(zoho, roles)).rejects.toMatchObject({ status, retryable: false })
    expect(requests).toHaveLength(1)
  })
})

describe('501: the server does not do this', () => {
  const answer = (): Response => flat(501, 'NOT_EMULATED')
  test('a read is not repeated, and nobody is told to try again later', async () => {
    const { zoho, waits, requests } = clientOn([answer(), fine()])
    const error = await request(zoho, roles).catch((each: unknown) => each)
    expect(error).toMatchObject({ code: 'NOT_EMULATED', status: 501, retryable: false, outcome: 'none' })
    expect(String(error)).toMatch(/"words"\.$/)
    expect([waits.length, requests.length]).toEqual([0, 1])
  })
  test('a write has not happened', async () => {
    const { zoho, requests } = clientOn([answer(), fine()])
    const error = await request(zoho, { ...roles, method: 'POST', body: {} }).catch((each: unknown) => each)
    expect(error).toMatchObject({ code: 'NOT_EMULATED', retryable: false, outcome: 'none' })
    expect(String(error)).not.toContain('trouble')
    expect(requests).toHaveLength(1)
  })
})
