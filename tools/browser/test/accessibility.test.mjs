import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { suite } from '../suite.mjs'
import { at, connect, pages } from '../walk.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = new URL('../shots/', import.meta.url)
mkdirSync(shots, { recursive: true })

suite('a phone', (use) => {
  test('phone: the menu of tenants opens inside the screen', () =>
    use('phone', async (page, origin) => {
      await connect(page, origin, 'eu')
      await page.locator('details.tenant summary').click()
      const box = await page.locator('.menu').boundingBox()
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 375, JSON.stringify(box))
    }))

  test('phone: groups can be sorted', () =>
    use('phone', async (page, origin) => {
      await connect(page, origin, 'eu')
      await page.goto(at(page, '/groups'))
      const first = await page.locator('td a').first().innerText()
      await page.getByRole('link', { name: 'Name', exact: true }).click()
      await page.locator('th[aria-sort="descending"]').waitFor()
      assert.notEqual(await page.locator('td a').first().innerText(), first)
    }))
})

for (const look of ['light', 'dark', 'phone']) {
  suite(`every page, looked at by axe-core: ${look}`, (use) => {
    test(`${look}: nothing serious or critical, nothing wider than the screen`, () =>
      use(look, async (page, origin) => {
        for (const [name, open] of Object.entries(pages)) {
          await open(page, origin)
          await page.screenshot({ path: new URL(`${look}-${name}.png`, shots).pathname, fullPage: true })
          // Evaluated, not added as a tag: the pages allow no foreign script.
          await page.evaluate(axe)
          const { violations } = await page.evaluate(() => globalThis.axe.run())
          const grave = violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' … ')}`)
          assert.deepEqual(grave, [], `${name} (${look})`)
          await assertFits(page, name)
        }
      }))
  })
}

suite('every page on a narrow screen', (use) => {
  test('narrow: nothing wider than the screen', () =>
    use('narrow', async (page, origin) => {
      for (const [name, open] of Object.entries(pages)) {
        await open(page, origin)
        await assertFits(page, name)
      }
    }))
})

async function assertFits(page, name) {
  const content = await page.evaluate(() => document.documentElement.scrollWidth)
  const { width } = page.viewportSize()
  assert.ok(content <= width, `${name} is ${content} pixels wide on a screen of ${width}`)
}
