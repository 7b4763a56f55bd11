import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suite } from '../suite.mjs'
import { at, connect, controlOf, countsOn } from '../walk.mjs'

suite('with the keyboard alone', (use) => {
  test('from the first page to the counted group', () =>
    use('light', async (page, origin) => {
      await page.goto(origin)
      await page.keyboard.press('Tab')
      assert.equal(await focusedText(page), 'Skip to the content')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Connect')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Who logs in?' }).waitFor()
      await tabTo(page, /^in/)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Allow' }).waitFor()
      await tabTo(page, 'Allow')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/home')
      await tabTo(page, 'User groups')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/groups')
      // India's first group stands on the second page.
      await tabTo(page, 'Next')
      await page.keyboard.press('Enter')
      await page.getByText('page 2 of 2').waitFor()
      await tabTo(page, 'Southern sales')
      await page.keyboard.press('Enter')
      await page.waitForURL(/groups\/\d+/)
      assert.equal((await countsOn(page)).active, 2)
    }))

  test('the menu of tenants opens, and Escape closes it', () =>
    use('light', async (page, origin) => {
      await connect(page, origin, 'eu')
      await tabTo(page, /Nora Lindqvist/)
      await page.keyboard.press('Enter')
      await page.locator('.menu').getByRole('link', { name: 'Connect another' }).waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Escape')
      assert.equal(await page.locator('details.tenant').getAttribute('open'), null)
      assert.match(await focusedText(page), /Nora Lindqvist/)
    }))

  test('a refused form says where, and its link leads to the field', () =>
    use('light', async (page, origin) => {
      await connect(page, origin, 'eu')
      await page.goto(at(page, '/groups/new'))
      await page.getByLabel('Name', { exact: true }).fill('All sales')
      await page.getByLabel('Nora Lindqvist').check()
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      await tabTo(page, 'Look at the name')
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'name')
      const described = await page.locator('#name').getAttribute('aria-describedby')
      assert.match(await page.locator(`#${described}`).innerText(), /Zoho says/)
    }))

  test('what was typed is there after Zoho was away, also when one goes back, and can be sent', () =>
    use('light', async (page, origin) => {
      await connect(page, origin, 'eu')
      const control = await controlOf(page)
      const faults = new URL('/faults', control).href
      await page.goto(at(page, '/groups/new'))
      await page.getByLabel('Name', { exact: true }).fill('Typed with care')
      await page.getByLabel('Nora Lindqvist').check()
      await page.request.post(faults, {
        data: { name: 'reset', endpoint: 'crm', method: 'POST', count: 'always' },
      })
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('alert').getByText('The toolkit says').waitFor()
      assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Typed with care')
      await page.request.delete(faults, { data: {} })
      await page.goBack()
      assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Typed with care')
      assert.ok(await page.getByLabel('Nora Lindqvist').isChecked())
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByText('Created Typed with care.').waitFor()
    }))

  test('the code of a page is copied', () =>
    use(
      'light',
      async (page, origin) => {
        await page.goto(origin)
        await tabTo(page, 'Copy')
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: 'Copied' }).waitFor()
        const copied = await page.evaluate(() => navigator.clipboard.readText())
        // A whole program, not a part of one.
        assert.match(copied, /^import [\s\S]*\nconst auth = createAuth\(\{[\s\S]*\nserve\(.*\)\n$/)
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ))

  test('a double click sends once', () =>
    use('light', async (page, origin) => {
      await connect(page, origin, 'eu')
      await page.goto(at(page, '/groups/new'))
      await page.getByLabel('Name', { exact: true }).fill('Clicked twice')
      await page.getByLabel('Nora Lindqvist').check()
      await page.getByRole('button', { name: 'Create' }).dblclick()
      await page.getByText('Created Clicked twice.').waitFor()
      await page.goto(at(page, '/groups?q=clicked'))
      assert.equal(await page.getByRole('link', { name: 'Clicked twice' }).count(), 1)
    }))
})

/** Presses Tab until something with that text is focused; what is focused must be seen. */
async function tabTo(page, text) {
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press('Tab')
    const focused = await focusedText(page)
    if (typeof text === 'string' ? focused === text : text.test(focused)) {
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outline)
      assert.match(outline, /solid 3px/, `${focused} shows no focus`)
      return
    }
  }
  assert.fail(`Tab never came to ${text}`)
}

const focusedText = (page) =>
  page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
