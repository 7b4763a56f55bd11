import { describe, expect, test } from 'vitest'
import { formTo, linksOf, placeOf, visible, type Page } from './browser.ts'
import { connectedApp } from './connected-app.ts'
import { emulatorOf, hurried } from './running-app.ts'

const { app, browser, open } = connectedApp('eu')

/** Sends the form of a new lead. */
async function create(fields: Readonly<Record<string, string>>): Promise<Page> {
  const page = await open('/records/Leads/new')
  return browser.submit(page, formTo(page, '/records/Leads/new'), typed(fields))
}

const typed = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`field:${name}`, value]))

/** The records that a list links to, in order. */
const namesOn = (page: Page): readonly string[] =>
  [...page.html.matchAll(/<th scope="row"><a[^>]*>([\s\S]*?)<\/a>/g)].map(([, html = '']) =>
    html.replaceAll(/<[^>]*>/g, ''),
  )

const idOf = (page: Page): string => /\d+$/.exec(page.url.pathname)?.[0] ?? ''

describe('the list', () => {
  test('shows leads, a page at a time, with the columns of the address', async () => {
    const first = await open('/records/Leads')
    expect(namesOn(first)).toHaveLength(25)
    expect(visible(first)).toContain('Rows 1 to 25, and there are more.')
    const second = await open(linksOf(first, /rel="next"/)[0] ?? '')
    expect(visible(second)).toContain('Rows 26 to 50')
    const rowsOf = (page: Page): readonly string[] => linksOf(page, /records\/Leads\/\d+"/)
    expect(new Set([...rowsOf(first), ...rowsOf(second)]).size).toBe(50)
    const narrow = await open('/records/Leads?columns=Email&columns=City&columns=nothing')
    expect([...narrow.html.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, head]) => head)).toEqual([
      'Email',
      'City',
    ])
    expect(linksOf(narrow, /rel="next"/)[0]).toContain('columns=Email&columns=City')
  })

  test('is sorted by what Zoho sorts by', async () => {
    const columns = 'columns=Full_Name&columns=Created_Time'
    const oldest = await open(`/records/Leads?${columns}&sort=Created_Time&order=asc`)
    const newest = await open(`/records/Leads?${columns}&sort=Created_Time`)
    expect(oldest.html).toMatch(/aria-sort="ascending"[^>]*><a[^>]*>Created Time/)
    expect(namesOn(oldest)[0]).not.toBe(namesOn(newest)[0])
  })

  test('of other modules, whose references lead to their records', async () => {
    const page = await open('/records/Deals?columns=Deal_Name&columns=Account_Name&columns=Stage')
    const [account = ''] = linksOf(page, /records\/Accounts\/\d+/)
    expect((await open(account)).status).toBe(200)
    expect(page.html).toContain('class="chip"')
  })

  test.each(['?page=-1', '?page=1e9', '?sort=evil', '?columns=%3Cb%3E', `?q=${'x'.repeat(500)}`, '?q=x'])(
    'takes a strange query for what it is: %s',
    async (query) => {
      const page = await open(`/records/Leads${query}`)
      expect(page.status).toBe(200)
    },
  )

  test.each([
    '/records/Nothing',
    '/records/Leads/3652397000009959999',
    '/records/Leads/abc',
    '/records/..%2f',
  ])('what is not there is a page that leads on: %s', async (path) => {
    const page = await open(path)
    expect([400, 404]).toContain(page.status)
    expect(linksOf(page, /class="button main"/)).toHaveLength(1)
  })
})

