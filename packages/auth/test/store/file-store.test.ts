import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStore } from '../../src/file.ts'
import { testClock } from '../test-clock.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'x-auth-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const HOUR = 3600
/** The folder of the only key in the store. */
function folder(): string {
  const shards = readdirSync(root).filter((name) => name !== 'tmp')
  expect(shards).toHaveLength(1)
  const keys = readdirSync(join(root, shards[0]!))
  expect(keys).toHaveLength(1)
  return join(root, shards[0]!, keys[0]!)
}
const numbers = (): number[] =>
  readdirSync(folder())
    .map(Number)
    .toSorted((a, b) => a - b)
const file = (number: number): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder(), String(number)), 'utf8')) as Record<string, unknown>
/** Makes a file as another process would have made it, or changes one. */
function put(number: number, changes: Record<string, unknown>, place = folder()): void {
  const version = {
    key: 'key',
    id: `id ${number}`,
    value: `value ${number}`,
    expiresAt: null,
    removed: false,
    after: null,
  }
  writeFileSync(join(place, String(number)), JSON.stringify({ ...version, ...changes }), { mode: 0o600 })
}
function age(number: number, seconds: number, place = folder()): void {
  const then = Date.now() / 1000 - seconds
  utimesSync(join(place, String(number)), then, then)
}

/**
 * A store whose process is stopped for a while after it has read the newest version, and before it makes the next one: its
 * clock is asked in between.
 */
function suspended(meanwhile: () => void): ReturnType<typeof fileStore> {
  let isFirst = true
  const clock = testClock()
  return fileStore(root, {
    clock: {
      ...clock,
      now: () => {
        if (isFirst) meanwhile()
        isFirst = false
        return clock.now()
      },
    },
  })
}

describe('the files of a fileStore', () => {
  it('are one a version, which says what it follows', async () => {
    const clock = testClock()
    const store = fileStore(root, { clock })
    const first = await store.write('key', 'one', undefined)
    const second = await store.write('key', 'two', first, 1000)
    expect(numbers()).toEqual([1, 2])
    expect([first, second]).toEqual([`1.${String(file(1)['id'])}`, `2.${String(file(2)['id'])}`])
    expect(file(1)).toEqual({
      key: 'key',
      id: file(1)['id'],
      after: null,
      value: '',
      expiresAt: null,
      removed: false,
      emptied: true,
    })
    expect(file(2)).toMatchObject({ after: file(1)['id'], value: 'two', expiresAt: clock.now() + 1000 })
    expect(file(1)['id']).toMatch(/^[\w-]{12}$/)
    expect(await store.remove('key', second ?? '')).toBe(true)
    expect(file(3)).toMatchObject({ after: file(2)['id'], value: '', expiresAt: null, removed: true })
  })

  it('with other names are nobody’s, and the highest number counts', async () => {
    const store = fileStore(root)
    await store.write('key', 'one', undefined)
    put(10, {})
    for (const name of ['0', '011', '-3', '1e9', '99x', 'x99', '1234567890123456'])
      writeFileSync(join(folder(), name), 'nothing')
    expect(await store.read('key')).toEqual({ value: 'value 10', version: '10.id 10' })
    for (const number of ['1', '10']) rmSync(join(folder(), number))
    expect(await store.write('key', 'anew', undefined)).toMatch(/^1\./)
  })

  it('end exactly when their time is over', async () => {
    const clock = testClock()
    const store = fileStore(root, { clock })
    await store.write('key', 'one', undefined, 1000)
    await clock.elapse(999)
    expect((await store.read('key'))?.value).toBe('one')
    await clock.elapse(1)
    expect(await store.read('key')).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"key":"key","value":"planted-value'],
    ['null', 'null'],
    ['no key', '{}'],
    ['no id', '{"key":"key"}'],
    ['another key’s', JSON.stringify({ key: 'other', id: 'x', value: 'planted-value' })],
    ['what was emptied', JSON.stringify({ key: 'key', id: 'x', value: '', emptied: true })],
  ])(
    'that hold %s are a row without a value, which can be followed and removed (A23, F3)',
    async (_what, text) => {
      const store = fileStore(root)
      const version = await store.write('key', 'one', undefined)
      writeFileSync(join(folder(), '2'), text)
      const read = await store.read('key')
      expect(read?.value).toBe('')
      expect(read?.version).toMatch(/^2\.(?:damaged|x)$/)
      expect(await store.write('key', 'two', version)).toBeUndefined()
      expect(await store.write('key', 'two', undefined)).toBeUndefined()
      const next = await store.write('key', 'two', read?.version)
      expect(await store.read('key')).toEqual({ value: 'two', version: next })
      writeFileSync(join(folder(), '4'), text)
      expect(await store.remove('key', next ?? '')).toBe(false)
      expect(await store.remove('key', (await store.read('key'))?.version ?? '')).toBe(true)
      expect(await store.read('key')).toBeUndefined()
      expect(await store.write('key', 'three', undefined)).toBeDefined()
    },
  )

  it('that are listed but cannot be opened keep nobody looking for ever', async () => {
    const store = fileStore(root)
    await store.write('key', 'one', undefined)
    symlinkSync('nowhere', join(folder(), '2'))
    await expect(store.read('key')).rejects.toMatchObject({
      code: 'STORE',
      cause: { message: 'A file of the store is listed, but it is not there.' },
    })
  })

  it('that cannot be read for another reason say so', async () => {
    const store = fileStore(root)
    await store.write('key', 'one', undefined)
    mkdirSync(join(folder(), '2'))
    await expect(store.read('key')).rejects.toMatchObject({
      code: 'STORE',
      reason: 'not-set-up',
      cause: { code: 'EISDIR' },
    })
    writeFileSync(join(root, 'no folder'), '')
    await expect(fileStore(join(root, 'no folder')).read('key')).rejects.toMatchObject({
      reason: 'not-set-up',
      cause: { code: 'ENOTDIR' },
    })
    await expect(fileStore(join(root, 'no folder')).write('key', '', undefined)).rejects.toThrow('ENOTDIR')
  })

  it('are made in folders of their owner’s', async () => {
    const store = fileStore(join(root, 'deep', 'er'))
    await store.write('key', 'one', undefined)
    expect(statSync(join(root, 'deep', 'er', 'tmp')).mode & 0o777).toBe(0o700)
  })
})

