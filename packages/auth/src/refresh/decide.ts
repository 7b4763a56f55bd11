import { AccessTokenRejectedError } from '../errors/access-token-rejected-error.ts'
import { ReauthorizationRequiredError } from '../errors/reauthorization-required-error.ts'
import { ThrottledError } from '../errors/throttled-error.ts'
import { fingerprint } from '../grant/fingerprint.ts'
import { quietUntil, type Grant } from '../grant.ts'
import { iso } from '../instant.ts'
import { quote } from '@x/dc/error'
import type { ZohoTime } from '../zoho-time.ts'
import { refreshWindow } from '../memory/token-memory.ts'

/** A token refused this soon after its issue has not expired: it is used at the wrong place. */
const TOO_YOUNG = 60_000
/** A refused refresh token is tried again this rarely. */
const DEAD_RETRY = 3_600_000
/** No access token lives longer than an hour; one that ends later than so far ahead was written by a wrong clock. */
const LONGEST_LIFE = 4_200_000

/** What the row says: a token to use, an error to throw, or that a token call is due. */
export type Decision =
  | { readonly use: NonNullable<Grant['access']> }
  | { readonly fail: Error & { readonly code: string; readonly retryAt?: number | undefined } }
  | 'call'

/** What the one who asks brings along. */
export interface Wish {
  /** Whether Zoho's API refused this value. */
  readonly isRejected: (value: string) => boolean
  /** Renew a token that is inside its refresh window, too. */
  readonly early: boolean
}

/** Step 3 of the refresh: reads the row, decides, changes nothing. */
export async function decide(grant: Grant, wish: Wish, time: ZohoTime): Promise<Decision> {
  const now = time.now()
  const valid = validAccess(grant, wish, now)
  if (valid !== undefined && !(wish.early && isInWindow(grant, valid, now))) return { use: valid }

  const obstacle = (await deadError(grant, now)) ?? restError(grant, now) ?? rejectedError(grant, wish, time)
  if (obstacle === undefined) return 'call'
  return valid === undefined ? { fail: obstacle } : { use: valid }
}

/** Valid means: unexpired, and not refused. */
export function validAccess(grant: Grant, wish: Pick<Wish, 'isRejected'>, now: number): Grant['access'] {
  const { access } = grant
  if (access === undefined || wish.isRejected(access.token)) return undefined
  return now < access.expiresAt && access.expiresAt <= now + LONGEST_LIFE ? access : undefined
}

function isInWindow(grant: Grant, access: NonNullable<Grant['access']>, now: number): boolean {
  return now >= access.expiresAt - refreshWindow(grant.id, access.expiresAt - access.issuedAt)
}

async function deadError(grant: Grant, now: number): Promise<ReauthorizationRequiredError | undefined> {
  const { dead, source } = grant
  if (dead === undefined || !('refreshToken' in source) || Math.abs(now - dead.at) >= DEAD_RETRY)
    return undefined
  return dead.of === (await fingerprint(source.refreshToken)) ? reauthorizationRequired(grant) : undefined
}

export function reauthorizationRequired(grant: Grant): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError(
    `Zoho (data center ${grant.dc}) no longer accepts the refresh token of grant ${quote(grant.id)}: it was revoked, or it was the ` +
      'oldest of the twenty that Zoho keeps for a user and client. Let the user log in again under the same grant id. If it happens ' +
      'often, count how many environments log in with this client id.',
    { grantId: grant.id, dc: grant.dc },
  )
}

function restError(grant: Grant, now: number): ThrottledError | undefined {
  const quiet = quietUntil(grant, now)
  return quiet === undefined ? undefined : throttled(grant, quiet.at, quiet.reason)
}

const why: Readonly<Record<ThrottledError['reason'], string>> = {
  budget: 'ten attempts at a token call were made for it in ten minutes, which is all that Zoho allows',
  throttled: 'Zoho said that it was asked too often',
  unavailable: 'its last token call failed',
  'client-rejected':
    'Zoho refused the client id or secret, and asking again immediately would not change that',
}

const SHARE_ONE_STORE = 'Try again then; if it comes back, look for processes that do not share one store.'
const cures: Readonly<Record<ThrottledError['reason'], string>> = {
  budget: SHARE_ONE_STORE,
  throttled: SHARE_ONE_STORE,
  unavailable: 'Try again then; the event refresh-failed has told what was wrong.',
  'client-rejected':
    'Check clientId and clientSecret, and in the API console that the data center is enabled for the client (Settings, Multi-DC).',
}

export function throttled(grant: Grant, retryAt: number, reason: ThrottledError['reason']): ThrottledError {
  return new ThrottledError(
    `No token call is made for grant ${quote(grant.id)} (data center ${grant.dc}) before ${iso(retryAt)}: ${why[reason]}. ` +
      `No valid token is left meanwhile. ${cures[reason]}`,
    { grantId: grant.id, dc: grant.dc, retryAt, reason },
  )
}

function rejectedError(grant: Grant, wish: Wish, time: ZohoTime): AccessTokenRejectedError | undefined {
  const { access } = grant
  if (access === undefined || !wish.isRejected(access.token)) return undefined
  if (Math.abs(time.now() - access.issuedAt) >= TOO_YOUNG) return undefined
  // A machine whose clock is slow would call every token young.
  if (time.doubtful()) return undefined
  return new AccessTokenRejectedError(
    `Zoho's API refused an access token of grant ${quote(grant.id)} that is less than a minute old. That is not expiry: the token is ` +
      `for data center ${grant.dc}, environment ${grant.environment} (${grant.apiDomain}). Check that calls go there, and that the user still has access.`,
    { grantId: grant.id, dc: grant.dc, environment: grant.environment },
  )
}
