import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suite } from '../suite.mjs'
import { at, connect, controlOf, countsOn, goTo, openGroup } from '../walk.mjs'

const documented = { active: 2, inactive: 0, deleted: 0, roles: 2, territories: 2, groups: 0 }

suite('from the first page to the counted group', (use) => {
  for (const [dc, name, person] of [
    ['eu', 'Europe', 'Nora Lindqvist'],
    ['in', 'India', 'Asha Rao'],
    ['cn', 'China', 'Wei Wang'],
  ]) {
    test(`in ${name}, and then everything breaks and heals`, () =>
      use('light', async (page, origin) => {
        await connect(page, origin, dc)
        await page.getByRole('heading', { name: `Hello, ${person}` }).waitFor()
        assert.match(await page.locator('main').innerText(), new RegExp(name))
        await openGroup(page)
        assert.deepEqual(await countsOn(page), documented)
        await breakEverything(page)
        await openGroup(page)
        assert.deepEqual(await countsOn(page), documented)
      }))
  }

  test('the life of the token is live: it ages, and shows that it was renewed', () =>
    use('light', async (page, origin) => {
      await connect(page, origin, 'jp')
      const left = page.locator('.life figcaption')
      const before = await left.innerText()
      await page.waitForFunction(
        (text) => document.querySelector('.life figcaption')?.textContent !== text,
        before,
      )
      await page.getByText('not yet').waitFor()
      await goTo(page, 'Break things')
      await page.getByRole('button', { name: '58 minutes' }).click()
      await page.getByText(/Renewal is due|expired/).waitFor()
      await page.getByRole('button', { name: 'Just call' }).click()
      await page.locator('.log').getByText('Renewed the access token at jp').waitFor()
      await page.locator('.life').getByText('refreshed').waitFor()
      await page
        .locator('.facts')
        .getByText('just now')
        .or(page.getByText(/\d s ago/))
        .first()
        .waitFor()
    }))

  test('counting all groups shows how far it is and can be cancelled', () =>
    use('light', async (page, origin) => {
      await connect(page, origin, 'eu')
      await page.goto(at(page, '/break'))
      await page.getByRole('button', { name: 'Slow Zoho down' }).click()
      await page
        .locator('.log')
        .getByText(/The caller has its/)
        .waitFor()
      await page.goto(at(page, '/groups'))
      await page.getByRole('button', { name: 'Count the sources of all' }).click()
      await page.getByText(/Counting [3-9] of 11/).waitFor()
      await page.getByText('Counted all 11.').waitFor()
      assert.equal(await page.locator('td.number').first().innerText(), '1')

      const control = await controlOf(page)
      const hang = { name: 'hang', endpoint: '*/actions/sources_count', count: 'always' }
      // What is left of the slow answers would come first, and count some.
      await page.request.delete(new URL('/faults', control).href, { data: {} })
      await page.request.post(new URL('/faults', control).href, { data: hang })
      await page.goto(at(page, '/groups'))
      await page.getByRole('button', { name: 'Count again' }).click()
      await page.getByText('Counting 0 of 11').waitFor()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByText('Cancelled after 0 of 11.').waitFor()
      await page.request.delete(new URL('/faults', control).href, { data: {} })
    }))

  test('a device connects while its page waits', () =>
    use('light', async (page, origin) => {
      await page.goto(`${origin}/connect/device`)
      await page.getByRole('button', { name: 'Get a code' }).click()
      const code = await page.locator('.device .code').innerText()
      const phone = await page.context().newPage()
      await phone.goto(await page.locator('.device a').innerText())
      await phone.getByLabel('Type the code').fill(code)
      await phone.getByRole('button', { name: 'Continue' }).click()
      await phone.locator('a[data-dc="ca"]').first().click()
      await phone.getByRole('button', { name: 'Allow' }).click()
      await phone.getByText('The device is connected').waitFor()
      // The device may ask once in thirty seconds, and again at the other data center.
      for (let round = 0; round < 5 && !page.url().endsWith('/home'); round += 1) {
        await page
          .getByRole('button', { name: 'Let 30 seconds pass' })
          .click({ timeout: 2000 })
          .catch(() => undefined)
        await page.waitForURL('**/home', { timeout: 3000 }).catch(() => undefined)
      }
      await page.getByRole('heading', { name: /Hello/ }).waitFor()
      assert.match(await page.locator('main').innerText(), /Canada/)
    }))

  test('without scripts every page works', () =>
    use(
      'light',
      async (page, origin) => {
        await connect(page, origin, 'uk')
        await openGroup(page)
        assert.deepEqual(await countsOn(page), documented)
        await page.goto(at(page, '/break'))
        await page.getByRole('button', { name: 'Expire the token' }).click()
        await page.getByRole('link', { name: 'Look again' }).click()
        await page.getByText('Renewed the access token at uk').waitFor()
        await page.goto(at(page, '/groups'))
        await page.getByRole('button', { name: 'Count the sources of all' }).click()
        for (let look = 0; look < 20 && !(await page.getByText('Counted all 11.').isVisible()); look += 1)
          await page.getByRole('link', { name: 'Look again' }).click()
        await page.getByText('Counted all 11.').waitFor()
        await page.locator('details.tenant summary').click()
        await page.getByRole('button', { name: /Disconnect/ }).click()
        await page.getByText('revoked at Zoho and forgotten here').waitFor()
      },
      { javaScriptEnabled: false },
    ))
})

/** Every button of the panel, one after the other; the log tells live how each ends. */
async function breakEverything(page) {
  await goTo(page, 'Break things')
  const log = page.locator('.log')
  /** @type {[string, RegExp][]} */
  const outcomes = [
    ['Expire the token', /The caller has its 11 groups/],
    ['Push the token out', /The caller has its 11 groups/],
    ['Throttle the calls', /The caller has its 11 groups/],
    ['Slow Zoho down', /in \d{3,} ms[\s\S]*The caller has its 11 groups/],
    ['Answer 500', /The caller has its 11 groups/],
    ['Hang', /TimeoutError[\s\S]*The caller has its 11 groups/],
    ['Cut the connection', /The caller has its 11 groups/],
    ['Answer with HTML', /The caller has its 11 groups/],
    ['Use the wrong data center', /DataCenterMismatchError[\s\S]*The caller has its 11 groups/],
    ['Throttle the token server', /ThrottledError[\s\S]*The same call again[\s\S]*ThrottledError/],
  ]
  for (const [name, expected] of outcomes) {
    const known = await log.locator('li').count()
    await page.getByRole('button', { name }).click()
    await page.waitForFunction(
      ([source, already]) => {
        const lines = [...document.querySelectorAll('.log li')].map((line) => line.textContent)
        const fresh = lines.slice(already).join('\n')
        return new RegExp(source).test(fresh)
      },
      [expected.source, known],
      { timeout: 20_000 },
    )
  }
  await page.getByRole('button', { name: 'Ten minutes', exact: true }).click()
  await page.getByRole('button', { name: 'Just call' }).click()
  await page.getByText('State').locator('..').getByText('active').waitFor()
}
