import { quote } from '@x/dc/error'
import { ResponseShapeError } from '../errors/response-shape-error.ts'
import type { Page, PageInfo } from './paginate.ts'
import { isRecord } from '../call/is-record.ts'

/**
 * The rows under a key of an answer: none when the answer was empty (204).
 *
 * The rows are not checked further: Zoho adds keys and leaves keys out. `T` is what its documentation promises.
 *
 * @throws `ResponseShapeError` when there is no list of objects
 */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names what the documentation promises
export function readRows<T>(body: unknown, key: string): readonly T[] {
  if (body === undefined) return []
  const rows = isRecord(body) && Object.hasOwn(body, key) ? body[key] : undefined
  if (Array.isArray(rows) && rows.every(isRecord)) return rows as T[]
  throw shapeError(key, 'an array of objects')
}

/** The error for an answer without what its documentation promises. */
export function shapeError(key: string, promised: string): ResponseShapeError {
  return new ResponseShapeError(
    `The answer does not have ${promised} under ${quote(key)}. Zoho may have changed this endpoint; request() gives you the ` +
      'answer as it is.',
    `$.${key}`,
  )
}

/** The first row under a key; undefined when there is none. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- likewise
export function readRow<T>(body: unknown, key: string): T | undefined {
  return readRows<T>(body, key)[0]
}

/** One page of a list. What an empty answer (204) leaves out is filled in. */
export function readPage<T>(
  body: unknown,
  key: string,
  asked: { readonly page?: unknown; readonly per_page?: unknown } = {},
): Page<T> {
  const items = readRows<T>(body, key)
  const told = isRecord(body) && isRecord(body['info']) ? body['info'] : {}
  const info: PageInfo = {
    ...told,
    page: whole(told['page']) ?? whole(asked.page) ?? 1,
    per_page: whole(told['per_page']) ?? whole(asked.per_page) ?? 200,
    count: whole(told['count']) ?? items.length,
    more_records: told['more_records'] === true,
  }
  return { items, info }
}

/** A whole number; Zoho has sent counts as strings. */
export function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) ? (number as number) : undefined
}
