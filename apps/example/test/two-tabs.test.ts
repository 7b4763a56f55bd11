// One browser, several logins under way at the same time.
import { describeGrant } from '@x/auth'
import { approveDevice } from '@x/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { formTo, linksOf, openBrowser, placeOf, visible, type Page } from './browser.ts'
import { connectAs, cookieHeader, emulatorOf, hurried, startApp, type Browser } from './running-app.ts'

let app: RunningServer
let browser: Browser
beforeAll(async () => {
  app = await startApp()
})
beforeEach(() => {
  browser = openBrowser()
})
afterAll(() => app.close())

/** A tab in which somebody has logged in and allowed it; it has yet to come back to the app. */
async function tabAtCallback(dc: string, decision = 'allow'): Promise<URL> {
  const first = await browser.get(`${app.origin}/`)
  const accounts = await browser.submit(first, formTo(first, '/connect'))
  const [account = ''] = linksOf(accounts, new RegExp(`data-dc="${dc}"`))
  const consent = await browser.get(new URL(account, accounts.url))
  const form = formTo(consent, `${consent.url.origin}/oauth/v2/approve`)
  const body = new URLSearchParams({ ...Object.fromEntries(form.fields), decision })
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? '')
}

/** Whose pages this browser can open: what the menu of tenants says. */
async function connected(): Promise<readonly string[]> {
  const { html } = await browser.get(`${app.origin}/t/nobody/home`)
  return [...new Set(linksOf({ html } as Page, /href="\/t\/tenant-[^/]+\/home"/))]
}

test.each([
  ['in the order in which they began', [0, 1]],
  ['in the other order', [1, 0]],
])('two logins end %s, and both are connected', async (_, order) => {
  const tabs = [await tabAtCallback('eu'), await tabAtCallback('in')]
  for (const index of order) {
    const page = await browser.get(tabs[index] ?? '')
    expect([page.status, placeOf(page)]).toEqual([200, '/home'])
    expect(visible(page)).toContain(index === 0 ? 'Nora Lindqvist' : 'Asha Rao')
  }
  expect(await connected()).toHaveLength(2)
})

test('logins that end in the same moment are both connected', async () => {
  const tabs = [await tabAtCallback('eu'), await tabAtCallback('in'), await tabAtCallback('jp')]
  const pages = await Promise.all(tabs.map((callback) => browser.get(callback)))
  expect(pages.map((page) => [page.status, placeOf(page)])).toEqual(tabs.map(() => [200, '/home']))
  expect(await connected()).toHaveLength(3)
  for (const { url } of pages) expect((await browser.get(url)).status).toBe(200)
})

test('the same account in both: one tenant stays, with a grant that works', async () => {
  const tabs = [await tabAtCallback('eu'), await tabAtCallback('eu')]
  const [first, second] = await Promise.all(tabs.map((callback) => browser.get(callback)))
  const kept = await connected()
  expect(kept).toHaveLength(1)
  expect([first, second].map((page) => page?.url.pathname)).toContain(kept[0])
  const groups = new URL((kept[0] ?? '').replace(/home$/, 'groups'), app.origin)
  expect((await browser.get(groups)).status).toBe(200)
})

test('consent that is denied in one tab leaves the login of the other', async () => {
  const [denied, allowed] = [await tabAtCallback('eu', 'deny'), await tabAtCallback('in')]
  expect((await browser.get(denied)).status).toBe(403)
  expect(placeOf(await browser.get(allowed))).toBe('/home')
})

test('a device that waits in one tab is not ended by a login in another', async () => {
  const page = await browser.get(`${app.origin}/connect/device`)
  const waiting = await browser.submit(page, formTo(page, '/connect/device'))
  const [userCode = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(visible(waiting)) ?? []
  await connectAs(browser, app.origin, 'in')
  expect(visible(await browser.get(`${app.origin}/connect/device`))).toContain(userCode)
  await approveDevice(emulatorOf(app), { userCode, dc: 'eu' })
  const look = async (): Promise<Page> => {
    for (;;) {
      const state = await browser.get(`${app.origin}/connect/device`)
      if (placeOf(state) === '/home') return state
    }
  }
  expect(visible(await hurried(app, look()))).toContain('Nora Lindqvist')
  expect(await connected()).toHaveLength(2)
})

test('a login that ten others followed has to begin again', async () => {
  const oldest = await tabAtCallback('eu')
  let newest = oldest
  for (let tab = 0; tab < 10; tab += 1) newest = await tabAtCallback('eu')
  const page = await browser.get(oldest)
  expect([page.status, visible(page)]).toEqual([400, expect.stringMatching(/connect again/i)])
  expect(placeOf(await browser.get(newest))).toBe('/home')
})

test('whoever knows the session of before a login gets nothing of a second login either', async () => {
  const before = async (): Promise<string> => cookieHeader(browser, app.origin)
  const [first, second] = [await tabAtCallback('eu'), await tabAtCallback('in')]
  const planted = await before()
  await browser.get(first)
  // The callback of the other tab, by somebody who has the old cookie: it never leads into the new session.
  const headers = { cookie: planted }
  const stolen = await fetch(second, { headers, redirect: 'manual' })
  expect([stolen.status, stolen.headers.getSetCookie()]).toEqual([303, []])
  second.searchParams.set('again', '10')
  expect((await fetch(second, { headers, redirect: 'manual' })).status).toBe(409)
  second.searchParams.delete('again')
  expect(placeOf(await browser.get(second))).toBe('/home')
})

test('a browser that never got its new session begins anew a minute later', async () => {
  const callback = await tabAtCallback('eu')
  const cookie = cookieHeader(browser, app.origin)
  await (await fetch(callback, { headers: { cookie }, redirect: 'manual' })).body?.cancel()
  emulatorOf(app).clock.advance(61_000)
  expect(placeOf(await connectAs(browser, app.origin, 'eu'))).toBe('/home')
  const grantId = browser.tenant.slice('/t/'.length)
  expect(await describeGrant(app.zoho.auth('web'), grantId)).toMatchObject({ status: 'active' })
})
