import { quote } from '@x/dc/error'

/** What lists take under these names and no others: everybody mistypes them, and Zoho ignores names that it does not know. */
const NAMES = [
  'page',
  'per_page',
  'page_token',
  'sort_by',
  'sort_order',
  'fields',
  'ids',
  'cvid',
  'include_child',
  'modifiedSince',
]

/**
 * Refuses a query of a list with a name that is nearly one of Zoho's: `perPage`, `SortBy`, `page-token`. Every other name is
 * sent, as Zoho may know it.
 *
 * @throws TypeError with the right name; nothing is sent
 */
export function refuseNearMisses(query: object | undefined): void {
  for (const key of Object.keys(query ?? {})) {
    const name = NAMES.find((each) => plain(each) === plain(key))
    if (name !== undefined && name !== key)
      throw new TypeError(
        `A list takes ${quote(name)}, not ${quote(key)}, which Zoho would ignore. Nothing was sent.`,
      )
  }
}

function plain(name: string): string {
  return name.replaceAll(/[\W_]/g, '').toLowerCase()
}
