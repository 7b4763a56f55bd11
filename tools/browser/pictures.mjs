// Takes the pictures of the READMEs: `npm run pictures`. Light and dark, so that a README can show the reader's own.
import { mkdirSync, statSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { launch, looks, startApp } from './app.mjs'
import { at, connect, openGroup } from './walk.mjs'

const folder = new URL('../../docs/images/', import.meta.url)
const LARGEST = 200_000

const pictures = {
  start: (page, origin) => page.goto(`${origin}/`),
  home: (page, origin) => connect(page, origin, 'eu'),
  group: (page) => openGroup(page),
  break: async (page) => {
    await page.goto(at(page, '/break'))
    await page.getByRole('button', { name: 'Expire the token' }).click()
    await page
      .locator('.log')
      .getByText(/The caller has its/)
      .waitFor()
    // The state of the token above the log is a second behind it.
    await page
      .getByText(/just now|\d s ago/)
      .first()
      .waitFor()
    await page.mouse.move(0, 0)
    await page.evaluate(() => {
      document.activeElement?.blur()
      document.querySelector('#break')?.scrollIntoView()
    })
  },
}

mkdirSync(folder, { recursive: true })
const app = await startApp()
const browser = await launch()
try {
  for (const look of ['light', 'dark']) {
    const context = await browser.newContext({ ...looks[look], viewport: { width: 1100, height: 760 } })
    const page = await context.newPage()
    for (const [name, open] of Object.entries(pictures)) {
      await open(page, app.origin)
      const path = fileURLToPath(new URL(`${name}-${look}.png`, folder))
      await page.screenshot({ path })
      const { size } = statSync(path)
      console.log(`${name}-${look}.png: ${Math.round(size / 1000)} kB`)
      if (size > LARGEST) process.exitCode = 1
    }
    await context.close()
  }
} finally {
  await browser.close()
  await app.close()
}
