// One app and one browser for the tests of a file; without a browser they are skipped, in CI they fail.
import process from 'node:process'
import { after, before, describe } from 'node:test'
import { executablePath, launch, looks, startApp } from './app.mjs'

/**
 * A `describe` whose tests get `use(look, work)`: a fresh browser context with a page. What the page's console calls an
 * error, or its content security policy refuses, fails the test; a refused login or form may be expected. `settings`
 * makes the app's environment.
 */
export function suite(name, define, settings = async () => ({})) {
  const skip = executablePath === undefined && process.env.CI !== 'true' ? 'there is no Chromium here' : false
  describe(name, { skip, timeout: 300_000 }, () => {
    let app
    let browser
    before(async () => {
      if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium')
      app = await startApp(await settings())
      browser = await launch()
    })
    after(async () => {
      await browser?.close()
      await app?.close()
    })
    const use = async (look, work, options = {}) => {
      const context = await browser.newContext({ ...looks[look], ...options })
      try {
        const page = await context.newPage()
        page.setDefaultTimeout(10_000)
        const complaints = []
        page.on('pageerror', (error) => complaints.push(String(error)))
        page.on('console', (message) => {
          const isStatus = /status of (400|403|404|422|502|503)/.test(message.text())
          if (message.type() === 'error' && !isStatus) complaints.push(`${page.url()}: ${message.text()}`)
        })
        await work(page, app.origin)
        if (complaints.length > 0) throw new Error(`The browser complains:\n${complaints.join('\n')}`)
      } finally {
        await context.close()
      }
    }
    define(use)
  })
}
