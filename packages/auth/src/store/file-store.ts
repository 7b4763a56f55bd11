import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rmdir, unlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { systemClock, type Clock } from '@x/dc/clock'
import type { Store } from './store.ts'
import { fileFailure } from './file-failure.ts'
import {
  DAMAGED,
  folderOf,
  ignoreMissing,
  linked,
  modifiedAt,
  numbersIn,
  readVersion,
  syncFolder,
  tidy,
  writeDraft,
  type Version,
} from './version-files.ts'

export interface FileStoreOptions {
  /** @default the machine's clock */
  readonly clock?: Clock | undefined
}

/** The newest file of a key. `number` 0: there is none. */
interface Newest {
  readonly number: number
  readonly version: Version | undefined
}

/** A key that was removed or has expired is swept away after this long. */
const KEEP_GONE = 86_400_000
/** One write in this many sweeps a shard. */
const SWEEP_EVERY = 16
const SHARDS = 256
/** Looks at a key whose newest version is swept away each time. */
const ROUNDS = 100

/**
 * A store in a folder, for one machine and any number of its processes. Each version of a key is a file of its own, made
 * by `link()` of the next number: that either happens whole or fails because somebody was first, so there is no lock that
 * a suspended or killed process could keep, and no half-written row. Files are readable by their owner only (0600).
 *
 * Not for network file systems whose `link` is not atomic, and not for several machines.
 *
 * @param folder is created (0700) when it is missing
 */
export function fileStore(folder: string, options: FileStoreOptions = {}): Store {
  const clock = options.clock ?? systemClock
  const root = resolve(folder)
  const temporary = join(root, 'tmp')
  let writes = 0
  let shard = randomBytes(1)[0] ?? 0

  async function newest(key: string): Promise<Newest> {
    const place = folderOf(root, key)
    for (let round = 0; round < ROUNDS; round += 1) {
      const number = Math.max(0, ...(await numbersIn(place)))
      if (number === 0) return { number, version: undefined }
      const version = await readVersion(join(place, String(number)))
      // Swept away or followed between the two: look again. The last time, it is what it is.
      if (version === undefined) continue
      if (version.emptied === true && round < ROUNDS - 1) continue
      const isWhole = version.key === key && version.emptied !== true
      return { number, version: isWhole ? version : { ...DAMAGED, id: version.id } }
    }
    throw new Error('A file of the store is listed, but it is not there.')
  }
  function live({ number, version }: Newest): { value: string; version: string } | undefined {
    if (version === undefined || version.removed) return undefined
    if (version.expiresAt !== null && version.expiresAt <= clock.now()) return undefined
    return { value: version.value, version: `${number}.${version.id}` }
  }

  /** Makes the next version; `false`: somebody was first. */
  async function append(key: string, after: Newest, version: Version): Promise<boolean> {
    const place = folderOf(root, key)
    const draft = join(temporary, version.id)
    await mkdir(temporary, { recursive: true, mode: 0o700 })
    await writeDraft(draft, version)
    const target = join(place, String(after.number + 1))
    try {
      await mkdir(place, { recursive: true, mode: 0o700 })
      if (!(await linked(draft, target))) return false
    } finally {
      await unlink(draft).catch(() => {
        // Lost: an early end of the draft, which a virus scanner may hold open (Windows). It is swept away in a day.
      })
    }
    // Whoever slept since reading may have linked a number that was used and swept. Then a higher one is there that does
    // not follow ours, or the one we follow is gone.
    const overtaken = Math.max(...(await numbersIn(place))) > after.number + 1
    if (overtaken) {
      const successor = await readVersion(join(place, String(after.number + 2)))
      return successor?.after === version.id
    }
    const predecessor = after.number === 0 ? undefined : await readVersion(join(place, String(after.number)))
    if (predecessor?.id !== after.version?.id) {
      await unlink(target).catch(ignoreMissing)
      return false
    }
    await syncFolder(place)
    await tidy(place, temporary, after.number + 1).catch(() => {
      // Lost: why an old version cannot be emptied or deleted. The next write tries again; this one is made.
    })
    return true
  }

  /** Sweeps one shard of keys that were removed or expired long ago. */
  async function sweep(): Promise<void> {
    shard = (shard + 1) % SHARDS
    if (shard === 0) await sweepDrafts()
    const shardFolder = join(root, shard.toString(16).padStart(2, '0'))
    for (const name of await readdir(shardFolder).catch(() => [])) {
      await sweepKey(join(shardFolder, name)).catch(() => {
        // Lost: why a key cannot be swept, such as a damaged file. Whoever reads it is told; whoever writes another is not.
      })
    }
  }

  async function sweepKey(place: string): Promise<void> {
    const numbers = (await numbersIn(place)).toSorted((a, b) => a - b)
    const last = numbers.at(-1)
    if (last !== undefined) {
      const version = await readVersion(join(place, String(last)))
      const gone =
        version !== undefined && (version.removed || (version.expiresAt ?? Infinity) <= clock.now())
      if (!gone || Date.now() - ((await modifiedAt(join(place, String(last)))) ?? Date.now()) < KEEP_GONE)
        return
      for (const number of numbers) await unlink(join(place, String(number))).catch(ignoreMissing)
    }
    // Fails when somebody has just written here; then it stays.
    await rmdir(place).catch(ignoreMissing)
  }

  /** Drafts of processes that were killed. */
  async function sweepDrafts(): Promise<void> {
    for (const name of await readdir(temporary).catch(() => [])) {
      const path = join(temporary, name)
      if (Date.now() - ((await modifiedAt(path)) ?? Date.now()) > KEEP_GONE)
        await unlink(path).catch(ignoreMissing)
    }
  }

  async function change(
    key: string,
    expected: string | undefined,
    next: Omit<Version, 'key' | 'id' | 'after'>,
  ): Promise<string | undefined> {
    const before = await newest(key)
    if (live(before)?.version !== expected) return undefined
    const id = randomBytes(9).toString('base64url')
    const after = before.version?.id ?? null
    if (!(await append(key, before, { key, id, after, ...next }))) return undefined
    writes += 1
    if (writes % SWEEP_EVERY === 0)
      await sweep().catch(() => {
        // Lost: why nothing can be swept. The write is made.
      })
    return `${before.number + 1}.${id}`
  }

  return Object.freeze({
    read: (key: string) => told('read', key, async () => live(await newest(key))),
    write: (key: string, value: string, expected: string | undefined, ttl?: number) =>
      told('write', key, () =>
        change(key, expected, {
          value,
          expiresAt: ttl === undefined ? null : clock.now() + ttl,
          removed: false,
        }),
      ),
    remove: (key: string, expected: string) =>
      told(
        'remove',
        key,
        async () =>
          (await change(key, expected, { value: '', expiresAt: null, removed: true })) !== undefined,
      ),
  })
}

/** Runs one call; what the file system says becomes the error of the store. */
async function told<T>(
  operation: 'read' | 'write' | 'remove',
  key: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw fileFailure(operation, key, error)
  }
}
