import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultOrganization } from '@x/emulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startServer } from '../src/server.ts'
import { readSettings } from '../src/settings.ts'
import { openStore } from '../src/store/open-store.ts'
import { startLocalZoho, type LocalZoho } from '../src/zoho/local-zoho.ts'
import { formTo, openBrowser, visible } from './browser.ts'
import { connectAs, GROUP, startApp } from './running-app.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a folder', () => {
  test('keeps who is connected over a restart, without another login or token', async () => {
    let local: LocalZoho | undefined
    const first = await startServer(readSettings({ PORT: '0', STORE: folder }), async (redirectUri) => {
      local = await startLocalZoho(redirectUri)
      return { ...local, close: () => Promise.resolve() }
    })
    const zoho = local
    if (zoho === undefined) throw new Error('The app started no Zoho.')
    const browser = openBrowser()
    await connectAs(browser, first.origin, 'jp')
    await first.close()

    zoho.emulator.journal.clear()
    const { port } = new URL(first.origin)
    const second = await startServer(readSettings({ PORT: port, STORE: folder }), () => Promise.resolve(zoho))
    const group = await browser.get(`${second.origin}${browser.tenant}/groups/${GROUP}`)
    const [documented] = defaultOrganization('jp').user_groups ?? []
    expect(visible(group)).toContain(documented?.name ?? 'a name')
    expect(zoho.emulator.journal.entries().filter(({ role }) => role === 'accounts')).toEqual([])
    await second.close()
  })

  test('shared by two processes: one login serves both, and a token is renewed once for both', async () => {
    let local: LocalZoho | undefined
    const first = await startServer(readSettings({ PORT: '0', STORE: folder }), async (redirectUri) => {
      local = await startLocalZoho(redirectUri)
      return local
    })
    const zoho = local
    if (zoho === undefined) throw new Error('The app started no Zoho.')
    const second = await startServer(readSettings({ PORT: '0', STORE: folder }), () =>
      Promise.resolve({ ...zoho, close: () => Promise.resolve() }),
    )
    const browser = openBrowser()
    await connectAs(browser, first.origin, 'au')
    expect((await browser.get(`${second.origin}${browser.tenant}/groups/${GROUP}`)).status).toBe(200)

    zoho.emulator.clock.advance(3_600_000)
    zoho.emulator.journal.clear()
    const pages = await Promise.all(
      [first, second, first, second].map(({ origin }) =>
        browser.get(`${origin}${browser.tenant}/groups/${GROUP}`),
      ),
    )
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const calls = zoho.emulator.journal.entries().filter(({ path }) => path === '/oauth/v2/token')
    expect(calls.length).toBe(1)
    await second.close()
    await first.close()
  })

  test('that is away is a page, and nothing is lost when it is back', async () => {
    const app = await startApp({ STORE: folder })
    const browser = openBrowser()
    const home = await connectAs(browser, app.origin, 'eu')
    const moved = `${folder}-moved`
    const { rename } = await import('node:fs/promises')
    await rename(folder, moved)
    await writeFile(folder, 'in the way')
    const page = await browser.get(`${app.origin}${browser.tenant}/home`)
    expect(page.status).toBe(503)
    expect(visible(page)).toContain('The store is away')
    expect(page.html).not.toContain(folder)
    expect((await browser.submit(home, formTo(home, '/disconnect'))).status).toBe(503)
    expect((await browser.get(`${app.origin}/assets/style.css`)).status).toBe(200)

    await rm(folder)
    await rename(moved, folder)
    expect(visible(await browser.get(`${app.origin}${browser.tenant}/home`))).toContain('Nora Lindqvist')
    await app.close()
  })
})

test('a port that is taken is said, and what to do', async () => {
  const app = await startApp()
  await expect(startApp({ PORT: new URL(app.origin).port })).rejects.toThrow(/Port \d+ is taken. Set PORT/)
  await app.close()
})

test('when nobody chose a port, the next free one does', async () => {
  const app = await startApp()
  const taken = Number(new URL(app.origin).port)
  const settings = { ...readSettings({}), port: taken }
  expect(settings.anyPort).toBe(true)
  const next = await startServer(settings)
  expect(Number(new URL(next.origin).port)).toBeGreaterThan(taken)
  await next.close()
  await app.close()
})

test.each([
  [{ PORT: '3000' }],
  [{ APP_ORIGIN: 'https://crm-demo.example' }],
  // Zoho compares the registered redirect address byte for byte.
  [{ ZOHO_CLIENT_ID: '1000.A', ZOHO_CLIENT_SECRET: 's' }],
])('a port that somebody chose, or registered, is used or refused: %j', (variables) => {
  expect(readSettings(variables).anyPort).toBe(false)
})

describe('one setting', () => {
  const missing = (): Promise<never> => Promise.reject(new Error('Cannot find package'))

  test.each([
    ['redis://localhost', 'redis'],
    ['rediss://u:hidden@example.com:6380/1', 'redis'],
    ['postgres://u:hidden@localhost/app', 'pg'],
    ['postgresql://localhost/app', 'pg'],
  ])('%s without its driver says what to install', async (setting, name) => {
    const error = await openStore(setting, missing).catch((thrown: unknown) => thrown)
    expect(String(error)).toContain(`needs the package "${name}"`)
    expect(String(error)).toContain(`add ${name}`)
    expect(String(error)).not.toContain('hidden')
  })

  test('of another kind says which there are', async () => {
    await expect(openStore('mysql://u:hidden@localhost', missing)).rejects.toThrow(
      /redis:\/\/… or postgres:\/\/…/,
    )
  })
})
