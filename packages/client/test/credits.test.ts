import {
  createClient,
  createCreditAccount,
  path,
  request,
  type Client,
  type CreditThreshold,
} from '@x/client'
import { redisCreditStore, type NodeRedisClient } from '@x/client/redis'
import { describe, expect, test } from 'vitest'

const HOUR = 3_600_000

/** A Redis with hashes, as the two scripts use them. */
function createHashes(): NodeRedisClient & { fail: boolean; hashes: Map<string, Map<string, number>> } {
  const redis = {
    fail: false,
    hashes: new Map<string, Map<string, number>>(),
    async eval(
      script: string,
      { keys: [key = ''], arguments: values }: { keys: string[]; arguments: string[] },
    ) {
      if (redis.fail) throw new Error('Redis is away')
      const hash = redis.hashes.get(key) ?? new Map<string, number>()
      redis.hashes.set(key, hash)
      if (script.includes('HGETALL')) return [...hash].flatMap(([field, value]) => [field, String(value)])
      const add = (field: string, by: string): unknown => hash.set(field, (hash.get(field) ?? 0) + Number(by))
      for (let index = 1; index < values.length; index += 3) {
        add(`n${values[index]}`, values[index + 1] ?? '')
        add(`c${values[index]}`, values[index + 2] ?? '')
      }
      return 1
    },
  }
  return redis
}

function open(
  options: { daily?: number; store?: ReturnType<typeof redisCreditStore>; interval?: number } = {},
) {
  let now = Date.UTC(2026, 5, 1, 12)
  const reached: CreditThreshold[] = []
  const errors: unknown[] = []
  const account = createCreditAccount({
    daily: 100,
    clock: { now: () => now },
    onThreshold: (each) => reached.push(each),
    onError: (error) => errors.push(error),
    ...options,
  })
  const clientOf = (grant: string, answer: () => Response = () => Response.json({})): Client =>
    createClient({
      token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
      fetch: async () => answer(),
      onEvent: account.listener({ grant, client: 'nightly' }),
    })
  const call = async (zoho: Client, credits = 1): Promise<void> => {
    await request(zoho, { path: path`settings/roles/${'5'}`, credits }, { retries: 0 }).catch(() => undefined)
  }
  const advance = (by: number): void => {
    now += by
  }
  return { account, clientOf, call, advance, reached, errors }
}

describe('an account of credits', () => {
  test('adds up by operation, grant and client, the dearest first', async () => {
    const { account, clientOf, call } = open()
    const [one, other] = [clientOf('one'), clientOf('other')]
    await call(one)
    await call(one)
    await call(other, 5)
    const operation = 'GET settings/roles/{}'
    expect(await account.report()).toEqual({
      daily: 100,
      counted: 7,
      reported: undefined,
      remaining: 93,
      entries: [
        { operation, grant: 'other', client: 'nightly', calls: 1, credits: 5 },
        { operation, grant: 'one', client: 'nightly', calls: 2, credits: 2 },
      ],
    })
  })

  test('counts what was answered, refusals too, but for 401 and 429 and what never came', async () => {
    const { account, clientOf, call } = open()
    const answers: readonly (() => Response)[] = [
      () =>
        Response.json({ code: 'INVALID_DATA', status: 'error', message: '', details: {} }, { status: 400 }),
      () =>
        Response.json({ code: 'INVALID_TOKEN', status: 'error', message: '', details: {} }, { status: 401 }),
      () =>
        Response.json(
          { code: 'TOO_MANY_REQUESTS', status: 'error', message: '', details: {} },
          { status: 429 },
        ),
      () => {
        throw new TypeError('fetch failed')
      },
      () => new Response(null, { status: 204 }),
    ]
    for (const answer of answers) await call(clientOf('one', answer))
    expect((await account.report()).counted).toBe(2)
  })

  test('says once when a share is reached, and again after it was left', async () => {
    const { clientOf, call, advance, reached, account } = open()
    const zoho = clientOf('one')
    await call(zoho, 49)
    expect(reached).toEqual([])
    await call(zoho, 1)
    await call(zoho, 1)
    expect(reached).toEqual([{ threshold: 0.5, spent: 50, source: 'counted' }])
    await call(zoho, 45)
    expect(reached.at(-1)).toEqual({ threshold: 0.95, spent: 96, source: 'counted' })
    advance(25 * HOUR)
    expect((await account.report()).counted).toBe(0)
    await call(zoho, 50)
    expect(reached).toHaveLength(3)
  })

  test('believes Zoho where that knows of more spending than ours', async () => {
    const { clientOf, call, account, reached } = open()
    let left = 20
    const zoho = clientOf('one', () =>
      Response.json({}, { headers: { 'X-API-CREDITS-REMAINING': String(left) } }),
    )
    await call(zoho)
    expect(reached).toEqual([{ threshold: 0.8, spent: 80, source: 'reported' }])
    const before = await account.report()
    expect([before.counted, before.remaining]).toEqual([1, 20])
    await call(clientOf('one'), 3)
    expect((await account.report()).remaining).toBe(17)
    left = 90
    await call(zoho)
    expect((await account.report()).remaining).toBe(90)
  })

  test('is one for all processes that share a Redis, whose failures lose nothing', async () => {
    const redis = createHashes()
    const store = redisCreditStore(redis, { key: 'zoho:credits:1' })
    const [here, there] = [open({ store }), open({ store })]
    await here.call(here.clientOf('one'), 4)
    await there.call(there.clientOf('"}]\n'), 5)
    expect((await here.account.report()).counted).toBe(4)
    expect((await there.account.report()).counted).toBe(9)
    redis.fail = true
    await here.call(here.clientOf('one'), 4)
    expect((await here.account.report()).counted).toBe(8)
    expect(here.errors).toHaveLength(1)
    redis.fail = false
    const whole = await here.account.report()
    expect(whole.counted).toBe(13)
    expect(whole.entries).toContainEqual(expect.objectContaining({ grant: '"}]\n', credits: 5 }))
    expect((await there.account.report()).counted).toBe(13)
  })

  test('hears of other processes every few seconds, not at every call', async () => {
    const store = redisCreditStore(createHashes(), { key: 'k' })
    const [here, there] = [open({ store }), open({ store })]
    await there.call(there.clientOf('x'), 60)
    await there.account.report()
    const zoho = here.clientOf('one')
    await here.call(zoho)
    expect(here.reached).toEqual([])
    here.advance(5000)
    await here.call(zoho)
    await here.account.report()
    expect(here.reached).toMatchObject([{ threshold: 0.5, spent: 62 }])
  })

  test.each([
    [{ daily: 0 }],
    [{ daily: Number.NaN }],
    [{ daily: 1, thresholds: [0.8, 0.5] }],
    [{ daily: 1, thresholds: [1.1] }],
    [{ daily: 1, thresholds: [0] }],
    [{ daily: 1, interval: 5 }],
  ])('is not opened with %j', (options) => {
    expect(() => createCreditAccount(options)).toThrow(TypeError)
  })

  test('needs a key and a client of either kind', async () => {
    expect(() => redisCreditStore(createHashes(), { key: '' })).toThrow('key must be')
    const store = redisCreditStore({} as never, { key: 'k' })
    await expect(store.read([1])).rejects.toThrow('redisCreditStore needs a client')
    const odd = redisCreditStore({ eval: async () => 'OK' }, { key: 'k' })
    await expect(odd.read([1])).rejects.toThrow('something else')
  })
})
