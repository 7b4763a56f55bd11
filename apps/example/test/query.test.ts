import { describe, expect, test } from 'vitest'
import { queryExamples } from '../src/zoho/query-examples.ts'
import { formTo, linksOf, visible, type Page } from './browser.ts'
import { connectedApp } from './connected-app.ts'
import { emulatorOf, hurried } from './running-app.ts'

/** The address leads to the answer below the form. */
const FORM = '/query#answer'

const { app, browser, open } = connectedApp('eu')

/** Sends the form of the page, or presses another button of it. */
async function send(pressed: Readonly<Record<string, string>>, path = '/query'): Promise<Page> {
  const page = await open('/query')
  const form = formTo(page, FORM)
  return browser.submit(page, { ...form, action: `${browser.tenant}${path}` }, pressed)
}

const headsOf = (page: Page): readonly string[] =>
  [...page.html.matchAll(/<th scope="col"[^>]*><bdi>([^<]*)/g)].map(([, head = '']) => head)

describe('the page of queries', () => {
  test('begins with an example, and asks nothing by itself', async () => {
    emulatorOf(app()).journal.clear()
    const page = await open('/query')
    expect(visible(page)).toContain('The newest leads')
    expect(page.html).toContain('order by Created_Time desc')
    expect(page.html).not.toContain('<h2>Answer')
    const paths = emulatorOf(app())
      .journal.entries()
      .map(({ path }) => path)
    expect(paths.filter((path) => path.includes('coql'))).toEqual([])
  })

  test.each(queryExamples.slice(0, -1))('has an example that gives rows: $name', async ({ name, text }) => {
    const page = await send({ example: name })
    expect(page.status).toBe(200)
    expect(visible(page)).toMatch(/[1-9]\d* rows?(?:, and there are more: raise the limit)?\. 1 credit\./)
    expect(page.html).toContain(text.split('\n')[0])
  })

  test('shows rows by their type, references and ids as links', async () => {
    const page = await send({
      query:
        'select Deal_Name, Amount, Stage, Account_Name from Deals where Account_Name is not null limit 3',
    })
    expect(headsOf(page)).toEqual(['Deal_Name', 'Amount', 'Stage', 'Account_Name', 'id'])
    expect(page.html).toMatch(/<td class="number">/)
    expect(page.html).toContain('class="chip"')
    for (const [link = ''] of [linksOf(page, /records\/Accounts\/\d+/), linksOf(page, /records\/Deals\/\d+/)])
      expect((await browser.get(new URL(link, app().origin))).status).toBe(200)
    expect(visible(page)).toContain('3 rows, and there are more: raise the limit. 1 credit.')
    const many = await send({ query: 'select id from Leads where id is not null limit 1001' })
    expect(visible(many)).toContain('3 credits.')
  })

  test('says that nothing matches', async () => {
    const page = await send({ query: "select id from Leads where Last_Name = 'nobody at all'" })
    expect(visible(page)).toContain('0 rows. 1 credit.')
    expect(visible(page)).toContain('No row matches.')
  })

  test.each<[string, RegExp, string | undefined]>([
    ["select Last_Name, Planet\r\nfrom Leads\r\nwhere Company = 'x'", /INVALID_QUERY/, 'Planet'],
    ['select id\r\nfrom Leads limit 5', /“?where id is not null/, 'from'],
    ["select id from Leads\r\nwhere Last_Name >= 'x'", /does not take/, 'Last_Name'],
    ['select id from <b>', /SYNTAX_ERROR/, '&lt;'],
    ['', /There is no query/, undefined],
    [`select ${'x'.repeat(9_990)} from Leads`, /at most 10,000 characters/, undefined],
  ])('shows where a query is wrong: %#', async (query, words, place) => {
    const page = await send({ query })
    expect(page.status).toBe(422)
    expect(visible(page)).toMatch(words)
    expect(page.html).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*aria-describedby="query-problem"/)
    expect(/<mark>([^<]*)<\/mark>/.exec(page.html)?.[1]).toBe(place)
    // What was typed is still there.
    expect(formTo(page, FORM).fields).toContainEqual(['query', query.replaceAll('\r\n', '\n')])
  })

  test('keeps what was typed while Zoho is away', async () => {
    emulatorOf(app()).faults.add({ name: 'reset', endpoint: 'crm', count: 1000 })
    const page = await hurried(app(), send({ query: 'select id from Leads where id is not null' }))
    expect(page.status).toBe(422)
    expect(formTo(page, FORM).fields).toContainEqual(['query', 'select id from Leads where id is not null'])
  })

  test('gives a file that no spreadsheet runs', async () => {
    const record = await open('/records/Leads/new')
    await browser.submit(record, formTo(record, '/records/Leads/new'), {
      'field:Last_Name': '=1+1',
      'field:Company': 'A, "B"',
    })
    const query = "select Last_Name, Company from Leads where Last_Name = '=1+1'"
    const file = await send({ query }, '/query/result.csv')
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="result.csv"')
    expect(file.html).toMatch(/^Last_Name,Company,id\r\n'=1\+1,"A, ""B""",\d+\r\n$/)
    const refused = await send({ query: 'select' }, '/query/result.csv')
    expect(refused.status).toBe(422)
    expect(visible(refused)).toContain('SYNTAX_ERROR')
  })

  test('is not run from elsewhere', async () => {
    const page = await send({ csrf: 'guessed' })
    expect(page.status).toBe(403)
  })
})
