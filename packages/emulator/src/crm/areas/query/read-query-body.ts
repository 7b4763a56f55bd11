import { isJsonObject, own } from '../../../json.ts'
import { fault, flat } from '../../answers.ts'
import { readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'

/** What a call asks. */
export interface QueryBody {
  readonly text: string
  /** Whether it wants the metadata of its columns as well. */
  readonly meta: boolean
}

/** `{ select_query, include_meta? }`. @throws Refusal */
export function readQueryBody(body: unknown): QueryBody {
  if (body === undefined || (isJsonObject(body) && own(body, 'select_query') === undefined)) {
    const verdict = fault('MANDATORY_NOT_FOUND', 'mandatory key not found', { api_name: 'select_query' })
    throw new Refusal(flat(400, verdict))
  }
  const text = readRoot(body, 'select_query')
  if (typeof text !== 'string')
    throw new Refusal(flat(400, wrongType('text', { api_name: 'select_query', json_path: '$.select_query' })))
  return { text, meta: readMeta(isJsonObject(body) ? own(body, 'include_meta') : undefined) }
}

function readMeta(value: unknown): boolean {
  if (value === undefined) return false
  const place = { api_name: 'include_meta', json_path: '$.include_meta' }
  if (!Array.isArray(value)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  const bad = value.findIndex((each: unknown) => each !== 'fields')
  if (value.length === 1 && bad === -1) return true
  const at = { api_name: 'include_meta', json_path: `$.include_meta[${Math.max(bad, 0)}]` }
  const kind = typeof value[bad] === 'string' || bad === -1 ? {} : { expected_data_type: 'text' }
  throw new Refusal(
    flat(400, fault('INVALID_DATA', 'invalid data', { ...at, ...kind, supported_values: ['fields'] })),
  )
}
