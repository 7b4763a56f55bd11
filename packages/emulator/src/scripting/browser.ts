import { quote } from '@x/dc/error'
import { inside, type Emulator } from '../emulator.ts'

/** What somebody with a browser decides on the pages of the accounts server. */
export interface Choices {
  /** Data center whose user logs in. */
  readonly account: string
  /** Id or e-mail address of that user. */
  readonly user: string | undefined
  readonly allow: boolean
  /** Which of the organizations on the page, by their keys. */
  readonly organization: (keys: readonly string[]) => string | undefined
}

/** Where the walk ended: at an address outside of the accounts servers, or on a page that asks nothing more. */
export type Arrival = { readonly redirect: string } | { readonly page: string }

const MOST_STEPS = 10
/** Where a redirect leads on to another page of an accounts server, and not back to the client. */
const PAGES: ReadonlySet<string> = new Set(['/oauth/v2/auth', '/oauth/v3/device'])

/**
 * Opens an address and clicks through the pages: the account, the organization, Allow or Deny.
 *
 * @throws Error when a page says that something is wrong, in its words
 */
export async function walk(emulator: Emulator, start: string, choices: Choices): Promise<Arrival> {
  const { hosts, fetchOwn } = emulator[inside]
  const isAccounts = (address: string): boolean =>
    URL.canParse(address) && hosts.find(new URL(address).origin)?.role === 'accounts'
  if (!isAccounts(start)) {
    throw new TypeError(
      `No accounts server of this emulator is at ${quote(start.slice(0, 80))}. It has ${hosts.examples.join(', ')} ` +
        'and the others of its data centers, and the addresses of `listen` while it listens.',
    )
  }
  let step: { address: string; body?: URLSearchParams } = { address: start }
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const { address, body } = step
    const response = await fetchOwn(address, {
      redirect: 'manual',
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    const location = response.headers.get('location')
    if (location !== null) {
      await response.body?.cancel()
      if (!isAccounts(location) || !PAGES.has(new URL(location).pathname)) return { redirect: location }
      step = { address: location }
      continue
    }
    const page = await response.text()
    if (!response.ok) throw new Error(`The accounts server shows a page: ${textOf(page)}`)
    const next = readAccounts(page, choices) ?? readForm(page, choices)
    if (next === undefined) return { page }
    step = next
  }
  throw new Error(`The accounts server did not come to an end within ${MOST_STEPS} pages.`)
}

function readAccounts(page: string, { account, user }: Choices): { address: string } | undefined {
  const links = [...page.matchAll(/<a\s([^>]*data-dc="([^"]*)"[^>]*)>/g)]
  if (links.length === 0) return undefined
  const found = links
    .filter(([, , dc]) => dc === account)
    .map(([, text]) => attributes(text))
    .find((link) => user === undefined || link['data-user'] === user || link['data-email'] === user)
  if (found?.['href'] !== undefined) return { address: found['href'] }
  const offered = [...new Set(links.map(([, , dc]) => dc))].join(', ')
  throw new Error(
    `Nobody ${user === undefined ? '' : `called ${user} `}of data center ${account} can log in here; offered: ${offered}. ` +
      'China stands apart: its users log in only where the login started at its own accounts server.',
  )
}

function readForm(page: string, choices: Choices): { address: string; body: URLSearchParams } | undefined {
  const action = tags(page, 'form').find((form) => form['method'] === 'post')?.['action']
  if (action === undefined) return undefined
  const body = new URLSearchParams()
  const inputs = tags(page, 'input')
  for (const { type, name = '', value = '' } of inputs) if (type === 'hidden') body.append(name, value)
  const keys = inputs.filter(({ name }) => name === 'organization').map(({ value = '' }) => value)
  const organization = choices.organization(keys)
  if (organization === undefined) throw new Error('The consent page does not offer that organization.')
  body.set('organization', organization)
  body.set('decision', choices.allow ? 'allow' : 'deny')
  return { address: action, body }
}

const TAGS = { form: /<form\s([^>]*)>/g, input: /<input\s([^>]*)>/g }

/** The attributes of every tag of a name. */
function tags(page: string, name: keyof typeof TAGS): readonly Readonly<Record<string, string>>[] {
  return [...page.matchAll(TAGS[name])].map(([, text]) => attributes(text))
}

/** Our own pages only: every value is quoted. */
function attributes(text = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key = '', value]) => [key, unescape(value)]),
  )
}

function textOf(page: string): string {
  const body = /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? page
  return unescape(body.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

function unescape(text = ''): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