describe('a process that was stopped between reading and writing', () => {
  it('is beaten when somebody has made the next version', async () => {
    const first = await fileStore(root).write('key', 'one', undefined)
    const late = suspended(() => put(2, { after: file(1)['id'] }))
    expect(await late.write('key', 'late', first, 1000)).toBeUndefined()
    expect((await fileStore(root).read('key'))?.value).toBe('value 2')
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
  })

  it('is beaten when the number that it takes was used and swept since', async () => {
    const first = await fileStore(root).write('key', 'one', undefined, 1e9)
    const id = String(file(1)['id'])
    const late = suspended(() => {
      put(3, { after: 'id 2' })
      put(4, { after: 'id 3' })
      rmSync(join(folder(), '1'))
    })
    expect(id).not.toBe('')
    expect(await late.write('key', 'late', first)).toBeUndefined()
    expect((await fileStore(root).read('key'))?.value).toBe('value 4')
  })

  it('is beaten when all versions of the key were swept away, and leaves none behind', async () => {
    const first = await fileStore(root).write('key', 'one', undefined, 1e9)
    const late = suspended(() => rmSync(join(folder(), '1')))
    expect(await late.write('key', 'late', first)).toBeUndefined()
    expect(await fileStore(root).read('key')).toBeUndefined()
    expect(numbers()).toEqual([])
  })

  it('is beaten when the key was swept away and made anew with the same number', async () => {
    const first = await fileStore(root).write('key', 'one', undefined, 1e9)
    const late = suspended(() => put(1, { id: 'another' }))
    expect(await late.write('key', 'late', first)).toBeUndefined()
    expect(await fileStore(root).read('key')).toEqual({ value: 'value 1', version: '1.another' })
    expect(numbers()).toEqual([1])
  })

  it('has written when another has followed it before it looked', async () => {
    const store = fileStore(root)
    let version = await store.write('key', '0', undefined)
    // Writers of eight instances, which follow each other closely.
    const stores = Array.from({ length: 8 }, () => fileStore(root))
    await Promise.all(
      stores.map(async (each) => {
        for (let done = 0; done < 6;) {
          const row = await each.read('key')
          if ((await each.write('key', String(Number(row?.value) + 1), row?.version)) !== undefined) done += 1
        }
      }),
    )
    version = (await store.read('key'))?.version
    expect(version?.split('.')[0]).toBe('49')
    expect((await store.read('key'))?.value).toBe('48')
  })
})

describe('old versions', () => {
  it('are deleted when they were followed for an hour, but for the last before the newest', async () => {
    const store = fileStore(root)
    let version = await store.write('key', '1', undefined)
    for (const value of ['2', '3', '4', '5', '6']) version = await store.write('key', value, version)
    expect(numbers()).toEqual([1, 2, 3, 4, 5, 6])
    for (const number of [1, 2, 3, 4]) age(number, HOUR + 60)
    await store.write('key', '7', version)
    // 4 was followed by 5 a moment ago only.
    expect(numbers()).toEqual([4, 5, 6, 7])
  })

  it('of many writes go as well: two are left when all are old', async () => {
    const store = fileStore(root)
    let version = await store.write('key', '1', undefined)
    for (let value = 2; value <= 12; value += 1) version = await store.write('key', String(value), version)
    for (const number of numbers()) age(number, HOUR + 60)
    await store.write('key', '13', version)
    // 12 was followed a moment ago, and 11 long ago.
    expect(numbers()).toEqual([12, 13])
  })

  it('are kept for the hour, in which a process that was stopped may still compare with them', async () => {
    const store = fileStore(root)
    let version = await store.write('key', '1', undefined)
    for (const value of ['2', '3', '4']) version = await store.write('key', value, version)
    for (const number of [1, 2, 3]) age(number, HOUR - 60)
    await store.write('key', '5', version)
    expect(numbers()).toEqual([1, 2, 3, 4, 5])
  })

  it('before a gap are deleted, too', async () => {
    const store = fileStore(root)
    let version = await store.write('key', '1', undefined)
    for (const value of ['2', '3', '4']) version = await store.write('key', value, version)
    rmSync(join(folder(), '2'))
    await store.write('key', '5', version)
    expect(numbers()).toEqual([3, 4, 5])
  })
})
