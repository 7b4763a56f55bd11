import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  folderOf,
  ignoreMissing,
  linked,
  modifiedAt,
  syncFolder,
  tidy,
} from '../../src/store/version-files.ts'

const NOW = Date.parse('2026-11-01T12:00:00Z')
const HOUR = 3_600_000
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'x-auth-'))
  vi.spyOn(Date, 'now').mockReturnValue(NOW)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})
/** Where drafts go: not among the versions. */
let drafts = ''
beforeEach(() => {
  drafts = mkdtempSync(join(tmpdir(), 'x-drafts-'))
})
afterEach(() => rmSync(drafts, { recursive: true }))
/** Versions 1 to `last`, each so many milliseconds old. */
function versions(last: number, old: number): void {
  for (let number = 1; number <= last; number += 1) {
    writeFileSync(join(root, String(number)), '')
    utimesSync(join(root, String(number)), (NOW - old) / 1000, (NOW - old) / 1000)
  }
}
const numbers = (): number[] =>
  readdirSync(root)
    .map(Number)
    .toSorted((a, b) => a - b)

describe('old versions', () => {
  it('go in the order of their numbers, of which ten comes after nine', async () => {
    versions(12, HOUR + 1)
    await tidy(root, drafts, 12)
    expect(numbers()).toEqual([11, 12])
  })

  it('stay until they were followed for longer than an hour', async () => {
    versions(4, HOUR)
    await tidy(root, drafts, 4)
    expect(numbers()).toEqual([1, 2, 3, 4])
  })

  it('are two at least, however old they are', async () => {
    versions(2, 100 * HOUR)
    await tidy(root, drafts, 2)
    expect(numbers()).toEqual([1, 2])
  })

  it('of a folder that was swept away are none', async () => {
    await expect(tidy(join(root, 'gone'), drafts, 9)).resolves.toBeUndefined()
  })

  it('that cannot be deleted say so', async () => {
    mkdirSync(join(root, '1'))
    await expect(tidy(root, drafts, 3)).rejects.toThrow(/EISDIR|EPERM/)
  })
})

describe('the folder of a key', () => {
  it('is one of 256 shards, then a name that does not show the key', () => {
    expect(folderOf('/store', 'grant:client:alice')).toMatch(/^\/store[\\/][0-9a-f]{2}[\\/][0-9a-f]{62}$/)
  })
})

describe('making a name', () => {
  it('succeeds once; taken, or swept away meanwhile, it is said to have failed', async () => {
    writeFileSync(join(root, 'draft'), '')
    expect(await linked(join(root, 'draft'), join(root, '1'))).toBe(true)
    expect(await linked(join(root, 'draft'), join(root, '1'))).toBe(false)
    expect(await linked(join(root, 'draft'), join(root, 'gone', '1'))).toBe(false)
  })

  it('fails with what else is wrong with the folder', async () => {
    writeFileSync(join(root, 'file'), '')
    await expect(linked(join(root, 'file'), join(root, 'file', '1'))).rejects.toMatchObject({
      code: 'ENOTDIR',
    })
  })

  it('can do without a folder to sync, and a time to read', async () => {
    await expect(syncFolder(join(root, 'gone'))).resolves.toBeUndefined()
    expect(await modifiedAt(join(root, 'gone'))).toBeUndefined()
  })
})

describe('deleting', () => {
  it.each(['ENOENT', 'ENOTEMPTY', 'EEXIST'])('was done by another, or is another’s now: %s', (code) => {
    expect(() => ignoreMissing(Object.assign(new Error(code), { code }))).not.toThrow()
  })

  it.each(['EACCES', 'EROFS', undefined])('that is not allowed is passed on: %s', (code) => {
    const error = Object.assign(new Error('no'), { code })
    expect(() => ignoreMissing(error)).toThrow(error)
  })
})
