import type { Auth } from '../auth.ts'
import { internalsOf } from '../internals.ts'
import type { EncryptedStore } from '../store/encrypted-store.ts'
import { grantKey } from '../store/keys.ts'
import { checkGrantId, guard, rowOf } from './grant-store.ts'

/**
 * Encrypts a stored grant again with the first key of its `encryptedStore`, after a new key was put in front.
 *
 * @returns whether it had to
 * @throws TypeError when the store of `auth` is not an `encryptedStore`; StoreError; GrantUnreadableError
 */
export async function rewrap(auth: Auth, grantId: string): Promise<boolean> {
  const internals = internalsOf(auth)
  checkGrantId(grantId)
  const store = internals.store as Partial<EncryptedStore>
  if (typeof store.rewrap !== 'function') {
    throw new TypeError('rewrap needs an auth whose store is an encryptedStore().')
  }
  return guard('write', { what: rowOf(grantId), grantId }, () =>
    (store as EncryptedStore).rewrap(grantKey(internals, grantId)),
  )
}
