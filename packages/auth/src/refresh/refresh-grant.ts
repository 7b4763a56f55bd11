import { getDataCenter } from '@x/dc'
import { isToolkitError, quote, readConnectionFailure, TimeoutError, type ToolkitError } from '@x/dc/error'
import { resolveClientSecret } from '../client-secret.ts'
import { BUDGET, recentAttempts, withAttempt, type Grant } from '../grant.ts'
import { readGrant, writeGrant, type StoredGrant } from '../grant/grant-store.ts'
import { resolveEnvironment } from '../grant/save-grant.ts'
import type { Internals } from '../internals.ts'
import type { AccessToken } from '../token.ts'
import { callTokenEndpoint, type IssuedToken } from '../zoho/token-call.ts'
import { decide, validAccess, type Wish } from './decide.ts'
import { readFailure, recordFailure } from './failure.ts'
import { claimLease, watchLease, type ForeignLease, type Lease } from './lease.ts'
import { grantNotFound, publish } from './publish.ts'
import { savePending } from '../memory/token-memory.ts'

/** A waiter looks again after 50 to 250 ms. */
const SHORTEST_PAUSE = 50
const PAUSE_SPREAD = 200
/** So often a refresh starts over because others changed the grant meanwhile, or it took too long. */
const MOST_OVERTAKEN = 10

/** How a refresh was asked for. */
export interface RefreshWish extends Wish {
  /** Wait for another process that refreshes; a background refresh does not. */
  readonly wait: boolean
  readonly signal: AbortSignal
  /** Errors that an event has told. */
  readonly told: Set<unknown>
}

/**
 * Steps 3 to 8 of the refresh (docs/architecture.md): from the row in the store to a token that may be served.
 *
 * @returns `undefined` only when it did not wait and another process refreshes
 */
export async function refreshGrant(
  auth: Internals,
  grantId: string,
  wish: RefreshWish,
): Promise<AccessToken | undefined> {
  const startedAt = auth.clock.monotonic()
  const patience = auth.lease + auth.callTimeout
  let foreign: ForeignLease | undefined
  let lookedAgain = false
  let overtaken = 0
  const lost = new Set<unknown>()
  for (;;) {
    wish.signal.throwIfAborted()
    // A token that could not be written yet comes first: it may have brought a new refresh token.
    await savePending(auth.memory.get(grantId))

    // Step 3: read the row.
    const seen = await readRow(auth, grantId)
    const first = await settle(auth, seen, wish)
    if (first !== undefined) return first

    // Step 4: claim the lease. Taken: wait with jitter and look again.
    const lease = await claimLease(auth, grantId)
    if (lease === undefined) {
      if (!wish.wait) return undefined
      if (auth.clock.monotonic() - startedAt > patience) throw tooLong(seen.grant, patience)
      foreign = await watchLease(auth, grantId, foreign)
      // Gone already: look again. More than once, the store refuses a lease that nobody holds.
      if (foreign === undefined && !lookedAgain) {
        lookedAgain = true
        continue
      }
      await auth.clock.sleep(SHORTEST_PAUSE + ((auth.random(1)[0] ?? 0) / 256) * PAUSE_SPREAD, wish.signal)
      continue
    }
    try {
      const token = await refreshUnderLease(auth, grantId, { lease, lost }, wish)
      if (token !== undefined) return token
    } finally {
      await lease.release()
    }
    overtaken += 1
    if (overtaken >= MOST_OVERTAKEN || auth.clock.monotonic() - startedAt > patience)
      throw tooLong(seen.grant, patience)
  }
}

