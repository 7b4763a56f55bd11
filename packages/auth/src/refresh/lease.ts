import { quote } from '@x/dc/error'
import { guard } from '../grant/grant-store.ts'
import { leaseKey } from '../store/keys.ts'
import { base64url } from '../base64url.ts'
import type { Internals } from '../internals.ts'

/** The right to refresh one grant, for a while. */
export interface Lease {
  /** Milliseconds since it was asked for, on the monotonic clock: at most so much of it has passed. */
  age(): number
  /** Gives it back. Only the owner's version can: a holder whose lease ran out frees nobody else's. */
  release(): Promise<void>
}

/** @returns `undefined` when another holds it */
export async function claimLease(auth: Internals, grantId: string): Promise<Lease | undefined> {
  const key = leaseKey(auth, grantId)
  const askedAt = auth.clock.monotonic()
  const owner = base64url(auth.random(9))
  const version = await guard('write', { what: leaseOf(grantId), grantId }, () =>
    auth.store.write(key, owner, undefined, auth.lease),
  )
  if (version === undefined) return undefined
  return {
    age: () => auth.clock.monotonic() - askedAt,
    release: async () => {
      try {
        await auth.store.remove(key, version)
      } catch {
        // Lost: an early end. The lease runs out by itself.
      }
    },
  }
}

/** Somebody else's lease, and since when it has been seen; monotonic milliseconds. */
export interface ForeignLease {
  readonly version: string
  readonly since: number
}

/**
 * Ends a lease that another has held for longer than its life. Its expiry is the store's business; but a store may go by a
 * clock that has run backwards, and then a process that died would block the others for as long.
 *
 * @param seen what the call before returned
 * @returns `undefined` when the lease is gone
 */
export async function watchLease(
  auth: Internals,
  grantId: string,
  seen: ForeignLease | undefined,
): Promise<ForeignLease | undefined> {
  const since = auth.clock.monotonic()
  if (seen !== undefined && since - seen.since <= auth.lease) return seen
  const key = leaseKey(auth, grantId)
  const row = await guard('read', { what: leaseOf(grantId), grantId }, () => auth.store.read(key))
  if (row === undefined) return undefined
  const { version } = row
  if (seen?.version !== version) return { version, since }
  await guard('remove', { what: leaseOf(grantId), grantId }, () => auth.store.remove(key, version))
  return undefined
}

function leaseOf(grantId: string): string {
  return `the lease of grant ${quote(grantId)}`
}
