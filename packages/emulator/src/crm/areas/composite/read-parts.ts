import { isJsonObject, own, type Json } from '../../../json.ts'
import { fault, flat } from '../../answers.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'

/** One of the calls in a call. */
export interface Part {
  readonly name: string
  readonly method: string
  readonly uri: string
  readonly params: Json
  readonly body: unknown
}

/** What a call asks for. */
export interface Parts {
  readonly rollback: boolean
  /** Whether a part may refer to a later one, and then waits for it. */
  readonly parallel: boolean
  readonly parts: readonly Part[]
}

const KEY = '__composite_requests'
const MOST = 5
const URI = '/crm(/.*)?/v[0-9]+([.][0-9]+)?/.*'
const NAME = '[a-zA-Z0-9][a-zA-Z0-9_]*'
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Reads `{ rollback_on_fail?, parallel_execution?, __composite_requests }`. @throws Refusal naming the place */
export function readParts(body: unknown): Parts {
  const requests = readRoot(body, KEY)
  const root = isJsonObject(body) ? body : {}
  const rollback = readFlag(root, 'rollback_on_fail', false)
  const parallel = readFlag(root, 'parallel_execution', !rollback)
  if (rollback && parallel) {
    const both = ['rollback_on_fail', 'parallel_execution']
    const ambiguity_due_to = both.map((api_name) => ({ api_name, json_path: `$.${api_name}` }))
    throw refuse('AMBIGUITY_DURING_PROCESSING', 'ambiguity while processing the request', {
      ambiguity_due_to,
    })
  }
  const place = { api_name: KEY, json_path: `$.${KEY}` }
  if (!Array.isArray(requests)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  if (requests.length === 0) throw new Refusal(flat(400, missing(place)))
  if (requests.length > MOST) throw refuse('INVALID_DATA', 'invalid data', { ...place, maximum_length: MOST })
  const parts = requests.map((request: unknown, index) => readPart(request, index))
  for (const [index, { name }] of parts.entries()) {
    const same = parts.flatMap((part, other) => (part.name === name ? [other] : []))
    if (same.length === 1) continue
    const at = { api_name: 'sub_request_id', json_path: `$.${KEY}[${index}].sub_request_id` }
    throw refuse('DUPLICATE_DATA', 'duplicate data', { ...at, sub_request_indexes: same })
  }
  return { rollback, parallel, parts }
}

function readPart(request: unknown, index: number): Part {
  const json_path = `$.${KEY}[${index}]`
  if (!isJsonObject(request))
    throw new Refusal(flat(400, wrongType('jsonobject', { api_name: KEY, json_path })))
  const text = (key: string, fits: RegExp, details: Json): string => {
    const value = own(request, key)
    const place = { api_name: key, json_path: `${json_path}.${key}` }
    if (value === undefined) throw new Refusal(flat(400, missing(place)))
    if (typeof value === 'string' && fits.test(value)) return value
    throw refuse('INVALID_DATA', 'invalid data', { expected_data_type: 'text', ...details, ...place })
  }
  const object = (key: string): Json => {
    const value = own(request, key) ?? {}
    if (isJsonObject(value)) return value
    throw new Refusal(flat(400, wrongType('jsonobject', { api_name: key, json_path: `${json_path}.${key}` })))
  }
  const restricted = Object.keys(object('headers')).filter((name) =>
    /^(?:authorization|x-crm-org)$/i.test(name),
  )
  if (restricted.length > 0) {
    const place = { api_name: 'headers', json_path: `${json_path}.headers` }
    throw refuse('INVALID_DATA', 'invalid data', { ...place, restricted_headers: restricted })
  }
  const restrictedParams = own(request, 'method') === 'DELETE' && namesIds(request)
  if (restrictedParams) {
    const place = { api_name: 'params', json_path: `${json_path}.params` }
    throw refuse('INVALID_DATA', 'invalid data', { ...place, restricted_params: ['ids'] })
  }
  const isNamed = own(request, 'sub_request_id') !== undefined
  return {
    // Without a name nobody can refer to it.
    name: isNamed ? text('sub_request_id', new RegExp(`^${NAME}$`), { regex: NAME }) : `:${index}`,
    method: text('method', new RegExp(`^(?:${METHODS.join('|')})$`), { supported_values: METHODS }),
    uri: text('uri', new RegExp(`^${URI}$`), { regex: URI }),
    params: object('params'),
    body: own(request, 'body'),
  }
}

/** Rows are deleted by the id in the path, notifications apart. */
function namesIds(request: Json): boolean {
  const [uri, params] = [own(request, 'uri'), own(request, 'params')]
  if (typeof uri !== 'string' || /\/actions\/watch\b/.test(uri)) return false
  return /[?&]ids=/.test(uri) || (isJsonObject(params) && own(params, 'ids') !== undefined)
}

function readFlag(root: Json, key: string, usual: boolean): boolean {
  const value = own(root, key) ?? usual
  if (typeof value === 'boolean') return value
  throw new Refusal(flat(400, wrongType('boolean', { api_name: key, json_path: `$.${key}` })))
}

function refuse(code: string, message: string, details: Json): Refusal {
  return new Refusal(flat(400, fault(code, message, details)))
}
