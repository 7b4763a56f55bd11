import { isJsonObject, own } from '../json.ts'
import { fault, flat, type Verdict } from './answers.ts'
import type { Place } from './fields/field.ts'
import { Refusal } from './refusal.ts'
import { malformedBody } from './request.ts'

/** The verdict on a value of the wrong type. `expected` in Zoho's words: `jsonarray`, `jsonobject`, `text`. */
export function wrongType(expected: string, place: Place): Verdict {
  return fault('INVALID_DATA', 'invalid data', { expected_data_type: expected, ...place })
}

/** The verdict on something that must be there and is not. */
export function missing(place: Place): Verdict {
  return fault('MANDATORY_NOT_FOUND', 'required field not found', { ...place })
}

/**
 * The value under the one key that a body must have.
 *
 * @throws Refusal when there is no body, it is not JSON, not an object, or lacks the key.
 */
export function readRoot(body: unknown, key: string): unknown {
  if (body === malformedBody) {
    throw new Refusal(
      flat(
        400,
        fault('UNABLE_TO_PARSE_DATA_TYPE', 'either the request body or parameters is in wrong format'),
      ),
    )
  }
  if (body !== undefined && !isJsonObject(body)) {
    throw new Refusal(flat(400, wrongType('jsonobject', { api_name: 'body', json_path: '$' })))
  }
  const root = body === undefined ? undefined : own(body, key)
  if (root === undefined) {
    throw new Refusal(flat(400, missing({ api_name: key, json_path: `$.${key}` })))
  }
  return root
}
