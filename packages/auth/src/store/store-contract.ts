import type { Store } from './store.ts'

/** How the contract suite gets at a store. */
export interface StoreUnderTest {
  /** An empty store, or one that nobody has used with the keys of an earlier case. */
  readonly store: Store
  /** The same storage through another connection or instance, as another process would have it. @default `store` */
  readonly other?: Store | undefined
  /** Lets `ms` pass on the store's clock. @default really waits */
  readonly elapse?: ((ms: number) => Promise<void>) | undefined
}

/** One case. `run` rejects with an error that says what the store did wrong. */
export interface ContractCase {
  readonly name: string
  run(under: StoreUnderTest): Promise<void>
}

const TTL = 200

/**
 * What every store must do, ours and anyone's. Needs no test framework:
 *
 * @example
 * for (const each of storeContract) {
 *   test(each.name, async () => {
 *     await expect(each.run({ store: await openStore(), elapse })).resolves.toBeUndefined()
 *   })
 * }
 */
export const storeContract: readonly ContractCase[] = Object.freeze([
  {
    name: 'an absent key reads as undefined',
    run: async ({ store }) => {
      equal(await store.read('absent'), undefined, 'read of an absent key')
    },
  },
  {
    name: 'a first write creates, and the other connection sees it immediately',
    run: async ({ store, other = store }) => {
      const version = made(await store.write('created', 'one', undefined))
      equal(await other.read('created'), { value: 'one', version }, 'read after write')
    },
  },
  {
    name: 'a write that expects absence does not overwrite',
    run: async ({ store, other = store }) => {
      const version = made(await store.write('taken', 'one', undefined))
      equal(await other.write('taken', 'two', undefined), undefined, 'second write that expects absence')
      equal(await store.read('taken'), { value: 'one', version }, 'value after it')
    },
  },
  {
    name: 'compare-and-set: the right version writes, every other is refused',
    run: async ({ store, other = store }) => {
      const first = made(await store.write('swap', 'one', undefined))
      const second = made(await other.write('swap', 'two', first))
      different(second, first)
      equal(await store.write('swap', 'three', first), undefined, 'write with a stale version')
      equal(await store.write('swap', 'three', 'no such version'), undefined, 'write with an unknown version')
      equal(await store.write('swap', 'three', ''), undefined, 'write with an empty version')
      equal(await store.read('swap'), { value: 'two', version: second }, 'value after refused writes')
    },
  },
  {
    name: 'a version writes nothing to an absent key',
    run: async ({ store }) => {
      equal(await store.write('never', 'one', '1'), undefined, 'write with a version to an absent key')
      equal(await store.read('never'), undefined, 'read after it')
    },
  },
  {
    name: 'remove takes the right version only, and only once',
    run: async ({ store, other = store }) => {
      equal(await store.remove('removed', '1'), false, 'remove of an absent key')
      const first = made(await store.write('removed', 'one', undefined))
      const second = made(await store.write('removed', 'two', first))
      equal(await other.remove('removed', first), false, 'remove with a stale version')
      equal(await other.remove('removed', second), true, 'remove')
      equal(await store.read('removed'), undefined, 'read after remove')
      equal(await store.remove('removed', second), false, 'second remove')
      equal(
        await store.write('removed', 'three', second),
        undefined,
        'write with the version of what was removed',
      )
    },
  },
  {
    name: 'versions never repeat, not even after remove or expiry',
    run: async ({ store, other = store, elapse = wait }) => {
      const seen = new Set<string>()
      for (let round = 0; round < 12; round += 1) {
        const writer = round % 2 === 0 ? store : other
        const expires = round % 4 === 3
        const version = made(await writer.write('again', 'same value', undefined, ...(expires ? [TTL] : [])))
        if (seen.has(version))
          throw new Error(`The store used version ${JSON.stringify(version)} twice for one key.`)
        seen.add(version)
        if (expires) await elapse(TTL * 2)
        else equal(await writer.remove('again', version), true, 'remove')
      }
    },
  },
  {
    name: 'what has expired is absent: it reads, writes and removes so',
    run: async ({ store, other = store, elapse = wait }) => {
      const version = made(await store.write('expiring', 'one', undefined, TTL))
      equal((await other.read('expiring'))?.value, 'one', 'read before expiry')
      await elapse(TTL * 2)
      equal(await other.read('expiring'), undefined, 'read after expiry')
      equal(await store.write('expiring', 'two', version), undefined, 'write with the expired version')
      equal(await store.remove('expiring', version), false, 'remove with the expired version')
      made(await store.write('expiring', 'three', undefined))
      equal((await other.read('expiring'))?.value, 'three', 'read after writing anew')
    },
  },
  {
    name: 'each write sets the life anew: without ttl the value stays',
    run: async ({ store, elapse = wait }) => {
      const short = made(await store.write('kept', 'one', undefined, TTL))
      made(await store.write('kept', 'two', short))
      const long = made(await store.write('shortened', 'one', undefined))
      made(await store.write('shortened', 'two', long, TTL))
      await elapse(TTL * 2)
      equal((await store.read('kept'))?.value, 'two', 'a value rewritten without ttl, after the old ttl')
      equal(await store.read('shortened'), undefined, 'a value rewritten with a ttl, after it')
    },
  },
  {
    name: 'values come back exactly',
    run: async ({ store, other = store }) => {
      const values = [
        '',
        ' ',
        '"\'\\`$1',
        'line\nfeed\r\n',
        'Grüße 👩‍👩‍👧 \u202Eعربى',
        '{"__proto__":{}}',
        'x'.repeat(200_000),
      ]
      for (const [index, value] of values.entries()) {
        made(await store.write(`value ${index}`, value, undefined))
        if ((await other.read(`value ${index}`))?.value !== value) {
          throw new Error(
            `The store changed value number ${index} of the suite (${JSON.stringify(value.slice(0, 20))}…).`,
          )
        }
      }
    },
  },
  {
    name: 'keys are compared exactly',
    run: async ({ store }) => {
      const long = 'k'.repeat(1500)
      const keys = [
        'key',
        'Key',
        'key ',
        'key:',
        'key%',
        'key_',
        'kéy',
        '../key',
        '__proto__',
        'constructor',
        long,
        `${long}2`,
      ]
      for (const key of keys) made(await store.write(key, `value of ${key}`, undefined))
      for (const key of keys)
        equal((await store.read(key))?.value, `value of ${key}`, `value of key ${key.slice(0, 20)}`)
    },
  },
  {
    name: 'of fifty that create at the same time exactly one succeeds',
    run: async ({ store, other = store }) => {
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 === 0 ? store : other).write('race', String(index), undefined),
        ),
      )
      const winners = results.filter((version) => version !== undefined)
      equal(winners.length, 1, 'number of writers that created')
      equal((await store.read('race'))?.value, String(results.indexOf(winners[0])), "the winner's value")
    },
  },
  {
    name: 'concurrent compare-and-set loses no update',
    run: async ({ store, other = store }) => {
      made(await store.write('counter', '0', undefined))
      const writers = 8
      const rounds = 5
      await Promise.all(
        Array.from({ length: writers }, async (_, index) => {
          const mine = index % 2 === 0 ? store : other
          for (let done = 0; done < rounds;) {
            const row = await mine.read('counter')
            if (row === undefined) throw new Error('A row disappeared while it was being rewritten.')
            if ((await mine.write('counter', String(Number(row.value) + 1), row.version)) !== undefined)
              done += 1
          }
        }),
      )
      equal(
        (await store.read('counter'))?.value,
        String(writers * rounds),
        'counter after concurrent increments',
      )
    },
  },
  {
    name: 'of a write and a remove of one version exactly one succeeds',
    run: async ({ store, other = store }) => {
      for (let round = 0; round < 10; round += 1) {
        const key = `duel ${round}`
        const version = made(await store.write(key, 'one', undefined))
        const [written, removed] = await Promise.all([
          store.write(key, 'two', version),
          other.remove(key, version),
        ])
        if ((written !== undefined) === removed) {
          throw new Error(
            `A write and a remove of one version ${removed ? 'both succeeded' : 'both failed'}.`,
          )
        }
        equal((await store.read(key))?.value, removed ? undefined : 'two', 'value after the duel')
      }
    },
  },
] satisfies ContractCase[])

function made(version: string | undefined): string {
  if (typeof version === 'string' && version !== '') return version
  throw new Error(`A write that must succeed returned ${JSON.stringify(version)} instead of a version.`)
}

function different(version: string, from: string): void {
  if (version === from) throw new Error('A second write returned the version of the first.')
}

function equal(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value, sortKeys))
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}.`)
}

function sortKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