describe('a lead', () => {
  test('is made, found, changed and deleted', async () => {
    const made = await create({ Last_Name: 'Zwartkruis', Company: 'Mill', Annual_Revenue: '1250.5' })
    expect(visible(made)).toContain('Created.')
    expect(visible(made)).toContain('1,250.5')
    const edit = await open(`/records/Leads/${idOf(made)}/edit`)
    const saved = await browser.submit(
      edit,
      formTo(edit, `/records/Leads/${idOf(made)}/edit`),
      typed({ Company: 'Windmill', Annual_Revenue: '' }),
    )
    expect(visible(saved)).toContain('Saved Zwartkruis.')
    expect(visible(saved)).toContain('Windmill')
    expect(visible(saved)).toMatch(/Empty: .*Annual Revenue/)
    expect(namesOn(await open('/records/Leads?q=Zwartkruis'))).toEqual(['Zwartkruis'])
    const ask = await open(`/records/Leads/${idOf(made)}/delete`)
    const gone = await browser.submit(ask, formTo(ask, `/records/Leads/${idOf(made)}/delete`))
    expect(visible(gone)).toContain('Deleted Zwartkruis.')
    expect((await open(`/records/Leads/${idOf(made)}`)).status).toBe(404)
  })

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['Last_Name', { Company: 'x' }, /Last Name is required: fill it in\. .*MANDATORY_NOT_FOUND/],
    ['Last_Name', { Last_Name: 'x'.repeat(81) }, /Last Name takes at most 80 characters\. .*INVALID_DATA/],
    ['Email', { Last_Name: 'x', Email: 'nope' }, /Email takes an e-mail address, such as/],
    ['Annual_Revenue', { Last_Name: 'x', Annual_Revenue: 'many' }, /Annual Revenue takes an amount/],
  ])('that is refused says so in words at %s', async (field, fields, words) => {
    const page = await create({ City: 'typed by hand', ...fields })
    expect(page.status).toBe(422)
    const at = new RegExp(`<p class="problem" id="field-${field}-problem">([\\s\\S]*?)</p>`).exec(page.html)
    expect(at?.[1]?.replaceAll(/<[^>]*>/g, '')).toMatch(words)
    expect(page.html).toMatch(new RegExp(`id="field-${field}"[^>]*aria-invalid="true"[^>]*autofocus`))
    expect(formTo(page, '/records/Leads/new').fields).toContainEqual(['field:City', 'typed by hand'])
  })

  test('with several faults has each at its field', async () => {
    const page = await create({ Last_Name: 'x'.repeat(81), Email: 'nope' })
    expect([...page.html.matchAll(/id="field-(\w+)-problem"/g)].map(([, name]) => name)).toEqual([
      'Last_Name',
      'Email',
    ])
    expect(page.html.match(/autofocus/g)).toHaveLength(1)
  })

  test('says its limits before it is sent', async () => {
    const page = await open('/records/Leads/new')
    expect(visible(page)).toContain('Last Name required at most 80 characters')
  })

  test('is made once, however often the button is pressed', async () => {
    const page = await open('/records/Leads/new')
    const form = formTo(page, '/records/Leads/new')
    const fields = typed({ Last_Name: 'Clickedtwice' })
    const answers = await Promise.all([1, 2, 3].map(() => browser.submit(page, form, fields)))
    expect(new Set(answers.map(placeOf)).size).toBe(1)
  })

  test('that somebody changed meanwhile is not overwritten', async () => {
    const made = await create({ Last_Name: 'Shared', Company: 'Before' })
    const path = `/records/Leads/${idOf(made)}/edit`
    const [mine, theirs] = [await open(path), await open(path)]
    emulatorOf(app()).clock.advance(2000)
    await browser.submit(theirs, formTo(theirs, path), typed({ Company: 'Theirs' }))
    const late = await browser.submit(mine, formTo(mine, path), typed({ City: 'Mine' }))
    expect(late.status).toBe(422)
    expect(visible(late)).toContain('Somebody changed this record after you opened it.')
    expect(visible(await open(`/records/Leads/${idOf(made)}`))).toContain('Theirs')
  })

  test('that was typed while Zoho is away comes back', async () => {
    const page = await open('/records/Leads/new')
    emulatorOf(app()).faults.add({ name: 'reset', endpoint: 'crm', method: 'POST', count: 1000 })
    const sent = browser.submit(page, formTo(page, '/records/Leads/new'), typed({ Last_Name: 'Patience' }))
    const away = await hurried(app(), sent)
    expect(away.status).toBe(502)
    expect(formTo(away, '/records/Leads/new').fields).toContainEqual(['field:Last_Name', 'Patience'])
  })

  test('whose values have markup shows it as text', async () => {
    const made = await create({ Last_Name: '<script>alert(1)</script>', Company: '=1+1' })
    expect(made.html).not.toContain('<script>alert')
    expect(visible(made)).toContain('<script>alert(1)</script>')
  })
})

test('a number that is zero is shown, not left out', async () => {
  const query = 'select id from Deals where Sales_Cycle_Duration = 0 limit 1'
  const page = await open('/query')
  const rows = await browser.submit(page, formTo(page, '/query#answer'), { query })
  const [deal = ''] = linksOf(rows, /records\/Deals\/\d+"/)
  expect(visible(await open(deal))).toContain('Sales Cycle Duration 0')
})

describe('lists with nothing in them', () => {
  test.each([
    ['/records/Leads?q=nobody-at-all', /No record matches “ ?nobody-at-all ?”\. Show all/],
    ['/records/Leads?page=40', /This page is empty\. Back to the beginning/],
  ])('%s says the way on', async (path, words) => {
    expect(visible(await open(path))).toMatch(words)
  })
})

describe('counts by a picklist', () => {
  test('of deals by stage: a table whose sum is the number of records, linked from the list', async () => {
    const list = await open('/records/Deals')
    expect(linksOf(list, /\/by\//)).toEqual([`${browser.tenant}/records/Deals/by/Stage`])
    const page = await open('/records/Deals/by/Stage')
    expect(page.status).toBe(200)
    const total = Number(/([\d,]+) records, counted/.exec(visible(page))?.[1]?.replaceAll(',', ''))
    const counts = [...page.html.matchAll(/<td class="number">([\d,]+)<\/td>/g)].map(([, text]) =>
      Number(text?.replaceAll(',', '')),
    )
    expect(total).toBeGreaterThan(0)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
  })

  test.each(['Deal_Name', 'Amount', 'Nothing', 'id%20from%20Users'])(
    'not by %s, which is no picklist',
    async (field) => {
      const page = await open(`/records/Deals/by/${field}`)
      expect(page.status).toBe(404)
      expect(visible(page)).toContain('cannot be counted')
    },
  )
})
