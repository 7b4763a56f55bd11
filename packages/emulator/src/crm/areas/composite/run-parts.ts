import { isJsonObject, own } from '../../../json.ts'
import { fault, ok, type Verdict } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { isUnresolved, resolve } from './references.ts'
import { readParts, type Part } from './read-parts.ts'
import { orderParts } from './order-parts.ts'
import { limitRows } from './row-limits.ts'

/** What became of one part: it ran, or why it did not. */
type Outcome = { readonly answer: CrmAnswer } | { readonly verdict: Verdict }

/** Thrown to undo what the parts wrote. */
class Undo extends Error {}

/**
 * `POST /__composite_requests`: up to five calls, one after the other; each sees what those before it did. Where they may
 * run in parallel, one that refers to another comes behind it.
 */
export function runParts(call: Call): CrmAnswer {
  const { rollback, parallel, parts } = readParts(call.body)
  const order = orderParts(parts, parallel)
  const outcomes: (Outcome | undefined)[] = parts.map(() => undefined)
  let failed: number | undefined
  const work = (): void => {
    for (const index of order) {
      const part = parts[index]
      if (part === undefined) continue
      const outcome = runPart(part, index, parts, outcomes, call)
      outcomes[index] = outcome
      if (!rollback || ('answer' in outcome && outcome.answer.status < 300)) continue
      failed = index
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
  // What was undone costs one credit, whatever it was counted for.
  if (failed !== undefined) return { status: 400, body, credits: 1 }
  const ran = outcomes.filter((outcome) => outcome !== undefined && 'answer' in outcome).length
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

/** What Zoho's list of APIs for composite leaves out. */
const UNSUPPORTED =
  /^\/(?:__composite_requests|files|settings\/(?:user_groups|business_hours|holidays|shift_hours|fiscal_year|data_sharing|recycle_bin|features|unavailability)|[A-Z]\w*\/(?:\d+\/)?actions\/(?:mass_\w+|merge))\b/
const SERVICES =
  'records related_records coql notes users territories variables tags currencies org metadata roles profiles blueprint share pipeline notifications'.split(
    ' ',
  )

function runPart(
  part: Part,
  index: number,
  parts: readonly Part[],
  outcomes: readonly (Outcome | undefined)[],
  call: Call,
): Outcome {
  const bodyOf = (name: string): unknown => {
    const outcome = outcomes[parts.findIndex((each) => each.name === name)]
    return outcome !== undefined && 'answer' in outcome && outcome.answer.status < 300
      ? outcome.answer.body
      : undefined
  }
  try {
    const uri = String(resolve(part.uri, bodyOf))
    const params = resolve(part.params, bodyOf)
    const body = resolve(part.body, bodyOf)
    const [, version = '', path = '', text = ''] = ADDRESS.exec(uri) ?? []
    if (Number(version) > call.version) {
      const details = { sub_request_version: `v${version}`, composite_request_version: `v${call.version}` }
      return { verdict: fault('NOT_ALLOWED', 'the version of the sub request is not allowed', details) }
    }
    if (UNSUPPORTED.test(path)) {
      const details = { sub_request_index: index, allowed_services: SERVICES }
      return { verdict: fault('NOT_SUPPORTED', 'the api is not supported in composite', details) }
    }
    const query = new URLSearchParams(text)
    for (const [name, value] of Object.entries(isJsonObject(params) ? params : {}))
      query.set(name, String(value))
    const limited = limitRows({ version: `v${version}`, method: part.method, path, query, body })
    return { answer: 'refused' in limited ? limited.refused : call.send(limited.sub) }
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
