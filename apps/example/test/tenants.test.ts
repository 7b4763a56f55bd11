import { defaultOrganization } from '@x/emulator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { formTo, linksOf, openBrowser, placeOf, visible } from './browser.ts'
import { connectAs, emulatorOf, startApp, type Browser } from './running-app.ts'

let app: RunningServer
let browser: Browser
beforeAll(async () => {
  app = await startApp()
})
afterEach(() => emulatorOf(app).faults.clear())
afterAll(() => app.close())

/** The names of a tenant's groups, as a page of its own lists them. */
async function namesAt(tenant: string, search: string): Promise<string> {
  return visible(await browser.get(`${app.origin}${tenant}/groups?q=${search}`))
}

test('two tabs: what was opened for India is made in India, whoever is on screen elsewhere', async () => {
  browser = openBrowser()
  await connectAs(browser, app.origin, 'in')
  const india = browser.tenant
  await connectAs(browser, app.origin, 'cn')
  const china = browser.tenant
  expect(china).not.toBe(india)

  const tab = await browser.get(`${app.origin}${india}/groups/new`)
  const other = await browser.get(`${app.origin}${china}/home`)
  expect(visible(other)).toContain('China')
  const user = `users:${defaultOrganization('in').users?.[0]?.id}`
  const made = await browser.submit(tab, formTo(tab, '/groups/new'), { name: 'Made in a tab', sources: user })
  expect(visible(made)).toContain('Created Made in a tab.')
  expect(made.url.pathname.startsWith(`${india}/groups/`)).toBe(true)
  expect(await namesAt(india, 'tab')).toContain('Made in a tab')
  expect(await namesAt(china, 'tab')).toContain('No group matches')
})

test('a form of a tenant that was disconnected meanwhile does nothing, and the page leads on', async () => {
  browser = openBrowser()
  await connectAs(browser, app.origin, 'jp')
  const japan = browser.tenant
  await connectAs(browser, app.origin, 'ca')
  const canada = browser.tenant
  const tab = await browser.get(`${app.origin}${japan}/groups/new`)
  const home = await browser.get(`${app.origin}${japan}/home`)
  await browser.submit(home, formTo(home, '/disconnect'))
  emulatorOf(app).journal.clear()
  const refused = await browser.submit(tab, formTo(tab, '/groups/new'), { name: 'Too late' })
  expect(refused.status).toBe(404)
  expect(visible(refused)).toMatch(/not connected here.*Nothing was sent to Zoho/)
  expect(emulatorOf(app).journal.entries()).toEqual([])
  expect(linksOf(refused, /class="row place"/)).toContain(`${canada}/home`)
  const read = await browser.get(`${app.origin}${japan}/groups?q=sales`)
  expect(linksOf(read, /class="row place"/)).toContain(`${canada}/groups?q=sales`)
})

test('whoever lacks the permission is led to somebody who has it, not back to the same page', async () => {
  browser = openBrowser()
  await connectAs(browser, app.origin, 'eu')
  const body =
    '{"code":"NO_PERMISSION","details":{"permissions":["Crm_Implied_User_Management"]},"message":"permission denied","status":"error"}'
  emulatorOf(app).faults.add({ name: 'status', endpoint: 'crm', status: 403, body, count: 10 })
  const page = await browser.get(`${app.origin}${browser.tenant}/groups`)
  expect(page.status).toBe(403)
  expect(visible(page)).toContain('Your profile may not do that')
  expect(linksOf(page, /class="button/).slice(-2)).toEqual(['/', `${browser.tenant}/home`])
})

test('while the token rests, the page counts down, and the emulator can be hurried from there', async () => {
  browser = openBrowser()
  await connectAs(browser, app.origin, 'au')
  emulatorOf(app).clock.advance(3_600_000)
  emulatorOf(app).faults.add({ name: 'throttle', endpoint: 'token' })
  const page = await browser.get(`${app.origin}${browser.tenant}/groups`)
  expect(page.status).toBe(503)
  expect(visible(page)).toMatch(/No token for now.*Calls go out again at [\d:]+ UTC, in \d+ min \d+ s/)
  const minutes = /name="minutes" value="(\d+)"/.exec(page.html)?.[1] ?? ''
  const well = await browser.submit(page, formTo(page, '/break/wait'), { minutes })
  expect([well.status, placeOf(well)]).toEqual([200, '/groups'])
})
