import type { Emulator } from '@x/emulator'
import { startServer, type RunningServer } from '../src/server.ts'
import { readSettings } from '../src/settings.ts'
import { formTo, linksOf, visible, type openBrowser, type Page } from './browser.ts'

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
  environment = 'production',
): Promise<Page> {
  const first = await browser.get(`${origin}/`)
  // China stands apart: its users begin at their own accounts server.
  const pressed = dc === 'cn' ? { dc } : {}
  const accounts = await browser.submit(first, formTo(first, '/connect'), pressed)
  const [account] = linksOf(accounts, new RegExp(`data-dc="${dc}"`))
  if (account === undefined) throw new Error(`Nobody of ${dc} can be chosen at ${accounts.url.href}.`)
  const consent = await browser.get(new URL(account, accounts.url))
  const approve = `${consent.url.origin}/oauth/v2/approve`
  const organizations = [
    ...consent.html.matchAll(/name="organization"\s+value="([^"]+)"[\s\S]*?<small>(\w+)/g),
  ]
  const [, organization = ''] = organizations.find(([, , name]) => name === environment) ?? []
  return browser.submit(consent, formTo(consent, approve), { decision, organization })
}

export const GROUP = '3652397000009952001'

/** The counts that a group's page shows beside its picture. */
export function countsOf(page: Page): Readonly<Record<string, number>> {
  const cells = [...page.html.matchAll(/data-count="(\w+)">\s*(\d+)/g)]
  return Object.fromEntries(cells.map(([, name = '', value]) => [name, Number(value)]))
}

/** What `Cookie` a browser would send to the app. */
export function cookieHeader(browser: Browser, origin: string): string {
  const { hostname } = new URL(origin)
  return [...browser.cookies]
    .filter(([key]) => key.startsWith(`${hostname} `))
    .map(([key, value]) => `${key.split(' ')[1] ?? ''}=${value}`)
    .join('; ')
}

/** The Zoho inside the app. */
export function emulatorOf({ zoho }: RunningServer): Emulator {
  if (zoho.emulator === undefined) throw new Error('This app has no emulator.')
  return zoho.emulator.emulator
}

/** Lets the emulator's time run fast while something waits: for repeats, for a device, for a deletion. */
export async function hurried<T>(app: RunningServer, work: Promise<T>): Promise<T> {
  const { clock } = emulatorOf(app)
  const over = new AbortController()
  const done = work.finally(() => {
    over.abort()
  })
  for (let beat = 0; beat < 2000 && !over.signal.aborted; beat += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (!over.signal.aborted) clock.advance(500)
  }
  return done
}

/** Looks again until it is so; at most two hundred times. */
export async function until(look: () => Promise<Page>, isSo: (page: Page) => boolean): Promise<Page> {
  for (let round = 0; round < 200; round += 1) {
    const page = await look()
    if (isSo(page)) return page
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`It never came: ${visible(await look())}`)
}
