/** A page as a browser without scripts sees it. */
export interface Page {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

/** A form of a page, filled in as the page came. */
export interface Form {
  readonly action: string
  readonly fields: readonly (readonly [string, string])[]
}

const MOST_REDIRECTS = 10

/** Real HTTP, one cookie jar, redirects followed one by one: what a person with a browser does. */
export function openBrowser(): {
  get(url: string | URL): Promise<Page>
  submit(page: Page, form: Form, pressed?: Readonly<Record<string, string>>): Promise<Page>
  readonly cookies: ReadonlyMap<string, string>
  /** Where the pages of the tenant begin whose page came last: `/t/tenant-…`. */
  readonly tenant: string
} {
  const cookies = new Map<string, string>()
  let tenant = ''
  const go = async (start: URL, init: RequestInit): Promise<Page> => {
    let url = start
    let next = init
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const jar = [...cookies].filter(([key]) => key.startsWith(`${url.hostname} `))
      const headers = new Headers(next.headers)
      if (jar.length > 0)
        headers.set('cookie', jar.map(([key, value]) => `${key.split(' ')[1] ?? ''}=${value}`).join('; '))
      const response = await fetch(url, { ...next, headers, redirect: 'manual' })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(`${url.hostname} ${name}`, value)
      }
      const location = response.headers.get('location')
      tenant = tenantOf(url) ?? tenant
      if (location === null)
        return { url, status: response.status, headers: response.headers, html: await response.text() }
      await response.body?.cancel()
      url = new URL(location, url)
      if (response.status !== 307) next = {}
    }
    throw new Error(`More than ${MOST_REDIRECTS} redirects.`)
  }
  return {
    cookies,
    get tenant() {
      return tenant
    },
    get: (url) => go(new URL(url), {}),
    submit: (page, form, pressed = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of form.fields) if (!(name in pressed)) body.append(name, value)
      for (const [name, value] of Object.entries(pressed)) body.append(name, value)
      return go(new URL(form.action, page.url), {
        method: 'POST',
        body,
        headers: { origin: page.url.origin },
      })
    },
  }
}

/** The POST forms of a page, with what they hold. */
function formsOf(page: Page): readonly Form[] {
  return [...page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, attributes = '', inner = '']) => ({
      action: text(/action="([^"]*)"/.exec(attributes)?.[1]) || page.url.pathname,
      fields: [
        ...[...inner.matchAll(/<input\b([^>]*?)\/?>/g)].flatMap(([, tag = '']) => inputOf(tag)),
        ...[...inner.matchAll(/<textarea\b[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(
          ([, name, value]) => [text(name), text(value)] as const,
        ),
      ],
    }),
  )
}

/** Where the pages of a tenant begin, for an address of one. */
function tenantOf({ pathname }: URL): string | undefined {
  return /^\/t\/[^/]+/.exec(pathname)?.[0]
}

/** The address of a page within its tenant. */
export function placeOf({ url }: Page): string {
  return `${url.pathname.slice(tenantOf(url)?.length ?? 0)}${url.search}`
}

/** The first form that posts to an address, on a tenant's page to one of the same tenant. */
export function formTo(page: Page, action: string): Form {
  const wanted = [action, `${tenantOf(page.url) ?? ''}${action}`]
  const form = formsOf(page).find((each) => wanted.includes(each.action))
  if (form === undefined)
    throw new Error(`${page.url.href} (${page.status}) has no form to ${action}:\n${visible(page)}`)
  return form
}

/** Where the links of a page lead whose tag matches. */
export function linksOf(page: Page, pattern: RegExp): readonly string[] {
  return [...page.html.matchAll(/<a\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => pattern.test(tag))
    .map((tag) => text(/href="([^"]*)"/.exec(tag)?.[1]))
}

/** What can be read on a page. */
export function visible(page: Page): string {
  const main = /<main[\s\S]*<\/main>/.exec(page.html)?.[0] ?? page.html
  // Colours of code stand within words.
  const plain = main.replaceAll(/<span class="c-\w+">([^<]*)<\/span>/g, '$1')
  return text(plain.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function inputOf(tag: string): readonly (readonly [string, string])[] {
  const name = /name="([^"]*)"/.exec(tag)?.[1]
  const choice = /type="(?:radio|checkbox)"/.test(tag)
  if (name === undefined || (choice && !/\schecked\b/.test(tag))) return []
  return [[text(name), text(/value="([^"]*)"/.exec(tag)?.[1] ?? (choice ? 'on' : ''))]]
}

function text(html = ''): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#0*39;/g, "'")
    .replaceAll('&amp;', '&')
}
