import { createHash, randomBytes } from 'node:crypto'
import { link, open, readdir, readFile, rename, unlink, utimes } from 'node:fs/promises'
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
  /** It was followed, and its value, which may have been a secret, was taken out. */
  readonly emptied?: true
  /** The file holds no version of this key. Nothing of it is used; it can be followed by another. */
  readonly damaged?: true
}

/**
 * Takes the values out of all versions that the newest one has followed, and deletes those that were followed long ago;
 * oldest first. What was replaced or removed may have been a secret: it is gone as soon as nobody needs it.
 */
export async function tidy(place: string, temporary: string, current: number): Promise<void> {
  for (const number of (await numbersIn(place)).toSorted((a, b) => a - b)) {
    if (number >= current) return
    const path = join(place, String(number))
    const successor = number === current - 1 ? Infinity : await modifiedAt(join(place, String(number + 1)))
    if (successor === undefined || Date.now() - successor > KEEP_OLD) await unlink(path).catch(ignoreMissing)
    else await empty(path, temporary)
  }
}

/** Replaces a file by one without the value. A suspended process still finds whom it follows. */
async function empty(path: string, temporary: string): Promise<void> {
  const version = await readVersion(path)
  if (version === undefined || version.emptied === true || version.damaged === true) return
  const at = (await modifiedAt(path)) ?? Date.now()
  const draft = join(temporary, randomBytes(9).toString('base64url'))
  try {
    await writeDraft(draft, { ...version, value: '', emptied: true })
    // When it was followed is told by the times of files.
    await utimes(draft, at / 1000, at / 1000)
    await rename(draft, path)
  } catch (error) {
    await unlink(draft).catch(ignoreMissing)
    ignoreMissing(error)
  }
}

/** Writes a version under a name that nobody reads yet; leaves nothing behind when that fails. */
export async function writeDraft(draft: string, version: Version): Promise<void> {
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(version))
    await file.sync()
  } catch (error) {
    await file.close()
    await unlink(draft)
    throw error
  }
  await file.close()
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
    if (typeof version?.key === 'string' && typeof version.id === 'string') return version
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    // Lost: where the JSON broke. The error would quote the file, which holds tokens.
    if (!(error instanceof SyntaxError)) throw error
  }
  return DAMAGED
}

/** What an empty, cut or strange file is read as. */
export const DAMAGED: Version = Object.freeze({
  key: '',
  id: 'damaged',
  value: '',
  expiresAt: null,
  removed: false,
  after: null,
  damaged: true,
})

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
