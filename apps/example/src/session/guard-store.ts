import { StoreError, type Store } from '@x/auth'

const failed =
  (operation: 'read' | 'write' | 'remove') =>
  (cause: unknown): never => {
    throw new StoreError(`The store of sessions could not ${operation}. Nothing was changed. Try again.`, {
      operation,
      cause,
    })
  }

/** A store whose failures are the toolkit's: its own words may hold paths and addresses, which no page may show. */
export function guardStore(store: Store): Store {
  return {
    read: (...parameters) => store.read(...parameters).catch(failed('read')),
    write: (...parameters) => store.write(...parameters).catch(failed('write')),
    remove: (...parameters) => store.remove(...parameters).catch(failed('remove')),
  }
}
