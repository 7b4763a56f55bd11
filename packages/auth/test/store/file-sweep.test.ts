import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fileStore } from '../../src/file.ts'
import { testClock } from '../test-clock.ts'

vi.mock('node:crypto', async (original) => (await import('./last-shard.ts')).lastShard(original))

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'x-auth-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

const DAY = 86_400
const clock = testClock()
const past = clock.now() - 1
const aged = (path: string, seconds: number): void => {
  const then = Date.now() / 1000 - seconds
  utimesSync(path, then, then)
}
function key(shard: string, name: string, versions: readonly object[], seconds: number): string {
  const place = join(root, shard, name)
  mkdirSync(place, { recursive: true })
  for (const [index, version] of versions.entries()) {
    const path = join(place, String(index + 1))
    writeFileSync(
      path,
      JSON.stringify({
        key: name,
        id: 'id',
        value: '',
        expiresAt: null,
        removed: false,
        after: null,
        ...version,
      }),
    )
    aged(path, seconds)
  }
  return place
}
const removed = [{}, { removed: true }]
const write = async (times: number): Promise<void> => {
  const store = fileStore(root, { clock })
  let version: string | undefined
  for (let time = 0; time < times; time += 1) version = await store.write('busy', String(time), version)
}

it('each sixteenth write sweeps one shard of what was removed or expired a day ago', async () => {
  const swept = [
    key('00', 'removed', removed, DAY + 60),
    key('00', 'expired', [{ expiresAt: past }], DAY + 60),
    key('00', 'expired now', [{ expiresAt: clock.now() }], DAY + 60),
    key('00', 'empty', [], 0),
  ]
  const kept = [
    key('00', 'removed lately', removed, DAY - 60),
    key('00', 'expired lately', [{ expiresAt: past }], DAY - 60),
    key('00', 'in use', [{}], 10 * DAY),
    key('00', 'to expire', [{ expiresAt: clock.now() + 1 }], 10 * DAY),
    key('00', 'made again', [{ removed: true }, {}], 10 * DAY),
    key('01', 'of the next shard', removed, DAY + 60),
  ]
  await write(15)
  expect(swept.map(existsSync)).toEqual(swept.map(() => true))
  await write(0)
  const store = fileStore(root, { clock })
  for (let time = 0; time < 16; time += 1) await store.write(`key ${time}`, '', undefined)
  expect(swept.filter(existsSync)).toEqual([])
  expect(kept.map(existsSync)).toEqual(kept.map(() => true))
  for (let time = 0; time < 16; time += 1) await store.write(`more ${time}`, '', undefined)
  expect(existsSync(kept.at(-1)!)).toBe(false)
  expect(kept.slice(0, -1).map(existsSync)).toEqual(kept.slice(1).map(() => true))
})

it('with the first shard go the drafts of processes that were killed a day ago', async () => {
  mkdirSync(join(root, 'tmp'))
  for (const [name, seconds] of [
    ['old', DAY + 60],
    ['young', DAY - 60],
  ] as const) {
    writeFileSync(join(root, 'tmp', name), '')
    aged(join(root, 'tmp', name), seconds)
  }
  await write(15)
  expect(readdirSync(join(root, 'tmp')).toSorted()).toEqual(['old', 'young'])
  await write(0)
  const store = fileStore(root, { clock })
  for (let time = 0; time < 16; time += 1) await store.write(`key ${time}`, '', undefined)
  expect(readdirSync(join(root, 'tmp'))).toEqual(['young'])
  aged(join(root, 'tmp', 'young'), DAY + 60)
  for (let time = 0; time < 16; time += 1) await store.write(`more ${time}`, '', undefined)
  expect(readdirSync(join(root, 'tmp'))).toEqual(['young'])
})

it('a day is over when it is: a key goes then, a draft a moment later', async () => {
  const now = Math.floor(Date.now() / 1000) * 1000
  vi.spyOn(Date, 'now').mockReturnValue(now)
  const place = key('00', 'removed', removed, DAY)
  mkdirSync(join(root, 'tmp'))
  writeFileSync(join(root, 'tmp', 'draft'), '')
  aged(join(root, 'tmp', 'draft'), DAY)
  await write(16)
  expect(existsSync(place)).toBe(false)
  expect(readdirSync(join(root, 'tmp'))).toEqual(['draft'])
})

it('what stands in the newest version counts, of which ten comes after nine', async () => {
  const gone = key('00', 'removed', [...Array.from({ length: 9 }, () => ({})), { removed: true }], DAY + 60)
  const used = key(
    '00',
    'in use',
    [...Array.from({ length: 8 }, () => ({})), { removed: true }, {}],
    DAY + 60,
  )
  await write(16)
  expect(existsSync(gone)).toBe(false)
  expect(readdirSync(used)).toHaveLength(10)
})

it('a file that cannot be read ends no write: only its own key is lost', async () => {
  const place = key('00', 'odd', [{}], 0)
  mkdirSync(join(place, '2'))
  const store = fileStore(root, { clock })
  for (let time = 0; time < 16; time += 1)
    expect(await store.write(`key ${time}`, '', undefined)).toBeDefined()
})
