import type { Environment } from '@x/dc'
import { inside, type Emulator } from '../emulator.ts'
import { walk, type Choices } from './browser.ts'

/** What the user at the browser decides. */
export interface Decision {
  /** Id of the data center whose user logs in. @default that of the address */
  readonly account?: string
  /** Id or e-mail address. @default the first on the page */
  readonly user?: string
  /** Id, zgid or name of the organization. @default the first of the environment */
  readonly organization?: string
  /** @default 'production' */
  readonly environment?: Environment
  /** `false` presses Deny. @default true */
  readonly allow?: boolean
}

/**
 * Walks through login and consent as somebody with a browser would, and returns the address that he is sent back to,
 * with `code`, `location`, `accounts-server` and the stray `&` in it.
 *
 * @param url the address from the client: at a real accounts host, or at one of `listen`
 * @throws Error when the accounts server shows an error page, in its words
 */
export async function authorize(
  emulator: Emulator,
  url: string | URL,
  decision: Decision & {
    /** Asks for these instead of the scopes in the address. */
    readonly scopes?: readonly string[]
  } = {},
): Promise<string> {
  const address = new URL(url)
  if (decision.scopes !== undefined) address.searchParams.set('scope', decision.scopes.join(','))
  const arrival = await walk(emulator, address.href, choicesOf(emulator, address, decision))
  if ('redirect' in arrival) return arrival.redirect
  throw new Error('The accounts server did not send the user back to the client.')
}

/** @internal */
export function choicesOf(emulator: Emulator, address: URL, decision: Decision): Choices {
  const { hosts, services } = emulator[inside]
  const { user, organization, environment = 'production', allow = true } = decision
  const account = decision.account ?? hosts.find(address.origin)?.dataCenter.id
  if (account === undefined) {
    throw new TypeError(
      'Say whose account logs in (account: the id of a data center): the address does not tell.',
    )
  }
  return {
    account,
    user,
    allow,
    organization: (keys) =>
      keys.find((key) => {
        const place = services.organizations.get(key)
        if (place === undefined || place.environment !== environment) return false
        const { id, zgid, name } = place.crm.organization()
        return organization === undefined || [id, zgid, name].includes(organization)
      }),
  }
}
