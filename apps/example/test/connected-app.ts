import { afterAll, afterEach, beforeAll } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { openBrowser, type Page } from './browser.ts'
import { connectAs, emulatorOf, startApp, type Browser } from './running-app.ts'

/** What a suite has from its first test to its last. */
interface ConnectedApp {
  readonly app: () => RunningServer
  /** Connected to one tenant. */
  readonly browser: Browser
  /** A page of the tenant; links of a page lead to one already. */
  readonly open: (path: string) => Promise<Page>
}

/** For the whole suite: an app, and a browser that is connected at a data center. Faults end with the test that added them. */
export function connectedApp(dc: string): ConnectedApp {
  const browser = openBrowser()
  let running: RunningServer | undefined
  const app = (): RunningServer => {
    if (running === undefined) throw new Error('The app runs in tests, not before them.')
    return running
  }
  beforeAll(async () => {
    running = await startApp()
    await connectAs(browser, running.origin, dc)
  })
  afterEach(() => emulatorOf(app()).faults.clear())
  afterAll(() => running?.close())
  return {
    app,
    browser,
    open: (path) =>
      browser.get(new URL(path.startsWith('/t/') ? path : `${browser.tenant}${path}`, app().origin)),
  }
}
