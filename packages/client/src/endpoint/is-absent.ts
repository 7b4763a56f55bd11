import { isToolkitError } from '@x/dc/error'
import type { ZohoApiError } from '../errors/zoho-api-error.ts'
import type { Located } from './locate.ts'

/**
 * Whether Zoho says that it does not know the last value of the path: `INVALID_DATA` with the number of its segment. Any
 * other value is a parent, whose absence is an error. Zoho's samples count wrongly where there is one value, and then there
 * is no doubt which it is.
 */
export function isAbsent({ words }: Located, error: unknown): boolean {
  if (!isToolkitError(error, 'INVALID_DATA')) return false
  const { resource_path_index: index } = (error as ZohoApiError).details
  if (words.length === 2) return index !== undefined
  // Each variable is a whole segment, so all slashes are in the words.
  return index === words.slice(0, -1).join('').split('/').length - 1
}
