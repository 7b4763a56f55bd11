import { idText, type Id } from '../call/id.ts'
import { readDeleted } from '../rows/deleted-results.ts'
import { readResults, readWritten, writtenId } from '../rows/row-result.ts'
import { declaring, type Verb } from './declare.ts'
import type { VerbOf, VerbOfRows } from './operation-types.ts'
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
export const createRows: VerbOfRows<'createRows'> = /* @__PURE__ */ declaring(CREATE_ROWS)

/** A POST of one row, whose failure is thrown. */
export const createOne: VerbOf<'createOne'> = /* @__PURE__ */ declaring(CREATE_ONE)

/** A PUT of rows, with a result per row; `most` rows in one request. */
export const updateRows: VerbOfRows<'updateRows'> = /* @__PURE__ */ declaring(UPDATE_ROWS)

/** A PUT of one row, whose failure is thrown. */
export const updateOne: VerbOf<'updateOne'> = /* @__PURE__ */ declaring(UPDATE_ONE)

/** A DELETE of rows by their ids, with a result per id; `most` ids in one request. */
export const deleteRows: VerbOfRows<'deleteRows'> = /* @__PURE__ */ declaring(DELETE_ROWS)

/** A DELETE of one row, or of a thing without an id, whose failure is thrown. */
export const deleteOne: VerbOf<'deleteOne'> = /* @__PURE__ */ declaring(DELETE_ONE)

function arrayOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new TypeError(`The ${what} of a write must be an array. Nothing was sent.`)
}
