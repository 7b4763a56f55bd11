import type { Call } from '../call/call.ts'
import { isRecord } from '../call/is-record.ts'
import type { Query, QueryValue } from '../call/query.ts'

/** A query as operations take it, as a call has it: conditions apart, objects as JSON, ids as strings. */
export function queryOf(
  asked: object,
): Pick<Call, 'modifiedSince' | 'unmodifiedSince'> & { readonly query: Query } {
  const { modifiedSince, unmodifiedSince, ...rest } = asked as Pick<Call, 'modifiedSince' | 'unmodifiedSince'>
  const query: Record<string, QueryValue> = {}
  for (const [key, value] of Object.entries(rest)) query[key] = textOf(value)
  return { query, modifiedSince, unmodifiedSince }
}

/** What is neither text, number, boolean nor an array of strings after this is refused when the call is prepared. */
function textOf(value: unknown): QueryValue {
  if (isRecord(value)) return JSON.stringify(value)
  return (Array.isArray(value) ? value.map(digitsOf) : value) as QueryValue
}

function digitsOf(id: unknown): unknown {
  return typeof id === 'bigint' ? String(id) : id
}
