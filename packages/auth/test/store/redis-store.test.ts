import assert from 'node:assert/strict'
import { describe, expect, it } from 'vitest'
import { redisStore, type IoRedisClient, type NodeRedisClient } from '../../src/redis.ts'
import { storeContract } from '../../src/testing.ts'
import { testClock, type TestClock } from '../test-clock.ts'

/**
 * Stands for a Redis that runs the store's three scripts, told apart by what they call. What real servers make of the
 * scripts themselves is tested in tools/servers.
 */
class Keys {
  readonly rows = new Map<string, { readonly value: string; readonly end: number }>()
  readonly calls: (readonly string[])[] = []
  readonly #clock: TestClock
  constructor(clock: TestClock) {
    this.#clock = clock
  }
  run(
    script: string,
    key: string,
    [first = '', version = '', value = '', life = '']: readonly string[],
  ): unknown {
    this.calls.push([key, first, version, value, life])
    const row = this.rows.get(key)
    const now = this.#clock.monotonic()
    const live = row !== undefined && row.end > now ? row.value : undefined
    const found = live?.slice(0, 36) ?? ''
    if (script.includes("redis.call('SET', KEYS[1], ARGV[2] .. ARGV[3], 'PX', ARGV[4])")) {
      if (found === version) return 1
      if (found !== first) return 0
      this.rows.set(key, { value: version + value, end: life === '' ? Infinity : now + Number(life) })
      return 1
    }
    if (script.includes("return redis.call('DEL', KEYS[1])"))
      return found === first && this.rows.delete(key) ? 1 : 0
    assert.equal(script, "return redis.call('GET', KEYS[1])")
    return live ?? null
  }
}

const clients = {
  redis: (keys: Keys): NodeRedisClient => ({
    eval: async (script, given) => keys.run(script, given.keys[0] ?? '', given.arguments),
  }),
  ioredis: (keys: Keys): IoRedisClient => ({
    defineCommand: () => {},
    eval: async (script, count, key, ...given) => {
      assert.equal(count, 1)
      return keys.run(script, key ?? '', given)
    },
  }),
}

for (const [name, connect] of Object.entries(clients)) {
  describe(`redisStore on ${name}`, () => {
    for (const each of storeContract) {
      // oxlint-disable-next-line vitest/expect-expect -- a case rejects by itself
      it(each.name, () => {
        const clock = testClock()
        const keys = new Keys(clock)
        const store = redisStore(connect(keys))
        return each.run({ store, other: redisStore(connect(keys)), elapse: clock.elapse })
      })
    }
  })
}

describe('redisStore', () => {
  const open = (prefix?: string) => {
    const keys = new Keys(testClock())
    return { keys, store: redisStore(clients.redis(keys), prefix === undefined ? {} : { prefix }) }
  }

  it('puts a prefix before each key, and a UUID before each value', async () => {
    const { keys, store } = open()
    const version = await store.write('a', 'value', undefined)
    expect([...keys.rows]).toEqual([['zoho:a', { value: `${version}value`, end: Infinity }]])
    const own = open('mine:')
    await own.store.write('a', 'value', undefined)
    expect([...own.keys.rows.keys()]).toEqual(['mine:a'])
  })

  it('gives Redis whole milliseconds, one at least', async () => {
    const { keys, store } = open()
    for (const ttl of [0, 0.2, 1.2, 1500]) await store.write(`ttl ${ttl}`, '', undefined, ttl)
    expect(keys.calls.map((call) => call[4])).toEqual(['1', '1', '2', '1500'])
  })

  it('asks nobody for what cannot be a version', async () => {
    const { keys, store } = open()
    const uuid = '01234567-89ab-4cde-8f01-23456789abcd'
    for (const odd of ['1', '', uuid.slice(1), `${uuid}0`, `x${uuid}`, uuid.toUpperCase(), 'x'.repeat(36)]) {
      expect(await store.write('a', 'value', odd)).toBeUndefined()
      expect(await store.remove('a', odd)).toBe(false)
    }
    expect(keys.calls).toEqual([])
    expect(await store.remove('a', uuid)).toBe(false)
    expect(keys.calls).toHaveLength(1)
  })

  it('refuses what another program wrote, and answers that are no text', async () => {
    const { keys, store } = open()
    keys.rows.set('zoho:grant:c:acme', {
      value: 'something else, but long enough for a version',
      end: Infinity,
    })
    await expect(store.read('grant:c:acme')).rejects.toMatchObject({
      code: 'STORE',
      reason: 'not-set-up',
      grantId: 'acme',
      message: expect.stringContaining('give redisStore a prefix that nobody else uses') as string,
    })
    const bytes = redisStore({ eval: async () => Buffer.from('value') })
    await expect(bytes.read('grant:c:acme')).rejects.toThrow('give redisStore one without type mapping')
    const nothing = redisStore({ eval: async () => undefined })
    expect(await nothing.read('a')).toBeUndefined()
  })

  it.each([undefined, null, {}, { get: () => {} }])('refuses %j as a client', (client) => {
    expect(() => redisStore(client as never)).toThrow(
      'redisStore needs a client of the package "redis" or "ioredis".',
    )
  })

  it.each(['read', 'write', 'remove'] as const)(
    'a failed %s names the grant, and quotes no row',
    async (operation) => {
      const uuid = '01234567-89ab-4cde-8f01-23456789abcd'
      const store = redisStore({
        eval: async (_script: string, given: { arguments: string[] }) => {
          throw new Error(`OOM command not allowed: ${given.arguments.join(' ')}`)
        },
      })
      const calls = {
        read: () => store.read('grant:c:acme'),
        write: () => store.write('grant:c:acme', 'a planted that must not be told', undefined),
        remove: () => store.remove('grant:c:acme', uuid),
      }
      const error = await calls[operation]().then(String, (each: Error & { cause: Error }) => each)
      expect(error).toMatchObject({ code: 'STORE', operation, reason: 'full', grantId: 'acme' })
      expect((error as Error & { cause: Error }).cause.message).not.toContain('planted')
    },
  )
})
