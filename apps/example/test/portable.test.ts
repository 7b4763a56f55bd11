import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { memoryStore } from '@x/auth'
import { dataCenters } from '@x/dc'
import { systemClock } from '@x/dc/clock'
import { describe, expect, test, vi } from 'vitest'
import { createApp } from '../src/app.ts'
import type { LocalZoho } from '../src/zoho/local-zoho.ts'
import { createZoho, type ZohoOptions } from '../src/zoho/zoho.ts'

const root = resolve(import.meta.dirname, '..')

/** Files of this app that a file reaches, and everything else that they import when they run. */
function reach(entry: string): {
  readonly files: ReadonlySet<string>
  readonly packages: ReadonlySet<string>
} {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const source = readFileSync(file, 'utf8')
    for (const [, clause = '', name = ''] of source.matchAll(
      /^(?:import|export) ([^'"]*?from )?'([^']+)'/gm,
    )) {
      if (clause.startsWith('type ')) continue
      if (name.startsWith('.')) visit(resolve(dirname(file), name))
      else packages.add(name)
    }
  }
  visit(entry)
  return { files, packages }
}

const ORIGIN = 'https://crm-demo.example'

/** The app without a server, with a client of its own. */
function assemble(
  readSource: (file: string) => string,
  more: Partial<ZohoOptions> = {},
): ReturnType<typeof createApp> {
  const zoho = createZoho({
    clients: { web: { clientId: '1000.A', clientSecret: 's' } },
    dc: 'eu',
    dataCenters,
    redirectUri: `${ORIGIN}/callback`,
    store: memoryStore(),
    storePlace: 'Memory.',
    clock: systemClock,
    ...more,
  })
  return createApp({
    zoho,
    origin: ORIGIN,
    secret: 'a secret for this test',
    readSource,
    assets: (c) => Promise.resolve(c.text('')),
  })
}

describe('the app is made of web standards', () => {
  test('nothing that it reaches imports anything of Node’s', () => {
    const { files, packages } = reach(join(root, 'src/app.ts'))
    expect(files.size).toBeGreaterThan(50)
    expect([...packages].filter((name) => /^node:|\/node$|node-server|^@x\/auth\/file/.test(name))).toEqual(
      [],
    )
    const nodes = [...files].filter((file) => /\bBuffer\.|\bprocess\.[a-z]/.test(readFileSync(file, 'utf8')))
    expect(nodes).toEqual([])
  })

  test('so it answers without a server, at an address of its own', async () => {
    const app = assemble((file) => readFileSync(join(root, 'src', file), 'utf8'))
    const answer = await app.request(ORIGIN, { headers: { host: 'crm-demo.example' } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Connect')
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure/)
    expect(answer.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://accounts.zoho.com",
    )
  })
})

test('every address that takes a form wants its token', async () => {
  const everything = { emulator: { control: 'http://127.0.0.1/' } as LocalZoho }
  const client = { clientId: '1000.A', clientSecret: 's' }
  const app = assemble(() => '', { clients: { web: client, device: client, self: client }, ...everything })
  const posts = app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)
  const paths = [...new Set([...posts, '/t/:tenant/groups/:id/delete'])].map((path) =>
    path.replace(':tenant', 'x').replace(':id', '1').replace(':module', 'Leads').replace(':job', '1'),
  )
  expect(paths.length).toBe(23)
  const headers = { host: new URL(ORIGIN).host, origin: ORIGIN }
  for (const path of paths) {
    const body = new URLSearchParams({ csrf: 'guessed' })
    const answer = await app.request(`${ORIGIN}${path}`, { method: 'POST', headers, body })
    expect([path, answer.status]).toEqual([path, 403])
  }
})

describe('something that nobody thought of', () => {
  test('is a page with a reference; what it was stays in the console', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const app = assemble(() => {
      throw new Error('hunter2 in /etc/secrets')
    })
    const answer = await app.request(ORIGIN, { headers: { host: new URL(ORIGIN).host } })
    const html = await answer.text()
    expect(answer.status).toBe(500)
    expect(html).not.toMatch(/hunter2|secrets|Error:/)
    const [, reference = 'none'] = /under ([0-9a-f]{8})/.exec(html) ?? []
    expect(String(logged.mock.calls[0]?.[0])).toContain(reference)
    logged.mockRestore()
  })
})

describe('the source', () => {
  const sources = ['src', 'public', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, folder, name))
      .filter((file) => statSync(file).isFile()),
  )

  test.each(['src', 'public'])('has no file over 150 lines in %s', (folder) => {
    const own = sources.filter((file) => file.startsWith(join(root, folder)))
    expect(own.length).toBeGreaterThan(5)
    const long = own.filter((file) => readFileSync(file, 'utf8').split('\n').length > 151)
    expect(long).toEqual([])
  })
})
