import { expect, test } from 'vitest'
import { formTo, visible } from './browser.ts'
import { connectedApp } from './connected-app.ts'

const { browser, open } = connectedApp('eu')

/** What stands in the form, in place of the file that is on the page. */
async function compare(change: (text: string) => string): Promise<string> {
  const { html: text } = await open('/types/Leads.ts')
  const page = await open('/types')
  return visible(await browser.submit(page, formTo(page, '/types#drift'), { before: change(text) }))
}

test('shows the types of a module, and gives them as a file', async () => {
  const page = await open('/types?module=Deals')
  expect(visible(page)).toContain('export const Deals: Module<Deals>')
  expect(page.html).toContain('<option value="Deals" selected="">')
  const file = await open('/types/Deals.ts')
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="Deals.ts"')
  expect(file.headers.get('content-type')).toContain('text/plain')
  expect(file.html).toMatch(/^\/\/ Modules and fields of one Zoho CRM organization/)
})

test('says what drifted since a file was made', async () => {
  expect(await compare((text) => text)).toContain('Nothing: the organization still is what the file says.')
  expect(await compare((text) => text.replaceAll('\n', '\r\n'))).toContain('Nothing:')
  const drifted = await compare((text) =>
    text.replaceAll('Company', 'Firm').replace("  | 'Cold Call'", "  | 'Fax'"),
  )
  expect(drifted).toMatch(/Breaks reads Leads\.Firm is gone\. .*Breaks writes .*Leads\.Firm is gone\./)
  expect(drifted).toContain("has no option 'Fax'.")
  expect(drifted).toContain("has a new option 'Cold Call'.")
})

test('a file of another making, and a module that is not there, are said', async () => {
  expect(await compare(() => '<script>alert(1)</script>')).toContain('zoho-types did not make this file')
  for (const path of ['/types?module=Nothing', '/types?module=..%2Fusers', '/types/Leads%0D%0Ax.ts']) {
    const page = await open(path)
    expect(page.status).toBe(404)
    expect(visible(page)).toMatch(/no such (module|page)/)
  }
})
