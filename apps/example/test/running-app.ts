import { startServer, type RunningServer } from '../src/server.ts'
import { readSettings } from '../src/settings.ts'
import { formTo, linksOf, type openBrowser, type Page } from './browser.ts'

/** The app as `npm start` runs it without settings, on a free port. */
export function startApp(variables: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  return startServer(readSettings({ PORT: '0', ...variables }))
}

export type Browser = ReturnType<typeof openBrowser>

/** From the first page through Zoho's login and consent, up to the page where that ends. */
export async function connectAs(
  browser: Browser,
  origin: string,
  dc: string,
  decision: 'allow' | 'deny' = 'allow',
): Promise<Page> {
  const first = await browser.get(`${origin}/`)
  // China stands apart: its users begin at their own accounts server.
  const pressed = dc === 'cn' ? { dc } : {}
  const accounts = await browser.submit(first, formTo(first, '/connect'), pressed)
  const [account] = linksOf(accounts, new RegExp(`data-dc="${dc}"`))
  if (account === undefined) throw new Error(`Nobody of ${dc} can be chosen at ${accounts.url.href}.`)
  const consent = await browser.get(new URL(account, accounts.url))
  const approve = `${consent.url.origin}/oauth/v2/approve`
  return browser.submit(consent, formTo(consent, approve), { decision })
}

export const GROUP = '3652397000009952001'

/** The counts that a group's page shows beside its picture. */
export function countsOf(page: Page): Readonly<Record<string, number>> {
  const cells = [...page.html.matchAll(/data-count="(\w+)">\s*(\d+)/g)]
  return Object.fromEntries(cells.map(([, name = '', value]) => [name, Number(value)]))
}
