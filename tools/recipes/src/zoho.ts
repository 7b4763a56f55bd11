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

/** What to answer when a login or a call fails. What is no error of ours is yours: it is thrown on. */
export function problemOf(error: unknown): { readonly status: 409 | 400 | 503; readonly message: string } {
  if (!isToolkitError(error)) throw error
  const { message, retryable } = error
  const isUnconnected = ['GRANT_NOT_FOUND', 'REAUTHORIZATION_REQUIRED'].includes(error.code)
  if (isUnconnected) return { status: 409, message: 'Zoho is not connected, or not any more: open /connect.' }
  return { status: retryable ? 503 : 400, message }
}
