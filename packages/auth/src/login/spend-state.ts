import { LoginStateError } from '../errors/login-state-error.ts'
import { fingerprint } from '../grant/fingerprint.ts'
import { guard } from '../grant/grant-store.ts'
import type { Internals } from '../internals.ts'
import type { PendingLogin } from './pending.ts'

/** Kept this much longer than the login lasts, for machines whose clocks differ. */
const MARGIN = 600_000

/**
 * Spends a state once, across all processes that share the store.
 *
 * @throws {@link LoginStateError} when it was spent before, or has expired
 */
export async function spendState(auth: Internals, pending: PendingLogin): Promise<void> {
  const now = auth.clock.now()
  if (now >= pending.expiresAt) {
    throw new LoginStateError('This login took too long and has expired. Nothing was sent. Start it again.', {
      reason: 'expired',
    })
  }
  const key = `spent:${encodeURIComponent(auth.clientId)}:${await fingerprint(pending.state)}`
  const ttl = pending.expiresAt - now + MARGIN
  if (
    (await guard('write', { what: 'the state of a login' }, () =>
      auth.store.write(key, 'spent', undefined, ttl),
    )) !== undefined
  )
    return
  throw new LoginStateError(
    'This callback was used before (a reload, the back button, or a replay). Nothing was sent. If the first one did not finish, start the login again.',
    { reason: 'used' },
  )
}

/** Compares in time that does not depend on where two texts differ. */
export async function equalInConstantTime(a: string, b: string): Promise<boolean> {
  // Both have the length of a hash, whatever came in.
  const [x, y] = await Promise.all([fingerprint(a), fingerprint(b)])
  let difference = 0
  for (let index = 0; index < x.length; index += 1) difference |= x.charCodeAt(index) ^ y.charCodeAt(index)
  return difference === 0
}
