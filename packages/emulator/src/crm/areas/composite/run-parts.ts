import { isJsonObject, own } from '../../../json.ts'
import { fault, ok, type Verdict } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { isUnresolved, resolve } from './references.ts'
import { readParts, type Part } from './read-parts.ts'
import { refuseRows } from './row-limits.ts'

/** What became of one part: it ran, or why it did not. */
type Outcome = { readonly answer: CrmAnswer } | { readonly verdict: Verdict }

/** Thrown to undo what the parts wrote. */
class Undo extends Error {}

/** `POST /__composite_requests`: up to five calls, one after the other; each sees what those before it did. */
export function runParts(call: Call): CrmAnswer {
  const { rollback, parts } = readParts(call.body)
  const outcomes: Outcome[] = []
  let failed: number | undefined
  const work = (): void => {
    for (const part of parts) {
      const outcome = runPart(part, parts, outcomes, call)
      outcomes.push(outcome)
      if (!rollback || ('answer' in outcome && outcome.answer.status < 300)) continue
      failed = outcomes.length - 1
      throw new Undo()
    }
  }
  try {
    call.data.database.attempt(work)
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  const rows = parts.map((_part, index) => rowOf(outcomes[index], index, failed))
  const body = { __composite_requests: rows }
  if (failed !== undefined) return { status: 400, body }
  const ran = outcomes.filter((outcome) => 'answer' in outcome).length
  return ran === parts.length ? ok(body) : { status: ran === 0 ? 400 : 207, body }
}

function rowOf(outcome: Outcome | undefined, index: number, failed: number | undefined): Verdict {
  const details = { rollbacked_by_sub_request_index: failed }
  if (outcome === undefined) return fault('PROCESSING_STOPPED', 'the processing is stopped', details)
  if (failed !== undefined && index < failed)
    return fault('ROLLBACK_PERFORMED', 'the changes are rolled back', details)
  if ('verdict' in outcome) return outcome.verdict
  const { status, body = {}, headers = {} } = outcome.answer
  const response = {
    status_code: status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body,
  }
  const message = 'composite sub request executed successfully'
  return { code: 'SUCCESS', details: { response }, message, status: 'success' }
}

const ADDRESS = /^\/crm(?:\/.*)?\/v(\d+(?:\.\d+)?)(\/[^?]*)(?:\?(.*))?$/

function runPart(part: Part, parts: readonly Part[], outcomes: readonly Outcome[], call: Call): Outcome {
  const bodyOf = (name: string): unknown => {
    const outcome = outcomes[parts.findIndex((each) => each.name === name)]
    return outcome !== undefined && 'answer' in outcome && outcome.answer.status < 300
      ? outcome.answer.body
      : undefined
  }
  const index = outcomes.length
  try {
    const uri = String(resolve(part.uri, bodyOf))
    const params = resolve(part.params, bodyOf)
    const body = resolve(part.body, bodyOf)
    const [, version = '', path = '', text = ''] = ADDRESS.exec(uri) ?? []
    if (Number(version) > call.version) {
      const details = { sub_request_version: `v${version}`, composite_request_version: `v${call.version}` }
      return { verdict: fault('NOT_ALLOWED', 'the version of the sub request is not allowed', details) }
    }
    if (/^\/(?:__composite_requests|files)\b/.test(path))
      return {
        verdict: fault('NOT_SUPPORTED', 'the api is not supported in composite', {
          sub_request_index: index,
        }),
      }
    const query = new URLSearchParams(text)
    for (const [name, value] of Object.entries(isJsonObject(params) ? params : {}))
      query.set(name, String(value))
    const asked = { version: `v${version}`, method: part.method, path, query, body }
    return { answer: refuseRows(asked) ?? call.send(asked) }
  } catch (error) {
    if (!isUnresolved(error)) throw error
    const json_path = `$.__composite_requests[${index}]`
    const details = { api_name: '__composite_requests', json_path, reference: error.reference }
    return { verdict: fault('INVALID_REFERENCE', 'the reference given seems to be invalid', details) }
  }
}

/** How many credits a call costs: one, or two for a transaction. */
export function creditsOfParts(body: unknown): number {
  return isJsonObject(body) && own(body, 'rollback_on_fail') === true ? 2 : 1
}
