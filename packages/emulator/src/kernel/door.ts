import { environments, type DataCenter, type Environment } from '@x/dc'

/** What a host is for. `crm` is the CRM that people open in a browser, which refuses API calls. */
export type Role = 'accounts' | 'api' | 'crm'

/**
 * Where a request came in. The same data center may be reached by its real name and by a loopback address; answers name
 * the addresses of the book that the request came through.
 */
export interface Door {
  readonly role: Role
  /** The row of `book`. */
  readonly dataCenter: DataCenter
  readonly environment: Environment
  /** All rows, as whoever knocks at this door knows them. */
  readonly book: readonly DataCenter[]
}

/** Every door of a table, by origin. */
export function doorsOf(book: readonly DataCenter[]): ReadonlyMap<string, Door> {
  const doors = new Map<string, Door>()
  for (const dataCenter of book) {
    doors.set(dataCenter.accounts, { role: 'accounts', dataCenter, environment: 'production', book })
    for (const environment of environments) {
      const origin = dataCenter.api[environment]
      if (origin !== undefined) doors.set(origin, { role: 'api', dataCenter, environment, book })
    }
    if (dataCenter.crm !== undefined) {
      doors.set(dataCenter.crm, { role: 'crm', dataCenter, environment: 'production', book })
    }
  }
  return doors
}
