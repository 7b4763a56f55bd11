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
  if (typeof id === 'number') {
    throw new InvalidIdError(
      `The id of a ${what} must be a string, not the number ${String(id)}: JavaScript numbers lose the last digits ` +
        'of such ids. Keep ids as strings from where they are read, JSON included.',
      what,
    )
  }
  throw new InvalidIdError(
    `${typeof id === 'string' ? quote(id) : `A value of type ${id === null ? 'null' : typeof id}`} is not a valid ${what} id. ` +
      'Ids are strings of 1 to 19 digits, such as "3652397000009952001", or UUIDs. Nothing was sent.',
    what,
  )
}
