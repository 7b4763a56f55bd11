import { isRecord } from '../call/is-record.ts'
import { readPage, readRows, shapeError, whole } from '../rows/read-rows.ts'
import { declaring, type Verb } from './declare.ts'
import type { Address, Scope } from './endpoint.ts'
import { isAbsent } from './is-absent.ts'
import type { Made, Variables, VerbOf } from './operation-types.ts'
import { refuseNearMisses } from './refuse-near-misses.ts'

const LIST: Verb = {
  method: 'GET',
  read: ({ value, call }, { endpoint }) => readPage(value, endpoint.rows, call.query),
  // One request it is; before it the names are looked at, which other verbs do not pay for.
  many: async (asked, _most, _options, send) => {
    refuseNearMisses(asked.query)
    return await send(asked)
  },
}
const GET_ALL: Verb = { method: 'GET', read: ({ value }, { endpoint }) => readRows(value, endpoint.rows) }
const GET_ONE: Verb = {
  method: 'GET',
  absent: isAbsent,
  read: ({ value }, { endpoint }) => readOnly(value, endpoint.rows),
}
const GET_ONLY: Verb = { method: 'GET', read: ({ value }, { endpoint }) => readOnly(value, endpoint.rows) }
const DOWNLOAD: Verb = {
  method: 'GET',
  as: 'response',
  absent: isAbsent,
  read: ({ value, status }) => (status === 204 || status === 304 ? undefined : value),
}

/** A GET of rows that come in pages. */
export const list: VerbOf<'list'> = /* @__PURE__ */ declaring(LIST)

/** A GET of rows that all come in one answer. */
export const getAll: VerbOf<'getAll'> = /* @__PURE__ */ declaring(GET_ALL)

/** A GET of what the last id of the address names; an id that Zoho does not know there is `undefined`. */
export const getOne: VerbOf<'getOne'> = /* @__PURE__ */ declaring(GET_ONE)

/** A GET of what exists once under its address: settings, a count. An unknown id of the address is an error. */
export const getOnly: VerbOf<'getOnly'> = /* @__PURE__ */ declaring(GET_ONLY)

/** A GET of bytes, which are not read: the caller streams or drops them. */
export function download<const A extends Address>(
  address: A,
  scope: Scope,
  hint?: string,
): Made<'download', Variables<A>> {
  return declaring(DOWNLOAD)(address, '', scope, hint)
}

/** The one thing in an answer: an array of one, an object or a number under the key, or the answer itself. */
function readOnly(value: unknown, key: string): unknown {
  if (value === undefined || key === '') return value
  const under = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  if (Array.isArray(under)) return readRows(value, key)[0]
  const only = isRecord(under) || typeof under === 'number' ? under : whole(under)
  if (only !== undefined) return only
  throw shapeError(key, 'an object or a number')
}
