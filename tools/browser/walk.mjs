// What a person does in the app, step by step.

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
}

/** The page of the documented group, found by searching. */
export async function openGroup(page) {
  await page.getByRole('link', { name: 'Groups', exact: true }).click()
  await page.getByLabel('Search').fill('sales')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.locator(`a[href$="/groups/${GROUP}"]`).first().click()
}

/** Where the emulator listens for faults. */
export async function controlOf(page, origin) {
  await page.goto(`${origin}/break`)
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
  start: (page, at) => page.goto(`${at}/`),
  'start-data-centers': async (page, at) => {
    await page.goto(`${at}/`)
    await page.getByText('At a data center').click()
  },
  'zoho-accounts': (page) => page.getByRole('button', { name: 'Connect', exact: true }).click(),
  'zoho-consent': (page) => page.locator('a[data-dc="eu"]').first().click(),
  denied: (page) => page.getByRole('button', { name: 'Deny' }).click(),
  home: (page, at) => connect(page, at, 'eu'),
  tenants: (page) => page.locator('details.tenant summary').click(),
  groups: (page, at) => page.goto(`${at}/groups`),
  'groups-counted': async (page) => {
    await page.getByRole('button', { name: 'Count the sources of all' }).click()
    await page.getByText(/Counted all/).waitFor()
  },
  group: (page) => openGroup(page),
  'group-edit': (page) => page.getByRole('link', { name: 'Edit' }).click(),
  'group-delete': (page, at) => page.goto(`${at}/groups/3652397000009952011/delete`),
  'group-new': (page, at) => page.goto(`${at}/groups/new`),
  'group-refused': async (page) => {
    await page.getByLabel('Name').fill('All sales')
    await page.getByLabel('Nora Lindqvist').check()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.locator('#name-problem').waitFor()
  },
  'group-rtl': (page, at) => page.goto(`${at}/groups/3652397000009952081`),
  'group-empty': (page, at) => page.goto(`${at}/groups/3652397000009952101`),
  break: async (page, at) => {
    await page.goto(`${at}/break`)
    await page.getByRole('button', { name: 'Expire the token' }).click()
    await page.getByText(/The caller has its/).waitFor()
  },
  'groups-counting': async (page, at) => {
    const hang = { name: 'hang', endpoint: '*/actions/sources_count', count: 'always' }
    await page.request.post(new URL('/faults', await controlOf(page, at)).href, { data: hang })
    await page.goto(`${at}/groups`)
    await page.getByRole('button', { name: 'Count again' }).click()
    await page.getByText('Counting 0 of 11').waitFor()
  },
  'groups-cancelled': async (page) => {
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(/Cancelled after/).waitFor()
  },
  'disconnect-failed': async (page, at) => {
    const faults = new URL('/faults', await controlOf(page, at)).href
    await page.request.delete(faults, { data: {} })
    await page.request.post(faults, { data: { name: 'reset', endpoint: 'revoke' } })
    await page.locator('details.tenant summary').click()
    await page.getByRole('button', { name: /Disconnect/ }).click()
    await page.getByText('is still connected').waitFor()
  },
  device: (page, at) => page.goto(`${at}/connect/device`),
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
  'self-client': (page, at) => page.goto(`${at}/connect/self`),
  'self-client-refused': async (page) => {
    await page.getByLabel('Code', { exact: true }).fill('nothing')
    await page.getByRole('button', { name: 'Redeem the code' }).click()
    await page.locator('#code-problem').waitFor()
  },
  doctor: async (page, at) => {
    await page.goto(`${at}/doctor`)
    await page.getByRole('button', { name: 'Ask each data center' }).click()
    await page.getByText('Zoho knows this client').first().waitFor()
  },
  'not-found': (page, at) => page.goto(`${at}/nowhere`),
  'bad-id': (page, at) => page.goto(`${at}/groups/not-an-id`),
  'zoho-control': async (page, at) => {
    await page.goto(`${at}/break`)
    await page.getByRole('link', { name: 'own page' }).click()
    await page.getByText('Journal').waitFor()
  },
}
