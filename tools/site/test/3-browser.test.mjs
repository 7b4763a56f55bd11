// Every kind of page in Chromium: axe-core, nothing wider than the screen, the reader's colours, search.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { executablePath, looks } from '../../browser/looks.mjs'
import { entries } from '../repository.mjs'
import { serve } from '../serve.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = new URL('../shots/', import.meta.url)
mkdirSync(shots, { recursive: true })

/** One page of each kind: prose, code, drawings, wide tables, generated lists, a package, the reference. */
const kinds = [
  '/',
  '/start',
  '/data-centers',
  '/tokens',
  '/errors',
  '/evidence',
  '/packages/emulator',
  '/status-codes',
  '/guides/read-records',
  '/reference/',
  `/reference/${entries[0].name}/`,
  '/reference/@x/users/getRole',
]

/** What people look for, and where that is explained. */
const words = [
  ['INVALID_TOKEN', '/status-codes#invalid_token'],
  ['MANDATORY_NOT_FOUND', '/status-codes#mandatory_not_found'],
  ['GRANT_CONFLICT', '/errors#grant_conflict'],
  ['webhook', '/overview'],
  ['records', '/guides/read-records'],
  ['Leads', '/guides/read-records'],
  ['install', '/start'],
  ['moduleResolution', '/start'],
  ['login', '/guides/web-login'],
  ['logout', '/guides/tenants'],
  ['COQL', '/guides/query'],
  ['rate limit', '/limits'],
  ['credits', '/guides/credits'],
  ['sandbox', '/data-centers'],
  ['data center', '/data-centers'],
  ['refresh token', '/tokens'],
  ['scopes', '/scopes'],
  ['upsert', '/guides/write-records'],
  ['attachment', '/guides/record-files'],
  ['bulk', '/overview'],
  ['redis', '/many-processes'],
  ['postgres', '/guides/postgresql'],
  ['migration', '/guides/postgresql'],
  ['express', '/recipes/express'],
  ['Postman', '/api-collection'],
  ['getRole', '/reference/@x/users/getRole'],
]

const skip = executablePath === undefined && process.env.CI !== 'true' ? 'there is no Chromium here' : false

describe('the site in a browser', { skip, timeout: 600_000 }, () => {
  let site
  let browser
  before(async () => {
    if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium')
    site = await serve()
    browser = await chromium.launch({ executablePath })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  /** A fresh page; what its console calls an error, or what it asks of another host, fails the test. */
  async function use(look, work) {
    const context = await browser.newContext(looks[look])
    try {
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const complaints = []
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.origin))
          complaints.push(`${page.url()} asks ${request.url()}`)
      })
      await work(page)
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  }
  /** Opened, and listening to keys and clicks: the page is there before its program is. */
  const open = async (page, path) => {
    await page.goto(`${site.origin}${path}`, { waitUntil: 'load' })
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
  }

  const tooWide = async (page, path) => {
    const width = page.viewportSize()?.width ?? 0
    const content = await page.evaluate(() => document.documentElement.scrollWidth)
    return content > width ? [`${path} is ${content} pixels wide on a screen of ${width}`] : []
  }

  for (const look of ['light', 'dark', 'phone']) {
    test(`${look}: nothing serious or critical, nothing wider than the screen`, () =>
      use(look, async (page) => {
        const found = []
        for (const path of kinds) {
          await open(page, path)
          const name = path.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'home'
          const fullPage = !/^\/(reference\/@|errors|status-codes)/.test(path)
          await page.screenshot({
            path: new URL(`${look}-${name}.jpg`, shots).pathname,
            fullPage,
            quality: 80,
          })
          await page.evaluate(axe)
          const { violations } = await page.evaluate(() => globalThis.axe.run())
          for (const { id, impact, nodes } of violations) {
            if (impact !== 'serious' && impact !== 'critical') continue
            const where = nodes.slice(0, 3).map(({ html }) => html)
            found.push(`${path}: ${id}: ${where.join(' … ')}`)
          }
          found.push(...(await tooWide(page, path)))
        }
        assert.deepEqual(found, [])
      }))
  }

  test('nothing is wider than the narrowest screen', () =>
    use('narrow', async (page) => {
      const found = []
      for (const path of kinds) {
        await open(page, path)
        found.push(...(await tooWide(page, path)))
      }
      assert.deepEqual(found, [])
    }))

  test('drawings come in the colours of the page, also when the reader switches', () =>
    use('light', async (page) => {
      await open(page, '/data-centers')
      const shown = () => page.locator('.picture img:visible').getAttribute('src')
      assert.match(await shown(), /data-centers-light\.svg$/)
      // Narrower, the switch hides in a menu.
      await page.setViewportSize({ width: 1440, height: 860 })
      await page.getByRole('switch').first().click()
      await page.waitForFunction(() => document.documentElement.classList.contains('dark'))
      assert.match(await shown(), /data-centers-dark\.svg$/)
    }))

  test('search answers what people look for, the page that explains it first', () =>
    use('light', async (page) => {
      await open(page, '/start')
      await page.keyboard.press('Control+k')
      const box = page.getByRole('searchbox')
      const first = page.locator('.result').first()
      const wrong = []
      for (const [word, wanted] of words) {
        await box.fill('')
        await page.locator('.result').first().waitFor({ state: 'detached' })
        await box.fill(word)
        // A word that finds nothing has no first result.
        const found = await first.getAttribute('href').catch(() => 'nothing')
        if (!found.startsWith(wanted)) wrong.push(`${word}: ${found}, not ${wanted}`)
      }
      assert.deepEqual(wrong, [])
    }))

  test('what was found is opened by Enter, and shown with an excerpt', () =>
    use('light', async (page) => {
      await open(page, '/')
      await page.keyboard.press('Control+k')
      await page.getByRole('searchbox').fill('GRANT_CONFLICT')
      await page.locator('.result .excerpt').first().waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/errors#grant_conflict')
    }))

  test('the navigation leads from page to page on a phone', () =>
    use('phone', async (page) => {
      await open(page, '/start')
      await page.getByRole('button', { name: 'Menu', exact: true }).click()
      await page.getByRole('link', { name: 'Data centers' }).first().click()
      await page.waitForURL('**/data-centers')
      // The address changes before the page does.
      await page.locator('h1', { hasText: /^Data centers/ }).waitFor()
    }))
})
