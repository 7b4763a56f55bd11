import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { formTo, openBrowser, visible } from './browser.ts'
import { connectAs, cookieHeader, startApp } from './running-app.ts'

let app: RunningServer
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const post = (path: string, headers: Record<string, string>, body = ''): Promise<Response> =>
  fetch(`${app.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

/** A request under another name, as a site that points its own name here would make a browser send. */
function askAs(host: string, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: new URL(app.origin).port, path, headers: { host } }, resolve)
      .once('error', reject)
      .end()
  })
}

describe('the session cookie', () => {
  test('is signed, HttpOnly and SameSite', async () => {
    const answer = await fetch(app.origin)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^example_session=[^;]{40,}\.[^;]{40,};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
  })

  test('a forged one is a new session', async () => {
    const browser = openBrowser()
    await connectAs(browser, app.origin, 'eu')
    const cookie = cookieHeader(browser, app.origin)
    const own = await fetch(`${app.origin}${browser.tenant}/home`, {
      headers: { cookie },
      redirect: 'manual',
    })
    expect(own.status).toBe(200)
    const forged = cookie.replace(/.(?=\.)/, (last) => (last === 'A' ? 'B' : 'A'))
    const answer = await fetch(`${app.origin}${browser.tenant}/home`, {
      headers: { cookie: forged },
      redirect: 'manual',
    })
    expect(answer.status).toBe(303)
  })

  test('changes at login, and the old one is worth nothing', async () => {
    const browser = openBrowser()
    await browser.get(`${app.origin}/`)
    const before = cookieHeader(browser, app.origin)
    await connectAs(browser, app.origin, 'eu')
    expect(cookieHeader(browser, app.origin)).not.toBe(before)
    const answer = await fetch(`${app.origin}${browser.tenant}/home`, {
      headers: { cookie: before },
      redirect: 'manual',
    })
    expect(answer.status).toBe(303)
  })
})

describe('a POST', () => {
  test('case 41: from another site is refused', async () => {
    const browser = openBrowser()
    const page = await browser.get(`${app.origin}/`)
    const token = formTo(page, '/connect').fields.find(([name]) => name === 'csrf')?.[1] ?? ''
    const headers = { origin: 'https://evil.example', cookie: cookieHeader(browser, app.origin) }
    const answer = await post('/connect', headers, `csrf=${token}`)
    expect(answer.status).toBe(403)
  })

  test.each([[''], ['csrf='], ['csrf=wrong'], ['csrf[]=x']])(
    'with %j for a token is refused',
    async (body) => {
      const browser = openBrowser()
      await browser.get(`${app.origin}/`)
      const answer = await post(
        '/connect',
        { origin: app.origin, cookie: cookieHeader(browser, app.origin) },
        body,
      )
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('Go back, reload and send it again')
    },
  )

  test('with the token of a session before the login is refused, and says what to do', async () => {
    const browser = openBrowser()
    const old = await browser.get(`${app.origin}/`)
    await connectAs(browser, app.origin, 'eu')
    const page = await browser.submit(old, formTo(old, '/connect'))
    expect(page.status).toBe(403)
    expect(visible(page)).toContain('reload')
  })

  test('of a megabyte is refused with a page', async () => {
    const answer = await post('/connect', { origin: app.origin }, `csrf=${'x'.repeat(1_000_000)}`)
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('64 KiB')
  })
})

describe('assets', () => {
  test.each([
    '/assets/../src/main.ts',
    '/assets/%2e%2e/src/main.ts',
    '/assets/..%2fsrc%2fmain.ts',
    '/assets//etc/passwd',
  ])('%s is not served', async (path) => {
    const answer = await askAs(new URL(app.origin).host, path)
    expect([404, 400]).toContain(answer.statusCode)
  })
})

describe('headers', () => {
  test('allow no inline script, no foreign host, no frame', async () => {
    const answer = await fetch(app.origin)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await answer.text()
    expect(html).not.toMatch(/<script(?![^>]*src="\/assets\/)/)
    expect(html).not.toMatch(/\son\w+=|\sstyle=/)
  })

  test('send the browser to the one address of the app, whatever name it came by', async () => {
    const answer = await askAs('evil.example', '/groups?q=1')
    expect(answer.statusCode).toBe(307)
    expect(answer.headers.location).toBe(`${app.origin}/groups?q=1`)
  })
})
