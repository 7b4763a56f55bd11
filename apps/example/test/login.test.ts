import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { formTo, linksOf, openBrowser, placeOf, visible, type Page } from './browser.ts'
import { connectAs, emulatorOf, hurried, startApp, type Browser } from './running-app.ts'

let app: RunningServer
let browser: Browser
beforeAll(async () => {
  app = await startApp()
})
beforeEach(() => {
  browser = openBrowser()
  emulatorOf(app).faults.clear()
  emulatorOf(app).journal.clear()
})
afterAll(() => app.close())

/** A login as far as Zoho's consent, and the callback that Zoho would answer with; nobody has gone there yet. */
async function callbackOf(dc = 'eu'): Promise<URL> {
  const consent = await consentPage(dc)
  const form = formTo(consent, `${consent.url.origin}/oauth/v2/approve`)
  const body = new URLSearchParams({ ...Object.fromEntries(form.fields), decision: 'allow' })
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? '')
}

async function consentPage(dc: string): Promise<Page> {
  const first = await browser.get(`${app.origin}/`)
  const accounts = await browser.submit(first, formTo(first, '/connect'))
  const [account = ''] = linksOf(accounts, new RegExp(`data-dc="${dc}"`))
  return browser.get(new URL(account, accounts.url))
}

function tokenCalls(): number {
  return emulatorOf(app)
    .journal.entries()
    .filter(({ path }) => path.endsWith('/token')).length
}

/** A page that a person can do something with: a heading, no stack, no tag that came from outside. */
function assertHelpful(page: Page, status: number, words: RegExp): void {
  expect(page.status).toBe(status)
  expect(visible(page)).toMatch(words)
  expect(page.html).not.toMatch(/\n\s+at |node_modules|\.tsx?:\d/)
  expect(linksOf(page, /class="button main"/).length).toBe(1)
}

describe('a login that goes wrong says so', () => {
  test('denied consent', async () => {
    const page = await connectAs(browser, app.origin, 'eu', 'deny')
    assertHelpful(page, 403, /You did not allow it.*Nothing was saved/)
    expect(tokenCalls()).toBe(0)
    expect((await browser.get(`${app.origin}/t/tenant-of-before/home`)).url.pathname).toBe('/')
  })

  test('a callback without a login', async () => {
    const page = await browser.get(`${app.origin}/callback?code=x&state=y&location=eu`)
    assertHelpful(page, 400, /cannot be finished.*connect again/i)
  })

  test('a callback of somebody else', async () => {
    const callback = await callbackOf()
    const page = await openBrowser().get(callback)
    assertHelpful(page, 400, /cannot be finished/)
    expect(tokenCalls()).toBe(0)
    expect(placeOf(await browser.get(callback))).toBe('/home')
  })

  test('a callback that is used twice keeps the tenant of the first', async () => {
    const callback = await callbackOf()
    expect(placeOf(await browser.get(callback))).toBe('/home')
    assertHelpful(await browser.get(callback), 400, /cannot be finished/)
    expect(tokenCalls()).toBe(1)
    expect((await browser.get(`${app.origin}${browser.tenant}/home`)).status).toBe(200)
  })

  test('a callback that comes too late', async () => {
    const callback = await callbackOf()
    emulatorOf(app).clock.advance(3_600_000)
    assertHelpful(await browser.get(callback), 400, /connect again/i)
  })

  test.each([
    ['https://evil.example'],
    ['https://accounts.zoho.eu'],
    ['https://accounts.zoho.com@evil.example'],
    ['https://accounts.zoho.com.evil.example'],
    ['http://127.0.0.1:1'],
    ['javascript:alert(1)'],
    ['<script>alert(1)</script>'],
    ['x'.repeat(9000)],
  ])('a forged accounts-server gets nothing: %#', async (forged) => {
    const callback = await callbackOf()
    callback.searchParams.set('accounts-server', forged)
    const page = await browser.get(callback)
    expect([400, 403]).toContain(page.status)
    expect(page.html).not.toContain('<script>alert')
    assertHelpful(page, page.status, /Nothing was sent|cannot be finished|not known/i)
    expect(tokenCalls()).toBe(0)
  })

  test('a location that nobody knows, and one that does not fit', async () => {
    const unknown = await callbackOf()
    unknown.searchParams.set('location', 'atlantis')
    assertHelpful(await browser.get(unknown), 400, /not known.*atlantis/s)
    const other = await callbackOf('eu')
    other.searchParams.set('location', 'in')
    assertHelpful(await browser.get(other), 400, /do not fit together/)
    expect(tokenCalls()).toBe(0)
  })

  test('Zoho away when the code is exchanged: nothing half done, and the next try works', async () => {
    const callback = await callbackOf()
    emulatorOf(app).faults.add({ name: 'reset', endpoint: 'token' })
    const away = await browser.get(callback)
    assertHelpful(away, 502, /cannot be reached/)
    expect(linksOf(away, /class="button main"/)).toEqual(['/'])
    expect(placeOf(await connectAs(browser, app.origin, 'eu'))).toBe('/home')
  })

  test('Zoho away right after the exchange: the grant is kept and named later', async () => {
    const callback = await callbackOf()
    emulatorOf(app).faults.add({ name: 'status', endpoint: 'crm', status: 503, count: 100 })
    const page = await hurried(app, browser.get(callback))
    expect(visible(page)).toMatch(/Connected, and the grant is kept/)
    emulatorOf(app).faults.clear()
    expect(visible(await browser.get(`${app.origin}${browser.tenant}/home`))).toContain('Nora Lindqvist')
  })
})

describe('where a login leads', () => {
  test.each([
    ['/groups?q=sales', '/groups?q=sales'],
    // An address of before, of a tenant that is gone: the same page of the one that connects now.
    ['/t/tenant-of-before/groups?q=sales', '/groups?q=sales'],
    ['/t/tenant-of-before', '/home'],
    ['/t/x//evil.example/', '//evil.example/'],
    ['/t//evil.example', '/evil.example'],
    ['https://evil.example/', '/home'],
    ['//evil.example/', '/home'],
    ['/\\evil.example', '/home'],
    ['javascript:alert(1)', '/home'],
    ['/\t/evil.example', '/home'],
  ])('returnTo=%s', async (asked, expected) => {
    const first = await browser.get(`${app.origin}/?${new URLSearchParams({ returnTo: asked }).toString()}`)
    const accounts = await browser.submit(first, formTo(first, '/connect'), { returnTo: asked })
    const [account = ''] = linksOf(accounts, /data-dc="eu"/)
    const consent = await browser.get(new URL(account, accounts.url))
    const form = formTo(consent, `${consent.url.origin}/oauth/v2/approve`)
    const page = await browser.submit(consent, form, { decision: 'allow' })
    expect(page.url.origin).toBe(app.origin)
    expect(placeOf(page)).toBe(expected)
  })

  test('a page behind the login remembers where one wanted to go', async () => {
    const page = await browser.get(`${app.origin}/t/tenant-of-before/groups/3652397000009952001`)
    expect(page.url.searchParams.get('returnTo')).toBe('/t/tenant-of-before/groups/3652397000009952001')
    expect(visible(page)).toContain('That page needs somebody who is connected.')
    expect(visible(await browser.get(app.origin))).not.toContain('needs somebody')
  })
})
