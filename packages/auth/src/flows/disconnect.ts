import { getDataCenter } from '@x/dc'
import { isToolkitError, quote } from '@x/dc/error'
import type { Auth } from '../auth.ts'
import type { GrantUnreadableError } from '../errors/grant-unreadable-error.ts'
import { StoreError } from '../errors/store-error.ts'
import { checkGrantId, readGrant, removeGrant, type StoredGrant } from '../grant/grant-store.ts'
import { revokeToken } from '../grant/revoke.ts'
import { internalsOf, type Internals } from '../internals.ts'

export interface DisconnectOptions {
  /**
   * What becomes of the stored grant when Zoho cannot be asked to revoke: `'keep'` throws, so that you can try again;
   * `'remove'` forgets it, and Zoho keeps a refresh token that nobody has. So it does with a row that cannot be read.
   * @default 'keep'
   */
  readonly whenNotRevoked?: 'keep' | 'remove' | undefined
}

const ROUNDS = 10

/**
 * Revokes a grant at Zoho, which ends its access tokens, too, and removes it from the store.
 *
 * @returns whether there was one, and whether Zoho said that it revoked it (`false`: it knew of none)
 * @throws StoreError GrantUnreadableError, and with `whenNotRevoked: 'keep'` ThrottledError InvalidTokenResponseError and
 *   the transport's errors
 * @example
 * const { revoked } = await disconnect(auth, grantId)
 * @see Zoho Accounts, "Revoke refresh token"
 */
export async function disconnect(
  auth: Auth,
  grantId: string,
  options: DisconnectOptions = {},
): Promise<{ readonly found: boolean; readonly revoked: boolean }> {
  const internals = internalsOf(auth)
  checkGrantId(grantId)
  let revoked = false
  let done: string | undefined
  for (let round = 0; round < ROUNDS; round += 1) {
    internals.memory.forget(grantId)
    const row = await read(internals, grantId, options)
    if (row === 'removed') return { found: true, revoked: false }
    if (row === undefined) return { found: round > 0, revoked }

    const { source, access } = row.grant
    const dc = getDataCenter(row.grant.dc, internals.dataCenters)
    const token = 'refreshToken' in source ? source.refreshToken : access?.token
    // A refresh may change the row between the two steps; its refresh token is revoked once all the same.
    if (token !== undefined && token !== done) {
      try {
        revoked = await revokeToken(
          internals,
          dc,
          token,
          'refreshToken' in source ? 'refresh_token' : 'access_token',
        )
        done = token
      } catch (error) {
        if (options.whenNotRevoked !== 'remove') throw error
        const code = isToolkitError(error) ? error.code : 'REFUSED'
        internals.emit({ type: 'revoke-failed', grantId, dc: dc.id, code })
        done = token
      }
    }
    if (await removeGrant(internals, grantId, row.version)) {
      internals.memory.forget(grantId)
      internals.emit({ type: 'grant-removed', grantId, dc: dc.id, revoked })
      return { found: true, revoked }
    }
  }
  throw new StoreError(
    `Grant ${quote(grantId)} was changed by others ${ROUNDS} times while it was being removed. Try again.`,
    { operation: 'remove', grantId },
  )
}

/** The grant; a row that cannot be read is removed when that is wanted, since nothing else could free its id. */
async function read(
  auth: Internals,
  grantId: string,
  options: DisconnectOptions,
): Promise<StoredGrant | 'removed' | undefined> {
  try {
    return await readGrant(auth, grantId)
  } catch (error) {
    if (options.whenNotRevoked !== 'remove' || !isToolkitError(error, 'GRANT_UNREADABLE')) throw error
    const { version } = error as GrantUnreadableError
    if (version === undefined || !(await removeGrant(auth, grantId, version))) throw error
    auth.emit({ type: 'grant-removed', grantId, dc: 'unknown', revoked: false })
    return 'removed'
  }
}
