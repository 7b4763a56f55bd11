import { idText, type Id } from '../call/id.ts'
import { readDeleted } from '../rows/deleted-results.ts'
import { readResults, readWritten, writtenId } from '../rows/row-result.ts'
import { declare, type Verb } from './declare.ts'
import type { Address, Scope } from './endpoint.ts'
import type { Made, Variables } from './operation-types.ts'
import { sendMany } from './send-many.ts'

const putRows: Verb['put'] = (rows) => ({ rows: arrayOf(rows, 'rows') })
const putOne: Verb['put'] = (row, { endpoint }) => ({ body: { [endpoint.rows]: [row] } })
const readPut: Verb['read'] = (answer, { endpoint }) =>
  readResults(answer, (answer.call.body as Record<string, readonly unknown[]>)[endpoint.rows]?.length ?? 0)

const CREATE_ROWS: Verb = { method: 'POST', put: putRows, read: readPut, many: sendMany }
const UPDATE_ROWS: Verb = { method: 'PUT', put: putRows, read: readPut, many: sendMany }
const CREATE_ONE: Verb = {
  method: 'POST',
  put: putOne,
  read: (answer) => {
    const result = readWritten(answer)
    return { ...result, id: writtenId(result) }
  },
}
const UPDATE_ONE: Verb = { method: 'PUT', put: putOne, read: readWritten }
const DELETE_ONE: Verb = { method: 'DELETE', read: readWritten }
const DELETE_ROWS: Verb = {
  method: 'DELETE',
  many: sendMany,
  put: (ids) => ({ ids: arrayOf(ids, 'ids').map((id) => idText(id as Id, 'row')) }),
  read: (answer, { idsKey }) => readDeleted(answer, answer.call.query?.[idsKey] as readonly string[]),
}

/** A POST of rows, with a result per row; `most` rows in one request. */
export function createRows<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
  most?: number,
): Made<'createRows', Variables<A>> {
  return declare(CREATE_ROWS, address, rows, scope, hint, most)
}

/** A POST of one row, whose failure is thrown. */
export function createOne<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'createOne', Variables<A>> {
  return declare(CREATE_ONE, address, rows, scope, hint)
}

/** A PUT of rows, with a result per row; `most` rows in one request. */
export function updateRows<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
  most?: number,
): Made<'updateRows', Variables<A>> {
  return declare(UPDATE_ROWS, address, rows, scope, hint, most)
}

/** A PUT of one row, whose failure is thrown. */
export function updateOne<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'updateOne', Variables<A>> {
  return declare(UPDATE_ONE, address, rows, scope, hint)
}

/** A DELETE of rows by their ids, with a result per id; `most` ids in one request. */
export function deleteRows<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
  most?: number,
): Made<'deleteRows', Variables<A>> {
  return declare(DELETE_ROWS, address, rows, scope, hint, most)
}

/** A DELETE of one row, or of a thing without an id, whose failure is thrown. */
export function deleteOne<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'deleteOne', Variables<A>> {
  return declare(DELETE_ONE, address, rows, scope, hint)
}

function arrayOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new TypeError(`The ${what} of a write must be an array. Nothing was sent.`)
}
