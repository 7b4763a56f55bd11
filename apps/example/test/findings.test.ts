// What an attack on this app found, by its numbers.
import { get } from 'node:http'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '@x/auth'
import { systemClock } from '@x/dc/clock'
import { approveDevice } from '@x/emulator'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { safeReturnTo } from '../src/security.ts'
import { random } from '../src/session/secrets.ts'
import { createSessions } from '../src/session/session-store.ts'
import { formTo, openBrowser, placeOf, type Page } from './browser.ts'
import { connectAs, cookieHeader, emulatorOf, hurried, startApp, until } from './running-app.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'example-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const rows = (): number =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => /[\\/]\d+$/.test(name)).length

describe('sessions', () => {
  test('A8: a login leaves nothing in the session of before, however busily somebody writes to it', async () => {
    const app = await startApp({ STORE: folder })
    const stop = new AbortController()
    try {
      const victim = openBrowser()
      const first = await victim.get(app.origin)
      const cookie = cookieHeader(victim, app.origin)
      const csrf = formTo(first, '/connect').fields.find(([name]) => name === 'csrf')?.[1] ?? ''
      const attack = async (): Promise<void> => {
        while (!stop.signal.aborted) {
          const headers = { origin: app.origin, cookie, 'content-type': 'application/x-www-form-urlencoded' }
          const body = new URLSearchParams({ csrf }).toString()
          const answer = await fetch(`${app.origin}/connect/device/cancel`, {
            method: 'POST',
            redirect: 'manual',
            headers,
            body,
          })
          await answer.body?.cancel()
        }
      }
      const attacks = [attack(), attack(), attack(), attack()]
      const home = await connectAs(victim, app.origin, 'eu').finally(() => stop.abort())
      await Promise.all(attacks)
      expect(placeOf(home)).toBe('/home')
      const planted = await fetch(home.url, { headers: { cookie }, redirect: 'manual' })
      expect([planted.status, planted.headers.get('location')]).toEqual([
        303,
        `/?${new URLSearchParams({ returnTo: home.url.pathname }).toString()}`,
      ])
    } finally {
      stop.abort()
      await app.close()
    }
  })

  test('A8: the old session is gone when a login ends, and one that somebody keeps writing to is over as well', async () => {
    const store = memoryStore()
    const all = createSessions(store, 'secret', systemClock)
    const id = random()
    const session = await all.open(id)
    await session.update((data) => ({ ...data, notice: 'before' }))
    const next = (await session.rotate((data) => ({ ...data, notice: 'after' }))) ?? ''
    expect([(await all.open(id)).data.notice, (await all.open(next)).data.notice]).toEqual([
      undefined,
      'after',
    ])

    // Every removal loses against somebody who writes: it cannot keep the owner from logging in.
    const busy = createSessions({ ...store, remove: async () => false }, 'secret', systemClock)
    const attacked = await busy.open(next)
    const third = (await attacked.rotate((data) => ({ ...data, notice: 'in' }))) ?? ''
    expect([(await busy.open(next)).data.notice, (await busy.open(third)).data.notice]).toEqual([
      undefined,
      'in',
    ])
    const late = await busy.open(next)
    await expect(late.update((data) => data)).rejects.toMatchObject({ status: 409 })
  })

  test('A30, F26: visits without a cookie store nothing, and what is not there gets no cookie', async () => {
    const app = await startApp({ STORE: folder })
    try {
      const before = rows()
      for (let visit = 0; visit < 20; visit += 1) {
        const page = await fetch(app.origin)
        expect(page.headers.getSetCookie()).toHaveLength(1)
        const missing = await fetch(`${app.origin}/wp-login-${visit}.php`)
        expect([missing.status, missing.headers.getSetCookie()]).toEqual([404, []])
      }
      expect(rows()).toBe(before)
    } finally {
      await app.close()
    }
  })

  test('A8: over https the cookie is named __Host-, without a domain', async () => {
    const app = await startApp({ STORE: folder, APP_ORIGIN: 'https://app.example' })
    try {
      const { port } = new URL(app.address)
      const setCookie = await new Promise<readonly string[]>((resolve, reject) => {
        get({ host: 'localhost', port, headers: { host: 'app.example' } }, (answer) => {
          answer.resume()
          resolve(answer.headers['set-cookie'] ?? [])
        }).on('error', reject)
      })
      expect(setCookie).toHaveLength(1)
      expect(setCookie[0]).toMatch(/^__Host-example_session=/)
      expect(setCookie[0]).toMatch(/; Secure/)
      expect(setCookie[0]).not.toMatch(/Domain/i)
    } finally {
      await app.close()
    }
  })
})

