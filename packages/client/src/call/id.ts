import { quote } from '@x/dc/error'
import { InvalidIdError } from '../errors/invalid-id-error.ts'

/** An id of Zoho's: up to 19 digits, more than a JavaScript number can hold. A `bigint` is turned into its digits. */
export type Id = string | bigint

const SHAPE = /^(?:\d{1,19}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i

/**
 * An id as a string, for a path or a body.
 *
 * @param id 1 to 19 digits, or a UUID (Zoho announces those for v9)
 * @param what what it is the id of: `'user group'`
 * @throws {@link InvalidIdError} for anything else, before anything is sent; a number has already lost digits
 */
export function idText(id: Id, what: string): string {
  if (typeof id === 'string' && SHAPE.test(id)) return id
  if (typeof id === 'bigint' && SHAPE.test(String(id))) return String(id)
  throw new InvalidIdError(
    `${typeof id === 'string' ? quote(id) : `A value of type ${typeof id}`} is not a valid ${what} ID. IDs are strings of 1 to ` +
      '19 digits, or UUIDs; as JavaScript numbers they lose their last digits. Nothing was sent.',
    what,
  )
}
