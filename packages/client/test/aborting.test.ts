import { describe, expect, test } from 'vitest'
import { createLimiter, path, request, type Fetch, type Limiter } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const roles = { path: path`settings/roles` }
const json = (body: unknown, status = 200): Response => Response.json(body, { status })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe('the caller aborts', () => {
  const reason = new Error('enough')
  const limited = (): Response =>
    json({ code: 'TOO_MANY_REQUESTS', details: {}, message: '', status: 'error' }, 429)
  const never = (): Promise<never> => new Promise(() => {})
  const slow = (): Response => new Response(new ReadableStream({ pull: never }))
  /** Everything that a call can be waiting for. */
  const moments: Record<string, () => Parameters<typeof clientOn>> = {
    'while the token is awaited': () => [[json({})], { token: never }],
    'while a slot is awaited': () => [[json({})], { limiter: { acquire: (signal) => waiting(signal) } }],
    'while the answer is awaited': () => [[never]],
    'while the body is read': () => [[slow()]],
    'while a 429 is waited out': () => [[limited()], { clock: standingStill() }],
    'while a repeat waits': () => [[new TypeError('fetch failed')], { clock: standingStill() }],
    'while another token is awaited': () => [
      [json({ code: 'INVALID_TOKEN', details: {}, message: '', status: 'error' }, 401)],
      { token: ({ rejected }) => (rejected === undefined ? token : never()) },
    ],
  }
  const token = { value: 't', apiDomain: 'https://www.zohoapis.eu' }
  function waiting(signal: AbortSignal): Promise<never> {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  }
  function standingStill(): { now: () => number; monotonic: () => number; sleep: () => Promise<never> } {
    return { now: () => 0, monotonic: () => 0, sleep: never }
  }

  test.each(Object.entries(moments))('%s: his reason, and nothing more is sent', async (_moment, options) => {
    const controller = new AbortController()
    const { zoho, requests } = clientOn(...options())
    const call = failure(request(zoho, roles, { signal: controller.signal }))
    await turn()
    const sent = requests.length
    controller.abort(reason)
    expect(await call).toBe(reason)
    await turn()
    expect(requests).toHaveLength(sent)
  })
  test('a token that comes too late sends nothing, though the transport ignores its signal', async () => {
    let give: (value: typeof token) => void = () => {}
    const controller = new AbortController()
    const { zoho, requests } = clientOn([json({})], {
      token: () => new Promise((resolve) => (give = resolve)),
    })
    const call = failure(request(zoho, { ...roles, method: 'POST', body: {} }, { signal: controller.signal }))
    await turn()
    controller.abort(reason)
    expect(await call).toBe(reason)
    give(token)
    await turn()
    expect(requests).toHaveLength(0)
  })
  test('a streamed answer that nobody reads gives its slot back', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    const controller = new AbortController()
    const { zoho } = clientOn([slow], { limiter })
    await request(zoho, { ...roles, as: 'response' }, { signal: controller.signal })
    const next = limiter.acquire(new AbortController().signal)
    expect(next).toBeInstanceOf(Promise)
    controller.abort(reason)
    expect(await next).toBeTypeOf('function')
  })
})

describe('a slot comes back', () => {
  const org = { path: path`org` }
  const free = (limiter: Limiter): boolean =>
    typeof limiter.acquire(new AbortController().signal) === 'function'
  test('when the transport ignores that the call is over', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    const controller = new AbortController()
    const { zoho } = clientOn([() => new Promise<Response>(() => {})], { limiter })
    const call = failure(request(zoho, org, { signal: controller.signal }))
    await turn()
    controller.abort(new Error('enough'))
    await call
    expect(free(limiter)).toBe(true)
  })
  test('when a streamed body breaks', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    const broken = new ReadableStream({ pull: () => Promise.reject(new Error('lost')) })
    const { zoho } = clientOn([() => new Response(broken)], { limiter })
    const response = await request(zoho, { ...org, as: 'response' })
    await expect(response.text()).rejects.toThrow('lost')
    expect(free(limiter)).toBe(true)
  })
  test('and is not waited for by a caller who has left already', async () => {
    const limiter = createLimiter({ concurrency: 1 })
    expect(free(limiter)).toBe(true)
    await expect(limiter.acquire(AbortSignal.abort(new Error('left')))).rejects.toThrow('left')
  })
})

test('a long-lived signal keeps nothing of the calls that used it', async () => {
  const { signal } = new AbortController()
  let listeners = 0
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...parameters: Parameters<typeof add>) => {
    listeners += 1
    add(...parameters)
  }
  signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
    listeners -= 1
    remove(...parameters)
  }
  const { zoho } = clientOn([() => json({})], { limiter: createLimiter({ concurrency: 1 }) })
  await request(zoho, roles, { signal })
  const response = await request(zoho, { ...roles, as: 'response' }, { signal })
  await response.text()
  expect(listeners).toBe(0)
})

test('a listener that rejects breaks nothing', async () => {
  const lost: unknown[] = []
  const note = (error: unknown): void => void lost.push(error)
  process.on('unhandledRejection', note)
  const onEvent = async (): Promise<void> => await Promise.reject(new Error('mine'))
  await request(clientOn([json({})], { onEvent }).zoho, roles)
  await turn()
  process.off('unhandledRejection', note)
  expect(lost).toEqual([])
})

test('a thousand calls at once of one client: each its own answer, one limiter', async () => {
  let running = 0
  let most = 0
  const fetch: Fetch = async (sent) => {
    running += 1
    most = Math.max(most, running)
    await turn()
    running -= 1
    return json({ url: sent.url })
  }
  const { zoho } = clientOn([json({})], { fetch, limiter: createLimiter({ concurrency: 7 }) })
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => request(zoho, { path: path`users/${String(index)}` })),
  )
  expect(most).toBe(7)
  expect(answers).toEqual(
    Array.from({ length: 1000 }, (_, index) => ({ url: `https://www.zohoapis.eu/crm/v7/users/${index}` })),
  )
})