const origin = 'http://localhost:3000'
test.each([
  '/.//evil.example/x',
  '/..//evil.example',
  '/%2e//evil.example',
  '/a/..//evil.example',
  '/.\\/evil.example',
  '/.//user:p@evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  'https://evil.example',
  '/./\\evil.example',
  '/%2E%2E//evil.example',
  '',
  'home',
])('A9, F2: %j leads back to this app', (value) => {
  const path = safeReturnTo(value, origin)
  expect(new URL(path, origin).origin).toBe(origin)
  expect(path).not.toMatch(/^\/[/\\]/)
})
test.each([
  ['/groups?x=1', '/groups?x=1'],
  ['/a/../groups', '/groups'],
  ['/t/1/records/Leads', '/t/1/records/Leads'],
])('%s stays what it is', (value, expected) => {
  expect(safeReturnTo(value, origin)).toBe(expected)
})

describe('pages', () => {
  let app: Awaited<ReturnType<typeof startApp>>
  let browser: ReturnType<typeof openBrowser>
  let home: Page
  beforeEach(async () => {
    app = await startApp({ STORE: folder })
    browser = openBrowser()
    home = await connectAs(browser, app.origin, 'eu')
  })
  afterEach(() => app.close())
  const readText = (path: string): string => readFileSync(path, 'utf8')
  /** The file of the newest version of the grant. */
  const grantFile = (): string => {
    const files = (readdirSync(folder, { recursive: true }) as string[])
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
    const found = files.find((path) => readText(path).includes('refreshToken'))
    if (found === undefined) throw new Error('No file of the grant.')
    return found
  }

  test('A29: no cache keeps what has a name or a cookie in it', async () => {
    const own = ['/home', '/groups', '/home/token'].map((path) => `${browser.tenant}${path}`)
    for (const path of ['/', ...own, '/nothing-here'])
      expect([path, (await browser.get(`${app.origin}${path}`)).headers.get('cache-control')]).toEqual([
        path,
        'no-store',
      ])
    expect(home.headers.get('x-frame-options')).toBe('DENY')
  })

  test('A13: a click on something whose row cannot be read ends no process', async () => {
    const page = await browser.get(`${app.origin}${browser.tenant}/break`)
    writeFileSync(grantFile(), '')
    const say = vi.spyOn(app.zoho.activity, 'say')
    await browser.submit(page, formTo(page, '/break'), { what: 'expire' })
    const said = (): string => say.mock.calls.map(([, { text }]) => text).join(' ')
    await expect.poll(said).toContain('GrantUnreadableError')
    expect(said()).not.toContain(folder)
    expect((await browser.get(app.origin)).status).toBe(200)
  })

  test('A31: a form that breaks off is a 400 in words', async () => {
    const broken = await fetch(`${app.origin}/connect`, {
      method: 'POST',
      headers: {
        origin: app.origin,
        cookie: cookieHeader(browser, app.origin),
        'content-type': 'multipart/form-data; boundary=x',
      },
      body: '--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\nhalf',
    })
    expect(broken.status).toBe(400)
    expect(await broken.text()).toContain('not a whole form')
  })

  test('A31: the live log ends with the connection', async () => {
    const log = await fetch(`${app.origin}${browser.tenant}/break/log`, {
      headers: { cookie: cookieHeader(browser, app.origin) },
    })
    const reading = log.text()
    const page = await browser.get(`${app.origin}${browser.tenant}/home`)
    await browser.submit(page, formTo(page, '/disconnect'))
    expect(await reading).toContain('data:')
  })

  test('A32: a device that was allowed and then cancelled leaves no grant', async () => {
    const start = await browser.get(`${app.origin}/connect/device`)
    const waiting = await browser.submit(start, formTo(start, '/connect/device'))
    const [, userCode = ''] = /class="code">([^<]+)</.exec(waiting.html) ?? []
    const before = grants()
    await approveDevice(emulatorOf(app), { userCode, dc: 'us' })
    await hurried(
      app,
      until(
        () => browser.get(`${app.origin}/connect/device/state`),
        (page) => page.headers.get('live-end') === '/connect/device/done',
      ),
    )
    expect(grants()).toBe(before + 1)
    await browser.submit(waiting, formTo(waiting, '/connect/device/cancel'))
    expect(grants()).toBe(before)
  })
  const grants = (): number =>
    (readdirSync(folder, { recursive: true }) as string[])
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile() && readText(path).includes('refreshToken')).length
})
