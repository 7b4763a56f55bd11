import type { Clock } from '@x/dc/clock'
import { StoreError } from '../errors/store-error.ts'
import { withDeadline } from '../with-deadline.ts'
import type { EncryptedStore } from './encrypted-store.ts'
import { grantIdIn } from './keys.ts'
import type { Store } from './store.ts'

/** No call of a store is waited for longer than this, milliseconds. */
const STORE_DEADLINE = 8000

/**
 * A store whose calls end. Clients of servers that are away may wait for them without end, and pile up what waits (ioredis
 * does, the way BullMQ asks for it).
 */
export function withStoreDeadline(store: Store & Partial<EncryptedStore>, clock: Clock): Store {
  const bounded = <T>(
    operation: 'read' | 'write' | 'remove',
    key: string,
    call: () => Promise<T>,
  ): Promise<T> =>
    withDeadline(
      clock,
      STORE_DEADLINE,
      () => tooSlow(operation, key),
      async () => await call(),
    )
  const { rewrap } = store
  return Object.freeze({
    read: (key: string) => bounded('read', key, () => store.read(key)),
    write: (key: string, value: string, expected: string | undefined, ttl?: number) =>
      bounded('write', key, () => store.write(key, value, expected, ttl)),
    remove: (key: string, expected: string) => bounded('remove', key, () => store.remove(key, expected)),
    ...(rewrap === undefined
      ? {}
      : { rewrap: (key: string) => bounded('write', key, () => rewrap.call(store, key)) }),
  })
}

function tooSlow(operation: 'read' | 'write' | 'remove', key: string): StoreError {
  const grantId = grantIdIn(key)
  const what = grantId === undefined ? 'a row' : `the row of grant ${JSON.stringify(grantId)}`
  return new StoreError(
    `The store did not ${operation} ${what} within ${STORE_DEADLINE} ms${operation === 'read' ? '' : '; it may yet do so'}. ` +
      'It is tried again with the next call; check that its server runs, and give its client a limit on commands.',
    // The cause says that the store may have done it nonetheless.
    { operation, reason: 'unavailable', grantId, cause: new Error(`no answer within ${STORE_DEADLINE} ms`) },
  )
}
