import { readFile } from 'node:fs/promises'
import { dataCenters } from '@x/dc'
import { defaultOrganization } from '@x/emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { formTo, linksOf, openBrowser, placeOf, visible, type Page } from './browser.ts'
import { connectAs, countsOf, GROUP, startApp } from './running-app.ts'

let app: RunningServer
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('from the first page to the count', () => {
  test.each(dataCenters.map((row) => [row.id, row.name]))('%s', async (dc, name) => {
    const browser = openBrowser()
    const home = await connectAs(browser, app.origin, dc)
    expect(placeOf(home)).toBe('/home')
    expect(visible(home)).toContain(name)
    expect(visible(home)).toContain(defaultOrganization(dc).org.company_name ?? 'a name')
    expect(visible(home)).toContain('production')
    // What it took to know who this is counts as well.
    expect(visible(home)).toContain('2 credits in 24 hours')
    expect(visible(home)).toMatch(
      /min \d+ s left\. issued [\d:]{8} UTC renewed from [\d:]{8} UTC on expires [\d:]{8} UTC/,
    )

    let list = await browser.get(`${app.origin}${browser.tenant}/groups`)
    let [link] = linksOf(list, new RegExp(`/groups/${GROUP}"`))
    for (let page = 2; link === undefined && page < 9; page += 1) {
      const [next = '/nowhere'] = linksOf(list, /rel="next"/)
      list = await browser.get(new URL(next, list.url))
      ;[link] = linksOf(list, new RegExp(`/groups/${GROUP}"`))
    }
    const group = await browser.get(new URL(link ?? '/nowhere', list.url))
    expect(visible(group)).toContain(defaultOrganization(dc).user_groups?.[0]?.name ?? 'a name')
    expect(countsOf(group)).toEqual({
      active: 2,
      inactive: 0,
      deleted: 0,
      roles: 2,
      territories: 2,
      groups: 0,
    })
  })
})

describe('the tour', () => {
  const ticked = (page: Page): readonly string[] =>
    [...page.html.matchAll(/<li class="done"><a href="[^"]*">([^<]*)/g)].map(([, label = '']) => label)

  test('ticks what was done, and shows where the tokens live', async () => {
    const browser = openBrowser()
    expect(ticked(await browser.get(`${app.origin}/`))).toEqual([])
    const home = await connectAs(browser, app.origin, 'eu')
    expect(ticked(home)).toEqual(['Connect'])
    expect(visible(home)).toMatch(/Store Refresh token and access token\. The memory of this process/)
    expect(visible(home)).toContain(`The name of the grant. ${browser.tenant.slice('/t/'.length)}`)

    await browser.get(`${app.origin}${browser.tenant}/groups/${GROUP}`)
    await browser.get(`${app.origin}${browser.tenant}/groups/1`)
    const bench = await browser.get(`${app.origin}${browser.tenant}/break`)
    await browser.submit(bench, formTo(bench, '/break'), { what: 'nothing' })
    await browser.get(`${app.origin}/doctor`)
    const again = await connectAs(browser, app.origin, 'in')
    expect(ticked(again)).toEqual([
      'Connect',
      'Open a group',
      'Break something',
      'Connect another',
      'Ask the doctor',
    ])
  })

  test('a page that is not there ticks nothing', async () => {
    const browser = openBrowser()
    await connectAs(browser, app.origin, 'eu')
    await browser.get(`${app.origin}${browser.tenant}/groups/1`)
    expect(ticked(await browser.get(`${app.origin}${browser.tenant}/home`))).toEqual(['Connect'])
  })
})

test('the lines that the first page shows are those of the source, whole', async () => {
  const page = await openBrowser().get(`${app.origin}/`)
  const shown = [...page.html.matchAll(/<figcaption><b>[^<]*<\/b><code>apps\/example\/([^<]*)<\/code>/g)]
  expect(shown.length).toBe(5)
  for (const call of ['createAuth', 'startLogin', 'finishLogin', 'createClient', 'listUserGroups'])
    expect(visible(page)).toContain(`${call}(`)
  const callback = await readFile(new URL('../src/routes/callback.tsx', import.meta.url), 'utf8')
  const line = callback.split('\n').find((each) => each.includes('await finishLogin('))
  expect(visible(page)).toContain(line?.trim())
})
