// What a person does in the app, step by step.
import { Buffer } from 'node:buffer'

export const GROUP = '3652397000009952001'

/** From the first page through Zoho's login and consent. China stands apart: its users start there. */
export async function connect(page, origin, dc, decision = 'Allow') {
  await page.goto(`${origin}/`)
  if (dc === 'cn') {
    await page.getByText('At a data center').click()
    await page.locator('button[value="cn"]').click()
  } else {
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
  }
  await page.locator(`a[data-dc="${dc}"]`).first().click()
  await page.getByRole('button', { name: decision, exact: true }).click()
  await page.waitForLoadState()
  remember(page)
}

/** A page of the tenant whose page is on screen, or was: `/t/tenant-…/groups`. */
export function at(page, path = '') {
  remember(page)
  const tenant = tenants.get(page)
  if (tenant === undefined) throw new Error(`No tenant has been on screen: ${page.url()}`)
  return `${tenant}${path}`
}
const tenants = new WeakMap()

function remember(page) {
  // A tenant that is not connected here is none of ours.
  if (page.url().includes('/t/tenant-of-before')) return
  const here = /^https?:\/\/[^/]+\/t\/[^/]+/.exec(page.url())?.[0]
  if (here !== undefined) tenants.set(page, here)
}

/** Follows a link of the navigation; on a narrow screen it is in a sheet. */
export async function goTo(page, name) {
  const menu = page.getByRole('button', { name: 'Menu', exact: true })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
}

/** The page of the documented group, found by searching. */
export async function openGroup(page) {
  await goTo(page, 'User groups')
  await page.getByLabel('Search').fill('sales')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.locator(`a[href$="/groups/${GROUP}"]`).first().click()
}

/** Where the emulator listens for faults. */
export async function controlOf(page) {
  await page.goto(at(page, '/break'))
  return page.getByRole('link', { name: 'own page' }).getAttribute('href')
}

/** The numbers beside the picture. */
export async function countsOn(page) {
  const cells = await page.locator('[data-count]').all()
  const entries = cells.map(async (cell) => [
    await cell.getAttribute('data-count'),
    Number(await cell.textContent()),
  ])
  return Object.fromEntries(await Promise.all(entries))
}

