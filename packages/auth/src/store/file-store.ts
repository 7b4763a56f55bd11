import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rmdir, unlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Clock } from '@x/dc/clock'
import { systemClock } from '@x/dc/clock'
import type { Store } from './store.ts'

export interface FileStoreOptions {
  /** @default the machine's clock */
  readonly clock?: Clock
}

/** What stands in one file: one version of one key. */
interface Version {
  readonly key: string
  /** Beside the number, so that a version never repeats even after its folder was swept away. */
  readonly id: string
  readonly value: string
  /** Epoch milliseconds; `null`: stays. */
  readonly expiresAt: number | null
  /** A tombstone: holds the number of what was removed. */
  readonly removed: boolean
}

/** The newest file of a key. `number` 0: there is none. */
interface Newest {
  readonly number: number
  readonly version: Version | undefined
}

/** A version that was followed by another is deleted after this long; a suspended process may still be about to act on it. */
const KEEP_OLD = 3_600_000
/** A key that was removed or has expired is swept away after this long. */
const KEEP_GONE = 86_400_000
/** One write in this many sweeps a shard. */
const SWEEP_EVERY = 16
const SHARDS = 256

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
    for (;;) {
      const number = Math.max(0, ...(await numbersIn(place)))
      if (number === 0) return { number, version: undefined }
      const version = await readVersion(join(place, String(number)))
      // Swept away between the two: look again.
      if (version === undefined) continue
      if (version.key !== key) throw new Error('A file of the store stands in the folder of another key.')
      return { number, version }
    }
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
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(JSON.stringify(version))
      await file.sync()
    } finally {
      await file.close()
    }
    const target = join(place, String(after.number + 1))
    try {
      await mkdir(place, { recursive: true, mode: 0o700 })
      if (!(await linked(draft, target))) return false
    } finally {
      await unlink(draft)
    }
    // Whoever slept since reading may have linked a number that was used and swept: then a higher one is there, or the one
    // we follow is gone.
    const overtaken = Math.max(...(await numbersIn(place))) > after.number + 1
    const predecessor = after.number === 0 ? undefined : await readVersion(join(place, String(after.number)))
    if (overtaken || predecessor?.id !== after.version?.id) {
      if (!overtaken) await unlink(target).catch(ignoreMissing)
      return false
    }
    await syncFolder(place)
    await tidy(place, after.number + 1)
    return true
  }

  /** Deletes what the newest version has followed for long. */
  async function tidy(place: string, current: number): Promise<void> {
    for (const number of await numbersIn(place)) {
      if (number >= current - 1) continue
      const path = join(place, String(number))
      const successor = await modifiedAt(join(place, String(number + 1)))
      if (successor === undefined || Date.now() - successor > KEEP_OLD)
        await unlink(path).catch(ignoreMissing)
    }
  }

  /** Sweeps one shard of keys that were removed or expired long ago. */
  async function sweep(): Promise<void> {
    shard = (shard + 1) % SHARDS
    const shardFolder = join(root, shard.toString(16).padStart(2, '0'))
    for (const name of await readdir(shardFolder).catch(() => [])) {
      const place = join(shardFolder, name)
      const numbers = (await numbersIn(place)).toSorted((a, b) => a - b)
      const last = numbers.at(-1)
      if (last === undefined) {
        await rmdir(place).catch(ignoreMissing)
        continue
      }
      const version = await readVersion(join(place, String(last)))
      const gone =
        version !== undefined && (version.removed || (version.expiresAt ?? Infinity) <= clock.now())
      if (!gone || Date.now() - ((await modifiedAt(join(place, String(last)))) ?? Date.now()) < KEEP_GONE)
        continue
      for (const number of numbers) await unlink(join(place, String(number))).catch(ignoreMissing)
      // Fails when somebody has just written here; then it stays.
      await rmdir(place).catch(ignoreMissing)
    }
  }

  async function change(
    key: string,
    expected: string | undefined,
    next: Omit<Version, 'key' | 'id'>,
  ): Promise<string | undefined> {
    const before = await newest(key)
    if (live(before)?.version !== expected) return undefined
    const id = randomBytes(9).toString('base64url')
    if (!(await append(key, before, { key, id, ...next }))) return undefined
    writes += 1
    if (writes % SWEEP_EVERY === 0) await sweep()
    return `${before.number + 1}.${id}`
  }

  return Object.freeze({
    read: async (key: string) => live(await newest(key)),
    write: (key: string, value: string, expected: string | undefined, ttl?: number) =>
      change(key, expected, {
        value,
        expiresAt: ttl === undefined ? null : clock.now() + ttl,
        removed: false,
      }),
    remove: async (key: string, expected: string) =>
      (await change(key, expected, { value: '', expiresAt: null, removed: true })) !== undefined,
  })
}

/** Keys become hashes: any key is a file name then, and grant ids do not show in the folder. */
function folderOf(root: string, key: string): string {
  const hash = createHash('sha256').update(key).digest('hex')
  return join(root, hash.slice(0, 2), hash.slice(2))
}

async function numbersIn(place: string): Promise<number[]> {
  const names = await readdir(place).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number)
}

/** @returns `undefined` when the file is gone */
async function readVersion(path: string): Promise<Version | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Version
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    // A JSON error would quote the file, which holds tokens.
    if (error instanceof SyntaxError) throw new Error('A file of the store is damaged: it is no JSON.')
    throw error
  }
}

/** @returns whether the link was made; `false`: the name is taken */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    // Taken, or the folder was swept away this moment: either way the caller reads again.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function modifiedAt(path: string): Promise<number | undefined> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return undefined
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
  }
}

/** A new name is durable only when its folder is on disk, too. */
async function syncFolder(place: string): Promise<void> {
  const handle = await open(place, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {
    // Lost: durability of the name on platforms that cannot sync a folder (Windows); the file itself is on disk.
  })
  await handle?.close()
}

function ignoreMissing(error: unknown): void {
  const code = codeOf(error)
  if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
