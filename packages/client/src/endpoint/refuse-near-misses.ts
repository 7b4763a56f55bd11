import { quote } from '@x/dc/error'

/** What lists take under these names and no others. Everybody mistypes them, and Zoho ignores names that it does not know. */
const NAMES = 'per_page page_token sort_by sort_order cvid modifiedSince'

/**
 * Refuses a query of a list with a name that is nearly one of Zoho's: `perPage`, `SortBy`, `page-token`. Every other name is
 * sent, as Zoho may know it.
 *
 * @throws TypeError with the right name; nothing is sent
 */
export function refuseNearMisses(query: object | undefined): void {
  for (const key in query) {
    for (const name of NAMES.split(' '))
      if (name !== key && plain(name) === plain(key))
        throw new TypeError(`A list takes ${name}, not ${quote(key)}. Nothing was sent.`)
  }
}

function plain(name: string): string {
  return name.replace(/[\W_]/g, '').toLowerCase()
}
