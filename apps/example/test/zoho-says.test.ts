import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../src/server.ts'
import { readSettings } from '../src/settings.ts'
import { startLocalZoho } from '../src/zoho/local-zoho.ts'
import { formTo, openBrowser, visible } from './browser.ts'
import { connectAs, type Browser } from './running-app.ts'

const USED = '3652397000009952011'

let app: RunningServer
let browser: Browser
beforeAll(async () => {
  // A Zoho with few credits, which refuses to delete a group that something uses.
  const options = { limits: { credits: 60 }, readings: { userGroups: { deletionInUse: 'refused' } } } as const
  app = await startServer(readSettings({ PORT: '0' }), (redirectUri) => startLocalZoho(redirectUri, options))
  browser = openBrowser()
  await connectAs(browser, app.origin, 'eu')
})
afterAll(() => app.close())

test('the credits that are left, as soon as Zoho tells', async () => {
  expect(visible(await browser.get(`${app.origin}${browser.tenant}/home`))).toContain('API credits plenty')
  for (let call = 0; call < 40; call += 1) {
    await browser.get(`${app.origin}${browser.tenant}/groups`)
    const home = visible(await browser.get(`${app.origin}${browser.tenant}/home/token`))
    const [, left] = /API credits (\d+) left today/.exec(home) ?? []
    if (left === undefined) continue
    expect(Number(left)).toBeGreaterThan(0)
    expect(Number(left)).toBeLessThanOrEqual(30)
    return
  }
  expect.unreachable('Zoho never told')
})

test('why a group cannot be deleted, in Zoho’s own words', async () => {
  const ask = await browser.get(`${app.origin}${browser.tenant}/groups/${USED}/delete`)
  expect(visible(ask)).toContain('These use it: Leads from the web site')
  const refused = await browser.submit(ask, formTo(ask, `/groups/${USED}/delete`))
  expect(refused.status).toBe(422)
  expect(visible(refused)).toMatch(
    /Zoho says: the group is used by a rule or by another group \(ALREADY_USED\)/,
  )
  expect(visible(refused)).toContain('These use it:')
})
