import { guard, grantKey } from '../grant/grant-store.ts'
import { base64url } from '../grant/fingerprint.ts'
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
  const key = `lease:${grantKey(auth, grantId)}`
  const askedAt = auth.clock.monotonic()
  const owner = base64url(auth.random(9))
  const version = await guard('write', () => auth.store.write(key, owner, undefined, auth.lease))
  if (version === undefined) return undefined
  return {
    age: () => auth.clock.monotonic() - askedAt,
    release: async () => {
      await auth.store.remove(key, version).catch(() => {
        // Lost: an early end. The lease runs out by itself.
      })
    },
  }
}
