import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type * as fsPromises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fileStore } from '../../src/file.ts'

type Handle = fsPromises.FileHandle

/** What the store does to the disk, and what happens in between. */
const disk = vi.hoisted(() => ({
  opened: [] as Handle[],
  synced: [] as string[],
  beforeLink: (): void => {},
  afterLink: (_target: string): void => {},
  refuse: undefined as 'unlink' | 'rename' | undefined,
  beforeList: (_path: string): void => {},
  beforeSync: (_path: string): void => {},
}))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fsPromises>()
  return {
    ...real,
    open: async (path: string, flags: string, mode?: number) => {
      const handle = await real.open(path, flags, mode)
      disk.opened.push(handle)
      const sync = handle.sync.bind(handle)
      handle.sync = async () => {
        disk.beforeSync(path)
        await sync()
        disk.synced.push(path)
      }
      return handle
    },
    link: async (from: string, to: string) => {
      disk.beforeLink()
      await real.link(from, to)
      disk.afterLink(to)
    },
    unlink: async (path: string) => {
      if (disk.refuse === 'unlink') throw Object.assign(new Error('EPERM: held open'), { code: 'EPERM' })
      await real.unlink(path)
    },
    rename: async (from: string, to: string) => {
      if (disk.refuse === 'rename') throw Object.assign(new Error('EPERM: held open'), { code: 'EPERM' })
      await real.rename(from, to)
    },
    readdir: async (path: string) => {
      disk.beforeList(path)
      return real.readdir(path)
    },
  }
})
// The first sweep takes shard 00, and the drafts with it.
vi.mock('node:crypto', async (original) => (await import('./last-shard.ts')).lastShard(original))

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'x-auth-'))
  disk.opened.length = 0
  disk.synced.length = 0
})
afterEach(() => {
  disk.beforeLink = () => {}
  disk.refuse = undefined
  disk.afterLink = () => {}
  disk.beforeList = () => {}
  disk.beforeSync = () => {}
  rmSync(root, { recursive: true })
})

it('a written row is on disk, and then its name; no file stays open', async () => {
  const store = fileStore(root)
  let folder = ''
  disk.afterLink = (target) => {
    folder = join(target, '..')
    expect(disk.synced).toHaveLength(1)
  }
  await store.write('key', 'one', undefined)
  disk.afterLink = () => {}
  expect(disk.synced.map((path) => path === folder)).toEqual([false, true])
  expect(disk.synced[0]?.startsWith(join(root, 'tmp'))).toBe(true)
  let version = (await store.read('key'))?.version
  for (let time = 0; time < 20; time += 1) version = await store.write('key', String(time), version)
  expect(disk.opened.length).toBeGreaterThan(40)
  expect(disk.opened.filter(({ fd }) => fd !== -1)).toEqual([])
})

it('a disk that cannot sync a folder still takes the row', async () => {
  const store = fileStore(root)
  disk.beforeSync = (path) => {
    if (!path.startsWith(join(root, 'tmp'))) throw new Error('EPERM: operation not permitted, fsync')
  }
  const version = await store.write('key', 'one', undefined)
  expect(await store.read('key')).toEqual({ value: 'one', version })
  expect(disk.synced).toHaveLength(1)
  expect(disk.opened.filter(({ fd }) => fd !== -1)).toEqual([])
})

it('a writer has written when others followed before it looked, and swept what it follows', async () => {
  const store = fileStore(root)
  const first = await store.write('key', 'one', undefined)
  disk.afterLink = (target) => {
    const folder = join(target, '..')
    const { id } = JSON.parse(readFileSync(target, 'utf8')) as { id: string }
    const follower = { key: 'key', id: 'id 3', value: 'three', expiresAt: null, removed: false, after: id }
    writeFileSync(join(folder, '3'), JSON.stringify(follower))
    rmSync(join(folder, '1'))
  }
  const second = await store.write('key', 'two', first)
  expect(second).toMatch(/^2\./)
  expect((await store.read('key'))?.version).toBe('3.id 3')
})

it.each([
  ['with another in between', ['3', '9']],
  ['and the one in between is gone', ['9']],
])(
  'a writer whose number was used before is beaten, though what it follows is there: %s',
  async (_how, there) => {
    const store = fileStore(root)
    const first = await store.write('key', 'one', undefined)
    disk.afterLink = (target) => {
      for (const number of there) {
        const later = {
          key: 'key',
          id: `id ${number}`,
          value: number,
          expiresAt: null,
          removed: false,
          after: 'x',
        }
        writeFileSync(join(target, '..', number), JSON.stringify(later))
      }
    }
    expect(await store.write('key', 'two', first)).toBeUndefined()
    expect((await store.read('key'))?.value).toBe('9')
  },
)

it('a sweep that may not list the folders ends no write', async () => {
  const store = fileStore(root)
  const refused: string[] = []
  disk.beforeList = (path) => {
    if (path !== join(root, 'tmp') && path !== join(root, '00')) return
    refused.push(path)
    throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
  }
  for (let time = 0; time < 16; time += 1)
    expect(await store.write(`key ${time}`, '', undefined)).toBeDefined()
  expect(refused).toEqual([join(root, 'tmp'), join(root, '00')])
})

describe('a file system that refuses (F20, A24)', () => {
  const refused = (code: string, syscall = 'write'): Error =>
    Object.assign(new Error(`${code}: refused, ${syscall} 'secret-value'`), { code, syscall })

  it.each([
    ['ENOSPC', 'full', false],
    ['EDQUOT', 'full', false],
    ['EROFS', 'read-only', false],
    ['EACCES', 'permission', false],
    ['EPERM', 'permission', false],
    ['EMFILE', 'unavailable', true],
    ['EIO', 'unknown', true],
  ])('with %s while writing is %s, and leaves no draft', async (code, reason, retryable) => {
    const store = fileStore(root)
    disk.beforeSync = () => {
      throw refused(code)
    }
    for (let time = 0; time < 3; time += 1) {
      const error = await store
        .write('grant:c:alice', 'secret-value', undefined)
        .catch((each: unknown) => each)
      expect(error).toMatchObject({
        code: 'STORE',
        reason,
        retryable,
        operation: 'write',
        grantId: 'alice',
        cause: { code },
      })
      expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('secret-value')
    }
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
  })

  it.each(['ENOTSUP', 'EPERM'])('hard links with %s cannot hold a store', async (code) => {
    const store = fileStore(root)
    disk.beforeLink = () => {
      throw refused(code, 'link')
    }
    await expect(store.write('key', 'one', undefined)).rejects.toMatchObject({
      reason: 'not-set-up',
      retryable: false,
      message: expect.stringContaining('hard links') as string,
    })
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
  })
})

describe('what comes after the deciding step (F13)', () => {
  it.each(['unlink', 'rename'] as const)(
    'fails no write when %s does, and is done by a later one',
    async (step) => {
      const store = fileStore(root)
      const first = await store.write('key', 'planted one', undefined)
      disk.refuse = step
      const second = await store.write('key', 'two', first)
      expect(second).toMatch(/^2\./)
      expect(await store.read('key')).toEqual({ value: 'two', version: second })
      disk.refuse = undefined
      await store.write('key', 'three', second)
      const left = (readdirSync(root, { recursive: true }) as string[]).filter((name) =>
        /[\\/]\d+$/.test(name),
      )
      expect(left.filter((name) => readFileSync(join(root, name), 'utf8').includes('planted one'))).toEqual(
        [],
      )
    },
  )
})
