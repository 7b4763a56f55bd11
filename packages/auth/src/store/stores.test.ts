import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isToolkitError } from '@x/dc/error'
import { encryptedStore } from './encrypted-store.ts'
import { fileStore } from './file-store.ts'
import { memoryStore } from './memory-store.ts'
import { storeContract, type StoreUnderTest } from './store-contract.ts'
import { testClock } from '../../test/test-clock.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'x-auth-'))
  folders.push(made)
  return made
}
afterAll(() => folders.forEach((each) => rmSync(each, { recursive: true })))

const KEY = Buffer.alloc(32, 7).toString('base64')

const stores: Record<string, () => StoreUnderTest> = {
  memoryStore: () => {
    const clock = testClock()
    return { store: memoryStore({ clock }), elapse: clock.elapse }
  },
  fileStore: () => {
    const clock = testClock()
    const place = folder()
    return { store: fileStore(place, { clock }), other: fileStore(place, { clock }), elapse: clock.elapse }
  },
  'encryptedStore over memoryStore': () => {
    const clock = testClock()
    const below = memoryStore({ clock })
    const keys = [{ id: 'one', key: KEY }]
    return {
      store: encryptedStore(below, { keys }),
      other: encryptedStore(below, { keys }),
      elapse: clock.elapse,
    }
  },
}

for (const [name, make] of Object.entries(stores)) {
  describe(name, () => {
    // oxlint-disable-next-line vitest/expect-expect -- a case rejects by itself
    for (const each of storeContract) it(each.name, () => each.run(make()))
  })
}

describe('the contract itself', () => {
  it('fails a store that overwrites, one that forgets its ttl, and one that repeats versions', async () => {
    const failures = async (break_: (under: StoreUnderTest) => StoreUnderTest): Promise<string[]> => {
      const failed: string[] = []
      for (const each of storeContract)
        await each.run(break_(stores['memoryStore']!())).catch(() => failed.push(each.name))
      return failed
    }
    const overwrites = await failures((under) => ({
      ...under,
      store: {
        ...under.store,
        write: async (key, value, _expected, ttl) =>
          under.store.write(key, value, (await under.store.read(key))?.version, ttl),
      },
    }))
    expect(overwrites).toContain('a write that expects absence does not overwrite')
    expect(overwrites).toContain('compare-and-set: the right version writes, every other is refused')
    const immortal = await failures((under) => ({
      ...under,
      store: { ...under.store, write: (key, value, expected) => under.store.write(key, value, expected) },
    }))
    expect(immortal).toContain('what has expired is absent: it reads, writes and removes so')
    const repeats = await failures((under) => ({
      ...under,
      store: {
        read: async (key) => {
          const row = await under.store.read(key)
          return row === undefined ? undefined : { value: row.value, version: 'same' }
        },
        write: async (key, value, expected, ttl) => {
          const row = await under.store.read(key)
          if ((row === undefined) !== (expected === undefined)) return undefined
          return (await under.store.write(key, value, row?.version, ttl)) === undefined ? undefined : 'same'
        },
        remove: async (key) => {
          const row = await under.store.read(key)
          return row !== undefined && under.store.remove(key, row.version)
        },
      },
    }))
    expect(repeats).toContain('versions never repeat, not even after remove or expiry')
  })
})

describe('fileStore', () => {
  it('makes files that only their owner can read, and shows no key in a name', async () => {
    const place = folder()
    await fileStore(join(place, 'grants')).write('grant:1000.X:alice', 'secret', undefined)
    const files = readdirSync(place, { recursive: true, withFileTypes: true })
    expect(files.some((entry) => entry.isFile())).toBe(true)
    for (const entry of files) {
      const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777
      expect(mode).toBe(entry.isFile() ? 0o600 : 0o700)
      expect(entry.name).not.toContain('alice')
    }
  })

  it('leaves no draft behind and keeps the versions of one key few', async () => {
    const place = folder()
    const store = fileStore(place)
    let version = await store.write('key', '0', undefined)
    for (let round = 1; round < 30; round += 1) version = await store.write('key', String(round), version)
    expect(readdirSync(join(place, 'tmp'))).toEqual([])
    expect((await store.read('key'))?.value).toBe('29')
  })
})

describe('encryptedStore', () => {
  const keys = { old: { id: 'old', key: KEY }, new: { id: 'new', key: Buffer.alloc(32, 9) } }

  it('keeps nothing readable below, and two equal values differ', async () => {
    const below = memoryStore()
    const store = encryptedStore(below, { keys: [keys.old] })
    await store.write('a', 'planted', undefined)
    await store.write('b', 'planted', undefined)
    const [a, b] = [await below.read('a'), await below.read('b')]
    expect(a?.value).not.toContain('planted')
    expect(a?.value.split('.')[3]).not.toBe(b?.value.split('.')[3])
  })

  it('reads with an old key, rewraps with the new one, and no longer needs the old one', async () => {
    const below = memoryStore()
    await encryptedStore(below, { keys: [keys.old] }).write('a', 'value', undefined)
    const both = encryptedStore(below, { keys: [keys.new, keys.old] })
    expect((await both.read('a'))?.value).toBe('value')
    expect(await both.rewrap('a')).toBe(true)
    expect(await both.rewrap('a')).toBe(false)
    expect((await encryptedStore(below, { keys: [keys.new] }).read('a'))?.value).toBe('value')
  })

  it.each([
    [
      'another key of the same id',
      async (below: ReturnType<typeof memoryStore>) =>
        encryptedStore(below, { keys: [{ id: 'old', key: Buffer.alloc(32, 1) }] }),
    ],
    [
      'a key that is not configured',
      async (below: ReturnType<typeof memoryStore>) => encryptedStore(below, { keys: [keys.new] }),
    ],
    [
      'a value moved from another row',
      async (below: ReturnType<typeof memoryStore>) => {
        const moved = await below.read('grant:c:bob')
        const row = await below.read('grant:c:alice')
        await below.write('grant:c:alice', moved!.value, row!.version)
        return encryptedStore(below, { keys: [keys.old] })
      },
    ],
    [
      'plain text',
      async (below: ReturnType<typeof memoryStore>) => {
        await below.write('grant:c:alice', '{}', (await below.read('grant:c:alice'))!.version)
        return encryptedStore(below, { keys: [keys.old] })
      },
    ],
  ])('refuses %s, naming the grant', async (_name, reopen) => {
    const below = memoryStore()
    const store = encryptedStore(below, { keys: [keys.old] })
    await store.write('grant:c:alice', 'hers', undefined)
    await store.write('grant:c:bob', 'his', undefined)
    const error = await (await reopen(below)).read('grant:c:alice').catch((each: unknown) => each)
    expect(isToolkitError(error, 'GRANT_UNREADABLE')).toBe(true)
    expect((error as Error).message).toContain('"alice"')
  })

  it('refuses keys that are too short, and ids used twice', () => {
    expect(() => encryptedStore(memoryStore(), { keys: [] })).toThrow('at least one key')
    expect(() => encryptedStore(memoryStore(), { keys: [{ id: 'a', key: 'password' }] })).toThrow('32 bytes')
    expect(() => encryptedStore(memoryStore(), { keys: [keys.old, keys.old] })).toThrow('same id')
  })
})
