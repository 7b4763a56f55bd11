import { formTo, linksOf, openBrowser } from '../../apps/example/test/browser.ts'

/** Logs in as the page says: Connect, the person under Canada, Allow. Resolves to what the last page says. */
export async function logIn(origin) {
  const browser = openBrowser()
  const home = await browser.get(origin)
  const [connect] = linksOf(home, /href="\/connect"/)
  if (connect === undefined) throw new Error(`The first page has no link to connect:\n${home.html}`)
  const people = await browser.get(new URL(connect, home.url))
  const [canadian] = linksOf(people, /data-dc="ca"/)
  if (canadian === undefined)
    throw new Error(`Nobody under Canada can be chosen (${people.status}):\n${people.html}`)
  const consent = await browser.get(new URL(canadian, people.url))
  const form = formTo(consent, `${consent.url.origin}/oauth/v2/approve`)
  return (await browser.submit(consent, form, { decision: 'allow' })).html
}
