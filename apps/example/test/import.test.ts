import { describe, expect, test } from 'vitest'
import { csvLine, parseCsv } from '../src/zoho/csv.ts'
import { formTo, openBrowser, visible, type Page } from './browser.ts'
import { connectedApp } from './connected-app.ts'
import { connectAs, cookieHeader, emulatorOf, until } from './running-app.ts'

const { app, browser, open } = connectedApp('eu')

/** Sends a file, as a browser does; the answer before any redirect. */
async function send(text: string): Promise<Response> {
  const page = await open('/records/Leads/import')
  const body = new FormData()
  for (const [name, value] of formTo(page, '/records/Leads/import').fields)
    if (name !== 'file') body.append(name, value)
  body.append('file', new File([text], 'leads.csv', { type: 'text/csv' }))
  const headers = { origin: app().origin, cookie: cookieHeader(browser, app().origin) }
  return fetch(page.url, { method: 'POST', body, headers, redirect: 'manual' })
}

/** Sends a file, looks at it, and imports it. */
async function importFile(text: string): Promise<Page> {
  const sent = await send(text)
  const ready = await browser.get(new URL(sent.headers.get('location') ?? '/nowhere', app().origin))
  const place = ready.url.pathname.slice(browser.tenant.length)
  await browser.submit(ready, formTo(ready, place))
  return until(
    () => browser.get(ready.url),
    (page) => /rows were written|Nothing was written/.test(visible(page)),
  )
}

describe('an import', () => {
  test('shows what goes where before anything is written', async () => {
    emulatorOf(app()).journal.clear()
    const sent = await send('Last Name;email;Shoe size\nImpola;a@example.com;42\n')
    const ready = await browser.get(new URL(sent.headers.get('location') ?? '', app().origin))
    expect(visible(ready)).toMatch(
      /Last Name goes to Last Name email goes to Email Shoe size not a field: left out Impola/,
    )
    const writes = emulatorOf(app())
      .journal.entries()
      .filter(({ method, role }) => method === 'POST' && role === 'crm')
    expect(writes).toEqual([])
  })

  test('writes the rows, and says of each that was refused in which line and why', async () => {
    const long = 'x'.repeat(81)
    const page = await importFile(
      `Last_Name,Email,Lead Status,Annual Revenue\nImportone,one@example.com,Contacted,10\n,two@example.com,,\nImportthree,three,,many\n${long},,,\n"Impor""tfive","five@example.com",,"20"\n`,
    )
    expect(visible(page)).toContain('2 of 5 rows were written; 3 were not: below is why.')
    expect(visible(page)).toMatch(
      /3 Last Name is required: fill it in\..*4 .*e-mail address.*5 .*80 characters/,
    )
    const list = visible(await open('/records/Leads?q=Impor'))
    expect(list).toContain('Importone')
    expect(list).toContain('Impor"tfive')

    const failed = await browser.get(`${page.url.href}/failed.csv`)
    const [heads, ...rows] = parseCsv(failed.html)
    expect(heads).toEqual(['Last_Name', 'Email', 'Lead Status', 'Annual Revenue', 'Why it was not written'])
    expect(rows.map(([name]) => name)).toEqual(['', 'Importthree', long])
  })

  test('of several hundred rows tells how far it is', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => `Row${index},r${index}@example.com`)
    emulatorOf(app()).faults.add({ name: 'hang', endpoint: 'crm', method: 'POST', skip: 1, count: 10 })
    const sent = await send(`Last_Name,Email\n${rows.join('\n')}`)
    const address = new URL(sent.headers.get('location') ?? '', app().origin)
    const ready = await browser.get(address)
    await browser.submit(ready, formTo(ready, address.pathname.slice(browser.tenant.length)))
    const state = await until(
      () => browser.get(`${address.href}/state`),
      (page) => /100 of 250 rows/.test(visible(page)),
    )
    expect(state.html).toMatch(/<progress[^>]*max="250"[^>]*value="100"/)
    expect(state.headers.get('live-end')).toBe(null)
  })

  test.each([
    ['', 422, /Choose a file first/],
    ['Last_Name\n', 422, /no rows under its heads/],
    ['Shoe\n42\n', 422, /No column is named like a field/],
    ['Last_Name\n"never ends\n', 422, /A quoted cell that begins in line 2 has no end/],
    [`Last_Name\n${'a\n'.repeat(10_001)}`, 422, /10001 rows; this page takes 10000/],
    [`Last_Name\n${'a'.repeat(5_300_000)}`, 413, /5 MiB/],
  ])('of a file that cannot be imported says why: %#', async (text, status, words) => {
    const answer = await send(text)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(words)
  })

  test('is nobody else’s', async () => {
    const sent = await send('Last_Name\nMine\n')
    const path = (sent.headers.get('location') ?? '').slice(browser.tenant.length)
    const other = openBrowser()
    await connectAs(other, app().origin, 'in')
    expect((await other.get(`${app().origin}${other.tenant}${path}`)).status).toBe(404)
  })
})

test('an export has every record, and no cell that a spreadsheet would run', async () => {
  // More than one page of Zoho's.
  const many = Array.from({ length: 200 }, (_, index) => `Many${index}`)
  await importFile(`Last_Name\n${many.join('\n')}\n`)
  await importFile('Last_Name,Company,Phone\nFormula,"=HYPERLINK(""http://evil.example"")",+31 20 555 0100\n')
  const answer = await open('/records/Leads/export.csv?columns=Last_Name&columns=Company&columns=Phone')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Leads.csv"')
  const [heads, ...rows] = parseCsv(answer.html)
  expect(heads).toEqual(['id', 'Last_Name', 'Company', 'Phone'])
  expect(rows.length).toBeGreaterThan(200)
  expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
  expect(rows.find(([, name]) => name === 'Formula')?.slice(2)).toEqual([
    `'=HYPERLINK("http://evil.example")`,
    '+31 20 555 0100',
  ])
})

test.each<[string, readonly (readonly string[])[]]>([
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '\uFEFFa;b\n"x;""y""";z',
    [
      ['a', 'b'],
      ['x;"y"', 'z'],
    ],
  ],
  [
    'a\tb\n"1\n2"\t',
    [
      ['a', 'b'],
      ['1\n2', ''],
    ],
  ],
  [
    'a,b\n\n"q"rest,2\n,\n',
    [
      ['a', 'b'],
      ['qrest', '2'],
    ],
  ],
  [
    'a;b\n"x",y;z',
    [
      ['a', 'b'],
      ['x,y', 'z'],
    ],
  ],
  ['', []],
])('CSV is read as it was meant: %#', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows)
})

test('CSV that was written is read again', () => {
  const cells = ['a"b', 'c,d', 'e\r\nf', '', '-5', 'ü;\t']
  expect(parseCsv(csvLine(cells))).toEqual([cells])
})
