import type { Environment } from '@x/dc'
import type { Auth } from '../auth.ts'
import { internalsOf, type Internals } from '../internals.ts'
import { kindOf, type GrantKind } from './check-conflict.ts'
import { quietUntil, recentAttempts, type Grant } from '../grant.ts'
import { fingerprint } from './fingerprint.ts'
import { checkGrantId, readGrant } from './grant-store.ts'

/** A grant without its secrets. Instants are epoch milliseconds on Zoho's clock. */
export interface GrantDescription {
  readonly grantId: string
  readonly clientId: string
  /** Id of the data center where the user lives. */
  readonly dc: string
  readonly environment: Environment
  /** Origin that takes its access tokens. */
  readonly apiDomain: string
  /** Where its access tokens come from. */
  readonly kind: GrantKind
  readonly scopes?: readonly string[]
  readonly organization?: string
  readonly savedAt: number
  /** The access token's life; absent before the first one. */
  readonly accessToken?: { readonly issuedAt: number; readonly expiresAt: number }
  /** `resting`: no token call before `retryAt`. `reauthorization-required`: Zoho refused the refresh token. */
  readonly status: 'active' | 'resting' | 'reauthorization-required'
  readonly retryAt?: number
  /** Token calls in the last ten minutes; Zoho allows ten. */
  readonly recentCalls: number
}

/**
 * Shows a grant without secrets, from the store.
 *
 * @returns `undefined` when there is none
 * @throws StoreError GrantUnreadableError
 */
export async function describeGrant(auth: Auth, grantId: string): Promise<GrantDescription | undefined> {
  const internals = internalsOf(auth)
  checkGrantId(grantId)
  const row = await readGrant(internals, grantId)
  return row === undefined ? undefined : describe(internals, row.grant)
}

export async function describe(auth: Internals, grant: Grant): Promise<GrantDescription> {
  const { source, access, dead } = grant
  const now = auth.time.now()
  const retryAt = quietUntil(grant, now)?.at
  const isDead =
    dead !== undefined && 'refreshToken' in source && dead.of === (await fingerprint(source.refreshToken))
  return Object.freeze({
    grantId: grant.id,
    clientId: grant.clientId,
    dc: grant.dc,
    environment: grant.environment,
    apiDomain: grant.apiDomain,
    kind: kindOf(grant),
    ...(grant.scopes === undefined ? {} : { scopes: grant.scopes }),
    ...(grant.organization === undefined ? {} : { organization: grant.organization }),
    savedAt: grant.savedAt,
    ...(access === undefined
      ? {}
      : { accessToken: Object.freeze({ issuedAt: access.issuedAt, expiresAt: access.expiresAt }) }),
    status: isDead ? 'reauthorization-required' : retryAt === undefined ? 'active' : 'resting',
    ...(retryAt === undefined ? {} : { retryAt }),
    recentCalls: recentAttempts(grant, now).length,
  } as const)
}
