import { getDataCenter, type Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client'
import type { Auth } from '../auth.ts'
import { base64url } from '../base64url.ts'
import { checkEnvironment } from '../grant/check-environment.ts'
import { internalsOf } from '../internals.ts'
import { formatScopes } from '../scopes.ts'
import { endpoint } from '../zoho/endpoint.ts'
import { formatPending, LONGEST_LOGIN } from './pending.ts'

export interface StartLoginOptions {
  /** What to ask for: `['ZohoCRM.settings.user_groups.READ']`. A refresh cannot widen it later. */
  readonly scopes: readonly string[]
  /**
   * Proof Key for Code Exchange (RFC 7636). Zoho documents it for mobile and desktop clients; for server clients its
   * discovery document advertises it, no more. @default 'none'
   */
  readonly pkce?: 'S256' | 'none' | undefined
  /** What the grant is for, when it is not production. @default what Zoho's answer says */
  readonly environment?: Environment | undefined
  /** How long the user has, milliseconds, a second to a day. @default 600000 */
  readonly expiresIn?: number | undefined
}

/** Where to send the user, and what to keep until they come back. */
export interface StartedLogin {
  /** Address of Zoho's consent page. */
  readonly url: string
  /** Opaque. Keep it in the user's session; {@link finishLogin} wants it back. It is good for one callback. */
  readonly pending: string
}

const TEN_MINUTES = 600_000
const SHORTEST = 1000

/**
 * Starts a web login at the data center where the client is registered; Zoho forwards the user to their own. Asks for
 * offline access with a consent each time, since Zoho sends a refresh token with no other.
 *
 * @throws TypeError for unusable options, or when `auth` has no redirectUri
 * @example
 * const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups, getSourcesCount) })
 * @see Zoho Accounts, "Authorization request"; RFC 6749 section 4.1.1
 */
export async function startLogin(auth: Auth, options: StartLoginOptions): Promise<StartedLogin> {
  const internals = internalsOf(auth)
  const { redirectUri, clock, random } = internals
  if (redirectUri === undefined) {
    throw new TypeError(
      'startLogin needs the redirectUri option of createAuth: the address that is registered in the API console.',
    )
  }
  const { environment, pkce = 'none', expiresIn = TEN_MINUTES } = options
  const scope = formatScopes(options.scopes)
  checkEnvironment(environment)
  if (pkce !== 'S256' && pkce !== 'none') {
    throw new TypeError(
      `pkce is 'S256' or 'none', not ${quote(pkce)}. Leaving it to 'plain' would protect nothing.`,
    )
  }
  if (!(expiresIn >= SHORTEST && expiresIn <= LONGEST_LOGIN)) {
    throw new TypeError('expiresIn must lie between 1,000 and 86,400,000 milliseconds (a second and a day).')
  }
  const dc = getDataCenter(internals.dc.id, internals.dataCenters)
  const state = base64url(random(32))
  const verifier = pkce === 'S256' ? base64url(random(32)) : undefined
  const startedAt = clock.now()

  // Only builds an address; nothing is sent.
  const configuration = endpoint(internals, dc, 'unused', () => ({}))
  const url = buildAuthorizationUrl(configuration, {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    access_type: 'offline',
    prompt: 'consent',
    state,
    ...(verifier === undefined
      ? {}
      : { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
  })
  const pending = formatPending({
    clientId: internals.clientId,
    state,
    ...(verifier === undefined ? {} : { verifier }),
    dc: dc.id,
    ...(environment === undefined ? {} : { environment }),
    scopes: options.scopes,
    startedAt,
    expiresAt: startedAt + expiresIn,
  })
  return Object.freeze({ url: url.href, pending })
}
