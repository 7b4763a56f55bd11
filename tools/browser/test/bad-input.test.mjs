import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { suite } from '../suite.mjs'
import { at, connect, controlOf } from '../walk.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = new URL('../shots/', import.meta.url)
mkdirSync(shots, { recursive: true })

/** Allows the login, and changes the address on which Zoho sends the browser back. */
const allowWith = async (page, origin, changes) => {
  await page.goto(`${origin}/`)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.locator('a[data-dc="eu"]').first().click()
  const { action, fields } = await page.evaluate(() => {
    const form = document.querySelector('form[method="post"]')
    return { action: form.action, fields: Object.fromEntries(new /** @type {any} */ (FormData)(form)) }
  })
  const answer = await page.request.post(action, { form: { ...fields, decision: 'allow' }, maxRedirects: 0 })
  const url = new URL(answer.headers().location)
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
  await page.goto(url.href)
}

suite('what goes wrong is a page that says so and leads on', (use) => {
  /** @type {Record<string, [(page: any, origin: string) => Promise<unknown>, string | RegExp]>} */
  const cases = {
    'a callback that nobody began': [
      (page, origin) => page.goto(`${origin}/callback?code=x&state=y&location=eu`),
      'This login cannot be finished',
    ],
    'a callback used again, by the back button': [
      async (page, origin) => {
        const seen = []
        page.on('request', (request) => seen.push(request.url()))
        await connect(page, origin, 'eu')
        await page.goto(seen.find((url) => url.includes('/callback?')))
      },
      'This login cannot be finished',
    ],
    'a forged accounts server': [
      (page, origin) =>
        allowWith(page, origin, { 'accounts-server': 'https://accounts.zoho.com.evil.example' }),
      'That data center is not known',
    ],
    'a location that nobody knows': [
      (page, origin) => allowWith(page, origin, { location: '<b>atlantis</b>' }),
      'That data center is not known',
    ],
    'consent denied': [(page, origin) => connect(page, origin, 'eu', 'Deny'), 'You did not allow it'],
    'an id from the address bar that is none': [
      async (page, origin) => {
        await connect(page, origin, 'eu')
        await page.goto(at(page, '/groups/..%2f..%2forg'))
      },
      'That is not an id',
    ],
    'an id that is nobody’s': [
      async (page, origin) => {
        await connect(page, origin, 'eu')
        await page.goto(at(page, '/groups/3652397000009959999'))
      },
      /not there|does not know/,
    ],
    'Zoho away': [
      async (page, origin) => {
        await connect(page, origin, 'eu')
        const faults = new URL('/faults', await controlOf(page)).href
        await page.request.post(faults, { data: { name: 'html', endpoint: 'crm', count: 'always' } })
        await page.goto(at(page, '/groups'))
        await page.request.delete(faults, { data: {} })
      },
      'Zoho sent a web page instead of data',
    ],
  }
  for (const [name, [open, heading]] of Object.entries(cases)) {
    test(name, () =>
      use('phone', async (page, origin) => {
        await open(page, origin)
        await look(page, name)
        assert.match(await page.locator('h1').innerText(), new RegExp(heading))
        await page.locator('.button.main').click()
        assert.doesNotMatch(await page.locator('h1').innerText(), new RegExp(heading))
      }),
    )
  }

  test('names with markup, emoji, right-to-left text and no spaces', () =>
    use('phone', async (page, origin) => {
      const name = `<b>قسم</b> 👩‍👩‍👧‍👦 ${'Wachstumsbeschleunigung'.repeat(8)}`
      await connect(page, origin, 'eu')
      await page.goto(at(page, '/groups/new'))
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('Description').fill('مرحبا <i>بكم</i> جميعا')
      await page.getByLabel('Nora Lindqvist').check()
      await page.getByRole('button', { name: 'Create' }).click()
      assert.equal(await page.locator('h1').innerText(), name)
      await look(page, 'long name')
      await page.getByRole('link', { name: 'Delete' }).click()
      await look(page, 'long name, delete')
      await page.goto(at(page, '/groups?q=wachstum'))
      await look(page, 'long name, list')
      assert.equal(await page.locator('td b, td i').count(), 0)
    }))
})

let folder
suite(
  'the store away',
  (use) => {
    test('is a page; when it is back, nobody has to connect again', () =>
      use('phone', async (page, origin) => {
        await connect(page, origin, 'eu')
        await rename(folder, `${folder}-moved`)
        await writeFile(folder, 'in the way')
        await page.goto(at(page, '/home'))
        assert.match(await page.locator('h1').innerText(), /The store is away/)
        assert.doesNotMatch(await page.content(), new RegExp(folder))
        await look(page, 'store away')
        await rm(folder)
        await rename(`${folder}-moved`, folder)
        await page.locator('.button.main').click()
        await page.getByRole('heading', { name: 'Hello, Nora Lindqvist' }).waitFor()
      }))
  },
  async () => {
    folder = await mkdtemp(join(tmpdir(), 'example-store-'))
    return { STORE: folder }
  },
)

/** A picture to look at; nothing grave for axe-core, nothing wider than the screen, nothing of the machine's. */
async function look(page, name) {
  await page.screenshot({
    path: new URL(`bad-${name.replaceAll(/\W+/g, '-')}.png`, shots).pathname,
    fullPage: true,
  })
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run())
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    grave.map(({ id }) => id),
    [],
    name,
  )
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 375, `${name} is ${width} pixels wide`)
  assert.doesNotMatch(await page.content(), /\n\s+at \S+ \(|node_modules/)
}
