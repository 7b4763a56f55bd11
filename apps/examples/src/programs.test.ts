import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'vitest'

/** Runs a program as its reader would, without settings: on the emulator. */
async function run(name: string): Promise<readonly string[]> {
  const program = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const { ZOHO_CLIENT_ID: _id, ZOHO_CLIENT_SECRET: _secret, NODE_OPTIONS: _options, ...env } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@x/source', program], { env })
  return stdout.trim().split('\n')
}

test('web', async ({ expect }) => {
  const lines = await run('web')
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.filter((line) => !/^eu: .+ has \d+ active users and \d+ roles$/.test(line))).toEqual([])
  expect(lines).toContainEqual(expect.stringMatching(/has 2 active users and 2 roles$/))
})

test('self-client', async ({ expect }) => {
  expect((await run('self-client'))[0]).toContain(', ')
})

test('device', async ({ expect }) => {
  const [open, groups] = await run('device')
  expect(open).toMatch(/^Open https:\/\/accounts\.zoho\.com\/\S+ and type \S+$/)
  expect(groups).toMatch(/^[1-9]\d* groups$/)
})

test('own-token', async ({ expect }) => {
  expect((await run('own-token'))[0]).toContain(', ')
})

test('import-grant', async ({ expect }) => {
  expect((await run('import-grant')).join(' ')).toMatch(/territories: 2.*roles: 2.*groups: 0.*active: 2/)
})

test('multi-tenant', async ({ expect }) => {
  expect(await run('multi-tenant')).toEqual([
    expect.stringMatching(/^maple: [1-9]\d* groups in ca$/),
    expect.stringMatching(/^tokyo: [1-9]\d* groups in jp$/),
    expect.stringMatching(/^berlin: [1-9]\d* groups in eu$/),
    'berlin: gone',
  ])
})

test('workers', async ({ expect }) => {
  const lines = await run('workers')
  expect(lines).toHaveLength(5)
  expect(lines.at(-1)).toBe('4 processes, 1 token call')
})

const programs = ['web', 'self-client', 'device', 'own-token', 'import-grant', 'multi-tenant', 'workers']

test.for(programs)('%s is under forty lines, and shown in the README', async (name, { expect }) => {
  const source = await readFile(new URL(`${name}.ts`, import.meta.url), 'utf8')
  expect(source.split('\n').length - 1).toBeLessThan(40)
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`file=src/${name}.ts#${name}`)
})
