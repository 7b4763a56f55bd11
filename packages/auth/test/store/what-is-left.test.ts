// What stands in the folder of a file store after something was replaced, encrypted, renewed or removed (A2).
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStore } from '../../src/file.ts'
import { createAuth, disconnect, encryptedStore, importGrant, rewrap } from '../leak-check.ts'
import { failure } from '../refresh/setup.ts'

const TOKEN = '1000.plain0123456789abcdef.refresh0123456789'
const keys = [{ id: 'k1', key: `${'A'.repeat(43)}=` }]
const newKeys = [{ id: 'k2', key: `${'B'.repeat(43)}=` }, ...keys]

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'x-auth-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function files(): readonly string[] {
  return (readdirSync(root, { recursive: true }) as string[])
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
}
const holding = (text: string): number =>
  files().filter((path) => readFileSync(path, 'utf8').includes(text)).length

const options = {
  clientId: '1000.C',
  clientSecret: 's',
  fetch: async () => Promise.reject(new Error('no network')),
}
const auth = (store = fileStore(root)): ReturnType<typeof createAuth> => createAuth({ ...options, store })
const grant = { grantId: 'g', refreshToken: TOKEN, dc: 'us' }

describe('a file store keeps nothing', () => {
  it('in plain text of what was encrypted', async () => {
    await importGrant(auth(), grant)
    expect(holding(TOKEN)).toBe(1)
    const moving = auth(encryptedStore(fileStore(root), { keys, plaintext: 'accept' }))
    expect(await rewrap(moving, 'g')).toBe(true)
    expect(holding(TOKEN)).toBe(0)
  })

  it('of an old key, after a rotation', async () => {
    await importGrant(auth(encryptedStore(fileStore(root), { keys })), grant)
    expect(holding('x1.k1.')).toBe(1)
    await rewrap(auth(encryptedStore(fileStore(root), { keys: newKeys })), 'g')
    expect([holding('x1.k1.'), holding('x1.k2.')]).toEqual([0, 1])
  })

  it('of what was disconnected, though Zoho could not be reached', async () => {
    await importGrant(auth(), grant)
    expect(await disconnect(auth(), 'g', { whenNotRevoked: 'remove' })).toMatchObject({ found: true })
    expect(holding(TOKEN)).toBe(0)
  })

  it('of a refresh token that was replaced', async () => {
    await importGrant(auth(), grant)
    await importGrant(auth(), { ...grant, refreshToken: '1000.other0123456789abcdef.other0123456789' })
    expect(holding(TOKEN)).toBe(0)
  })

  it('that a process left which was killed between writing and emptying, after the next write', async () => {
    const store = fileStore(root)
    let version = await store.write('key', 'planted one', undefined)
    const [first] = files()
    const whole = readFileSync(first ?? '', 'utf8')
    version = await store.write('key', 'two', version)
    writeFileSync(first ?? '', whole)
    expect(holding('planted one')).toBe(1)
    version = await store.write('key', 'three', version)
    version = await store.write('key', 'four', version)
    expect(holding('planted one')).toBe(0)
  })

  it('and writers beside each other see no emptied value', async () => {
    const seen: unknown[] = []
    await fileStore(root).write('key', '0', undefined)
    const work = async (): Promise<void> => {
      const store = fileStore(root)
      for (let round = 0; round < 30; round += 1) {
        const row = await store.read('key')
        if (row === undefined || row.value === '') seen.push(row)
        await store.write('key', `${Number(row?.value) + 1}`, row?.version)
      }
    }
    await Promise.all([work(), work(), work(), work()])
    expect(seen).toEqual([])
  })
})

describe('a damaged row (A23, F3)', () => {
  it.each(['', '{"key":"gr'])(
    'of %j is told as damaged, and freed by removing, importing and logging in',
    async (text) => {
      await importGrant(auth(), grant)
      const [path] = files()
      const damage = (number: number): void => writeFileSync(join(path ?? '', '..', String(number)), text)
      damage(1)
      expect(
        await failure(() =>
          importGrant(auth(encryptedStore(fileStore(root), { keys })), grant).then(() => {
            throw new Error('imported')
          }),
        ),
      ).toMatchObject({ message: 'imported' })
      damage(3)
      expect(await disconnect(auth(), 'g', { whenNotRevoked: 'remove' })).toMatchObject({ found: true })
      await importGrant(auth(), grant)
      damage(9)
      const { describeGrant } = await import('../leak-check.ts')
      expect(await failure(() => describeGrant(auth(), 'g'))).toMatchObject({
        code: 'GRANT_UNREADABLE',
        reason: 'damaged',
        retryable: false,
      })
    },
  )
})