/** Every page that exists, with how to get there from the one before. */
export const pages = {
  start: (page, origin) => page.goto(`${origin}/`),
  'start-data-centers': async (page, origin) => {
    await page.goto(`${origin}/`)
    await page.getByText('At a data center').click()
  },
  'zoho-accounts': (page) => page.getByRole('button', { name: 'Connect', exact: true }).click(),
  'zoho-consent': (page) => page.locator('a[data-dc="eu"]').first().click(),
  denied: (page) => page.getByRole('button', { name: 'Deny' }).click(),
  home: (page, origin) => connect(page, origin, 'eu'),
  tenants: (page) => page.locator('details.tenant summary').click(),
  types: (page) => page.goto(at(page, '/types')),
  'types-drift': async (page) => {
    await page
      .getByLabel('A file of Leads')
      .fill(
        '// Modules and fields of one Zoho CRM organization. Do not change this file; make it again:\nexport interface LeadsRow {\n  readonly Firm: string | null\n}\n',
      )
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('Breaks reads').waitFor()
  },
  records: async (page) => {
    await page.keyboard.press('Escape')
    await goTo(page, 'Records')
  },
  'records-columns': async (page) => {
    await page.getByText('Columns', { exact: true }).click()
    await page.getByLabel('City').waitFor()
  },
  'records-none': (page) => page.goto(at(page, '/records/Leads?q=nobody-at-all')),
  'records-by': (page) => page.goto(at(page, '/records/Deals/by/Stage')),
  record: async (page) => {
    await page.goto(at(page, '/records/Deals'))
    await page.locator('tbody th a').first().click()
  },
  'record-edit': (page) => page.getByRole('link', { name: 'Edit' }).click(),
  'record-delete': async (page) => {
    await page.goBack()
    await page.getByRole('link', { name: 'Delete' }).click()
  },
  'record-refused': async (page) => {
    await page.goto(at(page, '/records/Leads/new'))
    await page.getByLabel('Email', { exact: true }).fill('nobody@nowhere')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.locator('#field-Last_Name-problem').waitFor()
  },
  'records-import': (page) => page.goto(at(page, '/records/Leads/import')),
  'records-import-ready': async (page) => {
    const text = 'Last Name,Email,Shoe size\nBrand,brand@example.com,42\n,nobody@example.com,43\n'
    const file = { name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
    await page.getByLabel('File').setInputFiles(file)
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('not a field').waitFor()
  },
  'records-imported': async (page) => {
    await page.getByRole('button', { name: 'Import 2 rows' }).click()
    await page.getByText('1 of 2 rows were written').waitFor()
  },
  'records-code': async (page) => {
    await page.getByRole('button', { name: 'Code of this page' }).click()
    await page.getByRole('heading', { name: 'The code of this page' }).waitFor()
  },
  query: async (page) => {
    await page.keyboard.press('Escape')
    await goTo(page, 'Query')
  },
  'query-rows': async (page) => {
    await page.getByRole('button', { name: 'Through a lookup' }).click()
    await page.getByText('credit.').waitFor()
  },
  'query-none': async (page) => {
    await page
      .getByLabel('Query', { exact: true })
      .fill("select id from Leads where Last_Name = 'nobody at all'")
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByText('No row matches.').waitFor()
  },
  'query-refused': async (page) => {
    await page.getByRole('button', { name: 'A mistake' }).click()
    await page.locator('mark').waitFor()
  },
  'other-tenant': async (page) => {
    const { origin } = new URL(at(page))
    await page.goto(`${origin}/t/tenant-of-before/records/Leads`)
  },
  groups: (page) => page.goto(at(page, '/groups')),
  'groups-counted': async (page) => {
    await page.getByRole('button', { name: 'Count the sources of all' }).click()
    await page.getByText(/Counted all/).waitFor()
  },
  group: (page) => openGroup(page),
  'group-edit': (page) => page.getByRole('link', { name: 'Edit' }).click(),
  'group-delete': (page) => page.goto(at(page, '/groups/3652397000009952011/delete')),
  'group-new': (page) => page.goto(at(page, '/groups/new')),
  'group-refused': async (page) => {
    await page.getByLabel('Name').fill('All sales')
    await page.getByLabel('Nora Lindqvist').check()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.locator('#name-problem').waitFor()
  },
  'group-rtl': (page) => page.goto(at(page, '/groups/3652397000009952081')),
  'group-empty': (page) => page.goto(at(page, '/groups/3652397000009952101')),
  break: async (page) => {
    await page.goto(at(page, '/break'))
    await page.getByRole('button', { name: 'Expire the token' }).click()
    await page
      .locator('.log')
      .getByText(/The caller has its/)
      .waitFor()
  },
  'groups-counting': async (page) => {
    const hang = { name: 'hang', endpoint: '*/actions/sources_count', count: 'always' }
    await page.request.post(new URL('/faults', await controlOf(page)).href, { data: hang })
    await page.goto(at(page, '/groups'))
    await page.getByRole('button', { name: 'Count again' }).click()
    await page.getByText('Counting 0 of 11').waitFor()
  },
  'groups-cancelled': async (page) => {
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(/Cancelled after/).waitFor()
  },
  'disconnect-failed': async (page) => {
    const faults = new URL('/faults', await controlOf(page)).href
    await page.request.delete(faults, { data: {} })
    await page.request.post(faults, { data: { name: 'reset', endpoint: 'revoke' } })
    await page.locator('details.tenant summary').click()
    await page.getByRole('button', { name: /Disconnect/ }).click()
    await page.getByText('is still connected').waitFor()
  },
  device: (page, origin) => page.goto(`${origin}/connect/device`),
  'device-code': async (page) => {
    await page.getByRole('button', { name: 'Get a code' }).click()
    await page.locator('.qr').waitFor()
  },
  'zoho-device': async (page) => page.goto(new URL(await page.locator('.device a').textContent()).href),
  'zoho-device-accounts': async (page) => {
    await page.goBack()
    await page.locator('.device a').click()
    await page.getByText('Who logs in?').waitFor()
  },
  'zoho-device-consent': (page) => page.locator('a[data-dc="in"]').first().click(),
  'zoho-device-done': (page) => page.getByRole('button', { name: 'Allow' }).click(),
  'zoho-refused': (page) => page.goto(new URL('/oauth/v2/auth?client_id=nobody', page.url()).href),
  'self-client': (page, origin) => page.goto(`${origin}/connect/self`),
  'self-client-refused': async (page) => {
    await page.getByLabel('Code', { exact: true }).fill('nothing')
    await page.getByRole('button', { name: 'Redeem the code' }).click()
    await page.locator('#code-problem').waitFor()
  },
  doctor: async (page, origin) => {
    await page.goto(`${origin}/doctor`)
    await page.getByRole('button', { name: 'Ask each data center' }).click()
    await page.getByText('Zoho knows this client').first().waitFor()
  },
  'not-found': (page, origin) => page.goto(`${origin}/nowhere`),
  'bad-id': (page) => page.goto(at(page, '/groups/not-an-id')),
  'zoho-control': async (page) => {
    await page.goto(at(page, '/break'))
    await page.getByRole('link', { name: 'own page' }).click()
    await page.getByRole('heading', { name: 'Requests' }).waitFor()
    await page.locator('.requests summary').first().click()
    await page.getByRole('heading', { name: 'Answer', exact: true }).waitFor()
  },
  'zoho-control-organizations': async (page) => {
    await page.getByRole('navigation').getByRole('link', { name: 'Organizations' }).click()
    await page.locator('#organizations summary').first().click()
  },
  'zoho-control-records': async (page) => {
    await page.getByRole('navigation').getByRole('link', { name: 'Records' }).click()
    await page.getByRole('button', { name: 'Show records' }).click()
    await page.locator('.rows summary').first().click()
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  },
  'zoho-control-tokens': (page) => page.getByRole('navigation').getByRole('link', { name: 'Tokens' }).click(),
  'zoho-control-faults': async (page) => {
    const view = page.getByRole('navigation').getByRole('link', { name: 'Time and faults' })
    if (await view.isVisible()) await view.click()
    await page.getByRole('button', { name: 'A minute' }).click()
    await page.getByText('A minute: done.').waitFor()
  },
  'zoho-control-addresses': (page) =>
    page.getByRole('navigation').getByRole('link', { name: 'Addresses' }).click(),
}
