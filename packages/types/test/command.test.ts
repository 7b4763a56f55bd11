import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runZohoTypes } from '../src/node/command.ts'

const client = fileURLToPath(new URL('zoho-for-tests.ts', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoho-types-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function run(args: readonly string[], env = {}): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await runZohoTypes(args, {
    env,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  })
  return { code, out, err }
}

describe('zoho-types', () => {
  test('writes a file, finds it up to date, tells what drifted, and mends it', async () => {
    const file = join(folder, 'deep/acme.ts')
    const args = ['--client', client, '--modules', 'Leads', '--out', file]
    expect(await run(args)).toEqual({ code: 0, out: `${file} is written.\n`, err: '' })
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('export const Leads: Module<Leads>')
    expect(await run([...args, '--check'])).toMatchObject({ code: 0, out: `${file} is up to date.\n` })

    writeFileSync(file, text.replaceAll('Company', 'Firm'))
    const checked = await run([...args, '--check'])
    expect(checked.code).toBe(1)
    expect(checked.out).toContain(
      'Breaks reads:\n  Leads.Firm is gone.\nBreaks writes:\n  Leads.Firm is gone.\nAdded:\n  Leads.Company is new.',
    )
    expect(checked.out).toContain('run the command again without --check')
    expect(readFileSync(file, 'utf8')).toContain('Firm')

    expect(await run(args)).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['acme.ts'])
  })

  test('prints without --out; the first line but one is the command', async () => {
    const { code, out } = await run(['--client', client, '--modules', 'Leads,Deals'])
    expect(code).toBe(0)
    expect(out.split('\n')[1]).toContain('// npx zoho-types --client')
    expect(out).toContain('export const Deals')
  })

  test('--layout makes a mandatory field of that layout needed; --common takes what both have', async () => {
    const { out } = await run([
      '--client',
      client,
      '--common',
      'a,b',
      '--modules',
      'Leads',
      '--layout',
      'Standard',
    ])
    expect(out).toMatch(/LeadsCreate extends LeadsFields \{[^}]*readonly Last_Name: string\n/)
  })

  test('--check of a file that is not there ends with 1', async () => {
    const file = join(folder, 'none.ts')
    expect(await run(['--client', client, '--modules', 'Leads', '--out', file, '--check'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('none.ts is not there.'),
    })
  })

  test('leaves a file alone that it did not make', async () => {
    const file = join(folder, 'mine.ts')
    writeFileSync(file, 'export const mine = 1\n')
    const { code, err } = await run(['--client', client, '--modules', 'Leads', '--out', file])
    expect(code).toBe(1)
    expect(err).toContain('was not made by zoho-types and is left alone')
    expect(readFileSync(file, 'utf8')).toBe('export const mine = 1\n')
  })

  test.each([
    ['an unknown option', ['--modul', 'Leads'], 2, 'Try --help.'],
    ['--org and --common', ['--org', 'a', '--common', 'b'], 2, 'give one of the two'],
    ['--check alone', ['--check'], 2, 'name the file with --out'],
    [
      'no way to the organization',
      [],
      1,
      'set ZOHO_CLIENT_ID, ZOHO_CLIENT_SECRET, ZOHO_REFRESH_TOKEN, ZOHO_DC',
    ],
    [
      'a module that is not there',
      ['--client', client, '--modules', 'Lead'],
      1,
      'The organization has no module Lead',
    ],
    [
      'a client that cannot be made',
      ['--client', client, '--org', 'nobody'],
      1,
      'There is no organization nobody.',
    ],
    [
      'a file without a function',
      ['--client', fileURLToPath(new URL('kinds.ts', import.meta.url))],
      1,
      'no default export',
    ],
  ])('says what to do about %s', async (_name, args, code, words) => {
    const answer = await run(args)
    expect(answer).toMatchObject({ code, out: '' })
    expect(answer.err).toContain(words)
  })

  test('several organizations do not come from the environment; no secret is in the message', async () => {
    const env = {
      ZOHO_CLIENT_ID: '1000.A',
      ZOHO_CLIENT_SECRET: 'very-secret',
      ZOHO_REFRESH_TOKEN: '1000.re.fresh',
      ZOHO_DC: 'eu',
    }
    const { code, err } = await run(['--common', 'a,b'], env)
    expect(code).toBe(1)
    expect(err).toContain('holds one organization')
    expect(err).not.toMatch(/very-secret|re\.fresh/)
  })

  test('--help fits into 72 columns', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72)
  })
})
