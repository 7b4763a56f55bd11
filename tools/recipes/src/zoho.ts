import {
  createAuth,
  isToolkitError,
  tokenFor,
  type Auth,
  type AuthOptions,
  type Store,
  type TokenForOptions,
} from '@x/auth'
import { createClient, scopesFor, type Client } from '@x/client'
import { dataCenters as allDataCenters } from '@x/dc'
import { getSourcesCount } from '@x/user-groups'
import { pendingLogins, type PendingLogins } from './pending-logins.ts'

/** What the app asks for at login. */
export const scopes: readonly string[] = scopesFor(getSourcesCount)

/** Zoho, as the routes of every recipe want it. */
export interface Zoho {
  readonly auth: Auth
  readonly logins: PendingLogins
  /** A client for one grant; a grant has the id of the user who connected. */
  readonly clientFor: (grantId: string, options?: TokenForOptions) => Client
}

/** One a process. Processes that share the store are one: a login begun at one of them may end at another. */
export function createZoho(options: AuthOptions & { readonly store: Store }): Zoho {
  const { store, dataCenters = allDataCenters } = options
  const auth = createAuth({ ...options, dataCenters })
  return {
    auth,
    logins: pendingLogins(store),
    clientFor: (grantId, forGrant) => createClient({ token: tokenFor(auth, grantId, forGrant), dataCenters }),
  }
}

/** What a user can do something about. */
const forUsers = [
  'LOGIN_STATE',
  'CONSENT_DENIED',
  'CODE_REJECTED',
  'GRANT_CONFLICT',
  'INVALID_ID',
  'INVALID_DATA',
]

/** What to answer when a login or a call fails. Errors that are not ours are rethrown. */
export function problemOf(error: unknown): {
  readonly status: 400 | 409 | 502 | 503
  readonly message: string
} {
  if (!isToolkitError(error)) throw error
  const { code, message, retryable } = error
  if (code === 'GRANT_NOT_FOUND' || code === 'REAUTHORIZATION_REQUIRED')
    return { status: 409, message: 'Zoho is not connected, or not any more: open /connect.' }
  if (forUsers.includes(code)) return { status: 400, message }
  // For you: it says what to check. No secret is in it.
  console.error(message)
  return { status: retryable ? 503 : 502, message: 'That did not work at Zoho. Try again later.' }
}