/** @returns `undefined` to start over */
async function refreshUnderLease(
  auth: Internals,
  grantId: string,
  { lease, lost }: { readonly lease: Lease; readonly lost: Set<unknown> },
  wish: RefreshWish,
): Promise<AccessToken | undefined> {
  // Claimed: the row may have changed while we did.
  const row = await readRow(auth, grantId)
  const settled = await settle(auth, row, wish)
  if (settled !== undefined) return settled

  const dc = getDataCenter(row.grant.dc, auth.dataCenters)
  const secret = await resolveClientSecret(auth.clientSecret, dc, auth.dc)
  const isTooLate = (): boolean => lease.age() > auth.lease - auth.callTimeout
  if (isTooLate()) return undefined

  // Step 5: write the intent. Not written: no token call.
  const now = auth.time.now()
  const intent: Grant = { ...row.grant, attempts: withAttempt(row.grant, now) }
  const version = await writeGrant(auth, intent, row.version)
  if (version === undefined) return undefined

  // Step 6: one token call, unless too much of the lease has passed.
  if (isTooLate()) return undefined
  const calledAt = auth.clock.monotonic()
  let issued: IssuedToken
  try {
    issued = await callTokenEndpoint(auth, dc, secret, ...renewal(intent))
    resolveEnvironment(auth, dc, issued.apiDomain, intent.environment)
  } catch (error) {
    // A connection that was lost is often a pooled one that the server had closed. Renewing twice is harmless, since
    // Zoho's refresh tokens do not rotate: once more, unless it is an outage.
    const isFirst = intent.failures === 0 && lost.size === 0
    if (isFirst && isLost(error) && recentAttempts(intent, now).length < BUDGET) {
      lost.add(error)
      return undefined
    }
    return fail(auth, { grant: intent, version }, error, wish)
  }
  if (issued.lifeAssumed) auth.emit({ type: 'life-assumed', grantId, dc: dc.id })

  // Step 7: compare-and-set, then publish.
  const published = await publish(auth, { grant: intent, version }, issued)
  if (published.kind === 'replaced') return undefined
  const entry = auth.memory.put(published.grant, published.access, auth.clock.monotonic())
  if (published.kind === 'unsaved') entry.save = published.save
  const { expiresAt } = published.access
  if (published.kind === 'adopted') auth.emit({ type: 'token-adopted', grantId, dc: dc.id, expiresAt })
  else
    auth.emit({
      type: 'token-refreshed',
      grantId,
      dc: dc.id,
      expiresAt,
      duration: auth.clock.monotonic() - calledAt,
    })
  return wish.isRejected(published.access.token) ? undefined : entry.token
}

/**
 * Step 8: failures. The credentials stay as they are; a token that is still valid is served.
 *
 * @returns `undefined` to start over: the failure is of credentials that are no longer those of the grant
 */
async function fail(
  auth: Internals,
  row: StoredGrant,
  cause: unknown,
  wish: RefreshWish,
): Promise<AccessToken | undefined> {
  const { grant } = row
  const now = auth.time.now()
  const failure = await readFailure(grant, cause, now)
  if (!(await recordFailure(auth, grant, row.version, failure, now))) return undefined
  const { dead, rest } = failure.bookkeeping
  tell(auth, grant, failure.error, rest?.until, wish)
  if (dead !== undefined) auth.emit({ type: 'grant-dead', grantId: grant.id, dc: grant.dc })
  const valid = validAccess(grant, wish, auth.time.now())
  if (valid === undefined) throw failure.error
  const entry = auth.memory.put(grant, valid, auth.clock.monotonic())
  if (rest !== undefined)
    entry.quietUntil = auth.clock.monotonic() + Math.max(0, rest.until - auth.time.now())
  return entry.token
}

/** Whether the connection broke under a token call, which may have arrived. */
function isLost(error: unknown): boolean {
  return isToolkitError(error, 'NETWORK') && readConnectionFailure(error.cause).kind === 'lost'
}

/** The grant type of a renewal, and what goes with it. */
function renewal(grant: Grant): [grantType: string, parameters: Record<string, string>] {
  const { source } = grant
  return 'refreshToken' in source
    ? ['refresh_token', { refresh_token: source.refreshToken }]
    : ['client_credentials', { soid: source.soid, scope: source.scopes.join(',') }]
}

async function readRow(auth: Internals, grantId: string): Promise<StoredGrant> {
  const row = await readGrant(auth, grantId)
  if (row !== undefined) return row
  auth.memory.forget(grantId)
  throw grantNotFound(grantId)
}

/** What the row settles without a token call: a token, or an error. */
async function settle(
  auth: Internals,
  row: StoredGrant,
  wish: RefreshWish,
): Promise<AccessToken | undefined> {
  const { grant } = row
  const decision = await decide(grant, wish, auth.time)
  if (decision === 'call') return undefined
  if ('fail' in decision) {
    tell(auth, grant, decision.fail, decision.fail.retryAt, wish)
    throw decision.fail
  }
  const known = auth.memory.get(grant.id)?.token.value
  const entry = auth.memory.put(grant, decision.use, auth.clock.monotonic())
  if (known !== undefined && known !== entry.token.value) {
    auth.emit({ type: 'token-adopted', grantId: grant.id, dc: grant.dc, expiresAt: entry.token.expiresAt })
  }
  return entry.token
}

function tell(
  auth: Internals,
  grant: Grant,
  error: { readonly code: string },
  retryAt: number | undefined,
  wish: RefreshWish,
): void {
  wish.told.add(error)
  auth.emit({
    type: 'refresh-failed',
    grantId: grant.id,
    dc: grant.dc,
    code: error.code,
    retryAt,
    inBackground: !wish.wait,
  })
}

function tooLong(grant: Grant, patience: number): ToolkitError {
  return new TimeoutError(
    `Refreshing grant ${quote(grant.id)} (data center ${grant.dc}) took more than ${patience} ms, or was overtaken by others each time: another process has been at it, or ` +
      'the store is slow. Try again; if it stays so, look for a store whose expiry does not work.',
    `grant ${quote(grant.id)}`,
    patience,
  )
}
