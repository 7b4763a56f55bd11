import type { Environment } from '@x/dc'

/** What a grant renews its access token with. */
export type GrantSource =
  | { readonly refreshToken: string }
  /** Organization token (client credentials): nothing to renew, a new one is asked for. */
  | { readonly soid: string; readonly scopes: readonly string[] }

/** Why no token call is made for a while. */
export type RestReason = 'throttled' | 'unavailable' | 'client-rejected'

/** Everything known of one user's consent to one client. One row of the store. Instants stand on Zoho's clock. */
export interface Grant {
  readonly id: string
  readonly clientId: string
  /** Id of the data center where the user lives. */
  readonly dc: string
  readonly environment: Environment
  /** Origin that takes the access token. */
  readonly apiDomain: string
  readonly source: GrantSource
  readonly scopes?: readonly string[]
  /** The organization, when known: `ZohoCRM.123`. */
  readonly organization?: string
  readonly savedAt: number
  /** Refresh tokens issued for this grant and not revoked, as far as known. */
  readonly consents: number
  readonly access?: { readonly token: string; readonly issuedAt: number; readonly expiresAt: number }
  /** Times of the latest token calls, oldest first: written before each call is made. */
  readonly attempts: readonly number[]
  /** Failed token calls in a row. */
  readonly failures: number
  readonly rest?: { readonly until: number; readonly reason: RestReason }
  /** Zoho refused the refresh token with this hash. */
  readonly dead?: { readonly of: string; readonly at: number }
}

/** Zoho allows ten token calls in ten minutes a refresh token (Zoho Accounts, "Token limits"). */
export const BUDGET = 10
/** Milliseconds: ten minutes, and how much later than its intent a call may reach Zoho. */
export const BUDGET_WINDOW = 615_000

/** Attempts that a row keeps: a full budget each of a right clock and of two wrong ones. */
const KEPT = 3 * BUDGET

/**
 * The row's attempts and one more. The old ones stay until an answer of Zoho's has told the time: a machine whose clock is a
 * day ahead would take them for old, and strike them out for all others, too.
 */
export function withAttempt(grant: Grant, now: number): readonly number[] {
  return [...grant.attempts.slice(1 - KEPT), now]
}

/** The calls that still count at `now`. One dated further ahead than the window was written by a wrong clock. */
export function recentAttempts(grant: Pick<Grant, 'attempts'>, now: number): readonly number[] {
  return grant.attempts.filter((at) => at > now - BUDGET_WINDOW && at <= now + BUDGET_WINDOW)
}

/** No rest is longer than ten minutes; one that ends later than so far ahead was written by a wrong clock. */
export const LONGEST_REST = 1_200_000

/** Until when no token call is made for a grant, and why; undefined when one may be made. */
export function quietUntil(
  grant: Pick<Grant, 'attempts' | 'rest'>,
  now: number,
): { readonly at: number; readonly reason: RestReason | 'budget' } | undefined {
  const attempts = recentAttempts(grant, now)
  const budgetUntil = attempts.length < BUDGET ? 0 : (attempts.at(-BUDGET) ?? 0) + BUDGET_WINDOW
  const { rest } = grant
  const isRest = rest !== undefined && rest.until > budgetUntil && rest.until <= now + LONGEST_REST
  const at = isRest ? rest.until : budgetUntil
  return at <= now ? undefined : { at, reason: isRest ? rest.reason : 'budget' }
}
