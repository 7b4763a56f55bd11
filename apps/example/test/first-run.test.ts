import { dataCenters } from '@x/dc'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { linksOf, openBrowser, visible } from './browser.ts'
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
    expect(home.url.pathname).toBe('/home')
    expect(visible(home)).toContain(name)
    expect(visible(home)).toContain('Harbour & Finch Instruments')
    expect(visible(home)).toContain('production')
    expect(visible(home)).toMatch(
      /issued [\d:]{8} UTC refresh window from [\d:]{8} UTC expires [\d:]{8} UTC .*min \d+ s left/,
    )

    let list = await browser.get(`${app.origin}/groups`)
    let [link] = linksOf(list, new RegExp(`/groups/${GROUP}"`))
    for (let page = 2; link === undefined && page < 9; page += 1) {
      const [next = '/nowhere'] = linksOf(list, /rel="next"/)
      list = await browser.get(new URL(next, list.url))
      ;[link] = linksOf(list, new RegExp(`/groups/${GROUP}"`))
    }
    const group = await browser.get(new URL(link ?? '/nowhere', list.url))
    expect(visible(group)).toContain('Northern Europe sales')
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
