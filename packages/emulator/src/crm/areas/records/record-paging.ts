import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { writeTime } from '../../model/time.ts'
import { Refusal } from '../../refusal.ts'
import { readToken, tokenExpiry, writeToken, type PageStart } from './page-token.ts'

/** Which records of a list a call asks for. */
export interface RecordPaging extends PageStart {
  readonly page: number
  readonly perPage: number
}

const LARGEST_PAGE = 200
/** Records that can be reached by the number of a page. */
const REACH = 2000

/** Reads `page`, `per_page` and `page_token`. @throws Refusal */
export function readRecordPaging({ query, user, now, ids }: Call): RecordPaging {
  const perPage = readNumber(query, 'per_page', LARGEST_PAGE)
  if (perPage > LARGEST_PAGE) throw notMatched('per_page')
  const token = query.get('page_token')
  if (token !== null) {
    if (query.has('page')) throw ambiguous(['page', 'page_token'])
    return { ...readToken(token, boundTo(query, user.id, ids), now), page: 1, perPage }
  }
  const page = readNumber(query, 'page', 1)
  if (page * perPage > REACH) {
    const message = 'the records beyond this limit can be fetched with a page token only'
    throw new Refusal(flat(400, fault('DISCRETE_PAGINATION_LIMIT_EXCEEDED', message, { limit: REACH })))
  }
  return { page, perPage, served: (page - 1) * perPage, after: '' }
}

/** Zoho's `info` beside a page of records. */
export function recordPageInfo(
  { query, user, now, ids }: Call,
  { page, perPage, served }: RecordPaging,
  shown: readonly { readonly id: string }[],
  more: boolean,
): Record<string, unknown> {
  const bound = boundTo(query, user.id, ids)
  const next = { served: served + shown.length, after: shown.at(-1)?.id ?? '' }
  const previous = { served: Math.max(served - perPage, 0), after: '' }
  return {
    per_page: perPage,
    next_page_token: more ? writeToken(next, bound, now) : null,
    count: shown.length,
    page,
    previous_page_token: served > 0 ? writeToken(previous, bound, now) : null,
    page_token_expiry: more ? writeTime(tokenExpiry(now), user.time_zone) : null,
    more_records: more,
  }
}

/** What a token is bound to: who asks, and all that is asked for besides the page. */
function boundTo(query: URLSearchParams, user: string, ids: readonly string[]): string {
  const others = [...query].filter(([name]) => name !== 'page' && name !== 'page_token')
  return JSON.stringify([user, ids, others.toSorted(([one], [other]) => (one < other ? -1 : 1))])
}

function readNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw notMatched(name)
  return Number(text)
}

function notMatched(name: string): Refusal {
  const message = 'Please check whether the input values are correct'
  return new Refusal(flat(400, fault('PATTERN_NOT_MATCHED', message, { param_name: name })))
}

/** Two parameters that exclude each other. */
export function ambiguous(
  names: readonly string[],
  message = 'these parameters cannot be used together',
): Refusal {
  const details = { ambiguity_due_to: names.map((name) => ({ param_name: name })) }
  return new Refusal(flat(400, fault('AMBIGUITY_DURING_PROCESSING', message, details)))
}
