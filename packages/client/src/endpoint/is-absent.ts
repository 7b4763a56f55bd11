import { isToolkitError } from '@x/dc/error'
import type { ZohoApiError } from '../errors/zoho-api-error.ts'
import type { Parts } from './address.ts'

/**
 * Whether Zoho says that it does not know the last value of the path: `INVALID_DATA` with the number of its segment. Any
 * other value is a parent, whose absence is an error. Zoho's samples count wrongly where there is one value, and then there
 * is no doubt which it is.
 */
export function isAbsent({ words }: Parts, error: unknown): boolean {
  if (!isToolkitError(error, 'INVALID_DATA')) return false
  const index = (error as ZohoApiError).details['resource_path_index']
  const segments = words.join('{}').split('/')
  return index !== undefined && (words.length === 2 || index === segments.lastIndexOf('{}'))
}
