import { createHash } from 'node:crypto'
import { link, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A version that was followed by another is deleted after this long; a suspended process may still be about to act on it. */
const KEEP_OLD = 3_600_000

/** What stands in one file: one version of one key. */
export interface Version {
  readonly key: string
  /** Beside the number, so that a version never repeats even after its folder was swept away. */
  readonly id: string
  readonly value: string
  /** Epoch milliseconds; `null`: stays. */
  readonly expiresAt: number | null
  /** A tombstone: holds the number of what was removed. */
  readonly removed: boolean
  /** `id` of the version that it follows; `null`: it is the first. */
  readonly after: string | null
}

/** Deletes what the newest version has followed for long; oldest first. */
export async function tidy(place: string, current: number): Promise<void> {
  for (const number of (await numbersIn(place)).toSorted((a, b) => a - b)) {
    if (number >= current - 1) return
    const path = join(place, String(number))
    const successor = await modifiedAt(join(place, String(number + 1)))
    if (successor === undefined || Date.now() - successor > KEEP_OLD) await unlink(path).catch(ignoreMissing)
  }
}

/** Keys become hashes: any key is a file name then, and grant ids do not show in the folder. */
export function folderOf(root: string, key: string): string {
  const hash = createHash('sha256').update(key).digest('hex')
  return join(root, hash.slice(0, 2), hash.slice(2))
}

export async function numbersIn(place: string): Promise<number[]> {
  const names = await readdir(place).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number)
}

/** @returns `undefined` when the file is gone */
export async function readVersion(path: string): Promise<Version | undefined> {
  try {
    const version = JSON.parse(await readFile(path, 'utf8')) as Version | null
    if (typeof version?.key === 'string') return version
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    // A JSON error would quote the file, which holds tokens.
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Error('A file of the store is damaged: it holds no version of a row.')
}

/** @returns whether the link was made; `false`: the name is taken */
export async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    // Taken, or the folder was swept away this moment: either way the caller reads again.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false
    throw error
  }
}

export async function modifiedAt(path: string): Promise<number | undefined> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return undefined
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
  }
}

/** A new name is durable only when its folder is on disk, too. */
export async function syncFolder(place: string): Promise<void> {
  const handle = await open(place, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {
    // Lost: durability of the name on platforms that cannot sync a folder (Windows); the file itself is on disk.
  })
  await handle?.close()
}

export function ignoreMissing(error: unknown): void {
  const code = codeOf(error)
  if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code
}
