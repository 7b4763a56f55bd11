import { isJsonObject, own, type Json } from '../../../json.ts'
import { NO_RECORD } from '../../access/record-of-path.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import type { External } from './read-external.ts'

interface Named {
  readonly externals: readonly External[]
  /** Whose values named the records that were written. */
  readonly meant: External | undefined
  /** The values, in the order of the rows of the answer. */
  readonly values: readonly string[]
}

/** An answer to a write with values in the place of what the caller did not send: ids that are not there. */
export function nameValues(answer: CrmAnswer, named: Named, call: Call): CrmAnswer {
  const { body } = answer
  const verdicts = isJsonObject(body) ? own(body, 'data') : undefined
  if (!isJsonObject(body) || !Array.isArray(verdicts)) return answer
  const data = verdicts.map((verdict: unknown, index) =>
    isJsonObject(verdict) && isJsonObject(verdict['details'])
      ? { ...verdict, details: nameDetails(verdict['details'], index, named, call) }
      : verdict,
  )
  return { ...answer, body: { ...body, data } }
}

function nameDetails(details: Json, index: number, { externals, meant, values }: Named, call: Call): Json {
  const placed = externals.reduce<Json>((each, external) => placeIn(each, external), details)
  const id = own(details, 'id')
  if (meant === undefined || typeof id !== 'string') return placed
  const name = meant.field.api_name
  if (id === NO_RECORD) {
    const { id: _id, ...others } = placed
    return values[index] === undefined ? others : { [name]: values[index], ...others }
  }
  const { modules, bin } = call.data
  const record = modules.recordsOf(meant.module).get(id) ?? bin.get(id)?.record
  const value = record === undefined ? undefined : own(record, name)
  return value === undefined ? placed : { [name]: value, ...placed }
}

/** The place of an id that stood for a value, as the place of the value. */
function placeIn(details: Json, external: External): Json {
  const { steps, field } = external
  const name = field.api_name
  const path = own(details, 'json_path')
  const errors = own(details, 'errors')
  if (Array.isArray(errors)) {
    const placed = errors.map((each: unknown) =>
      isJsonObject(each) && isJsonObject(each['details'])
        ? { ...each, details: placeIn(each['details'], external) }
        : each,
    )
    return { ...details, errors: placed }
  }
  if (own(details, 'api_name') !== 'id' || typeof path !== 'string') return details
  const plain = path.replace(/^\$\.data\[\d+\]/, '').replaceAll(/\[\d+\]/g, '')
  if (plain !== `${steps.map((step) => `.${step}`).join('')}.id`) return details
  return { ...details, api_name: name, json_path: path.replace(/id$/, name) }
}
