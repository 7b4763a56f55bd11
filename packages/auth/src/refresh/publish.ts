import { isToolkitError, quote } from '@x/dc/error'
import { GrantNotFoundError } from '../errors/grant-not-found-error.ts'
import { StoreError } from '../errors/store-error.ts'
import { recentAttempts, type Grant } from '../grant.ts'
import { readGrant, writeGrant, type StoredGrant } from '../grant/grant-store.ts'
import type { Internals } from '../internals.ts'
import type { IssuedToken } from '../zoho/token-call.ts'

const ROUNDS = 10

/** What became of a new token: it stands in the row; another stands there; the grant was replaced by a new login. */
export type Published =
  | {
      readonly kind: 'published' | 'adopted'
      readonly grant: Grant
      readonly access: NonNullable<Grant['access']>
    }
  /** The store is away. `save` tries once more, and resolves to whether there is nothing left to do. */
  | {
      readonly kind: 'unsaved'
      readonly grant: Grant
      readonly access: NonNullable<Grant['access']>
      readonly save: () => Promise<boolean>
    }
  | { readonly kind: 'replaced' }

/**
 * Step 7 of the refresh: compare-and-set, then this process's memory. Whoever was beaten reads again and never drops a new
 * refresh token.
 *
 * @throws {@link GrantNotFoundError} when the grant was removed meanwhile
 */
export async function publish(auth: Internals, intent: StoredGrant, issued: IssuedToken): Promise<Published> {
  const access = { token: issued.accessToken, issuedAt: issued.issuedAt, expiresAt: issued.expiresAt }
  const own = withToken(intent.grant, issued, intent.grant)
  try {
    const version = await writeGrant(auth, own, intent.version)
    if (version !== undefined) return { kind: 'published', grant: own, access }
    return await merge(auth, intent.grant, issued)
  } catch (error) {
    if (!isToolkitError(error, 'STORE')) throw error
    // The token exists and cannot be asked for again without cost: serve it here, and go on writing.
    auth.emit({ type: 'publish-failed', grantId: own.id, dc: own.dc, code: error.code })
    return { kind: 'unsaved', grant: own, access, save: () => saveLater(auth, intent.grant, issued) }
  }
}

/** The row as it is now, with the new token in it; or the row's own token when that is newer. */
async function merge(auth: Internals, intent: Grant, issued: IssuedToken): Promise<Published> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = await readGrant(auth, intent.id)
    if (row === undefined) {
      auth.memory.forget(intent.id)
      throw grantNotFound(intent.id)
    }
    if (isReplaced(row.grant, intent, issued)) return { kind: 'replaced' }
    const theirs = newerAccess(row.grant, intent, auth.time.now())
    if (theirs !== undefined && issued.refreshToken === undefined)
      return { kind: 'adopted', grant: row.grant, access: theirs }
    const next =
      theirs === undefined ? withToken(row.grant, issued, intent) : withRefreshToken(row.grant, issued)
    if ((await writeGrant(auth, next, row.version)) === undefined) continue
    const access = next.access as NonNullable<Grant['access']>
    return { kind: theirs === undefined ? 'published' : 'adopted', grant: next, access }
  }
  throw new StoreError(
    `Grant ${quote(intent.id)} was changed by others ${ROUNDS} times while its new token was being written. It is written later.`,
    { operation: 'write', grantId: intent.id },
  )
}

async function saveLater(auth: Internals, intent: Grant, issued: IssuedToken): Promise<boolean> {
  if (auth.time.now() >= issued.expiresAt && issued.refreshToken === undefined) return true
  try {
    const saved = await merge(auth, intent, issued)
    // Another process has written a token of its own meanwhile: the one that all others serve is served here, too.
    if (saved.kind === 'adopted' && !auth.memory.isRefused(intent.id, saved.access.token))
      auth.memory.put(saved.grant, saved.access, auth.clock.monotonic())
    return true
  } catch (error) {
    // Lost: this try's error. The next one comes with a later call; a removed or unreadable row ends it.
    return !isToolkitError(error, 'STORE')
  }
}

/** `row` with the new token. The time of the attempt becomes the one that Zoho's clock gave it. */
function withToken(row: Grant, issued: IssuedToken, intent: Grant): Grant {
  const { rest: _rest, dead: _dead, ...kept } = row
  const guessed = intent.attempts.at(-1)
  const attempts = row.attempts.map((at) => (at === guessed ? issued.issuedAt : at)).toSorted((a, b) => a - b)
  return {
    ...withRefreshToken(kept, issued),
    ...(issued.scopes === undefined ? {} : { scopes: issued.scopes }),
    access: { token: issued.accessToken, issuedAt: issued.issuedAt, expiresAt: issued.expiresAt },
    attempts: recentAttempts({ attempts }, issued.issuedAt),
    failures: 0,
  }
}

/** Zoho does not rotate refresh tokens today; should one come, it replaces the old one in the same write. */
function withRefreshToken(row: Grant, issued: IssuedToken): Grant {
  return issued.refreshToken === undefined ? row : { ...row, source: { refreshToken: issued.refreshToken } }
}

/** Whether somebody logged in anew, so that our token belongs to nothing any more. */
function isReplaced(row: Grant, intent: Grant, issued: IssuedToken): boolean {
  if (row.savedAt !== intent.savedAt) return true
  // Two renewals may both have brought a new refresh token: then the source differs without a login.
  return issued.refreshToken === undefined && JSON.stringify(row.source) !== JSON.stringify(intent.source)
}

/** A token that somebody else published since `intent` was written. */
function newerAccess(row: Grant, intent: Grant, now: number): Grant['access'] {
  const { access } = row
  return access !== undefined && access.token !== intent.access?.token && now < access.expiresAt
    ? access
    : undefined
}

export function grantNotFound(grantId: string): GrantNotFoundError {
  return new GrantNotFoundError(
    `The store has no grant ${quote(grantId)} for this client. Log in first (startLogin, startDeviceLogin, importGrant …), and check ` +
      'that this process uses the same store and client id as the one that logged in.',
    { grantId },
  )
}
