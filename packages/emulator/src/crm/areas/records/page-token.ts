import { fault, flat } from '../../answers.ts'
import { Refusal } from '../../refusal.ts'

/** Where a page of a list begins. */
export interface PageStart {
  /** Rows before it. */
  readonly served: number
  /** Id of the row before it; empty when only their number is known. */
  readonly after: string
}

const DAY = 24 * 60 * 60 * 1000
const MOST_ROWS = 100_000

/**
 * A page token: where its page begins, when it ends to be good, and a checksum of what it is bound to (the user and all
 * other parameters). It holds everything itself, so that nothing needs to be kept; it is not a secret.
 */
export function writeToken({ served, after }: PageStart, bound: string, now: number): string {
  return [served, after === '' ? '0' : after, Math.floor(now + DAY).toString(36), checksum(bound)].join('-')
}

/** When a token that is given now is good no more, epoch milliseconds. */
export function tokenExpiry(now: number): number {
  return now + DAY
}

/** @throws Refusal for a token that is none, is bound to something else, is too old, or leads too far */
export function readToken(token: string, bound: string, now: number): PageStart {
  const match = /^(\d{1,6})-(\d{1,19})-([\da-z]{1,9})-([\da-f]{1,8})$/.exec(token)
  if (match === null) throw refused('INVALID_DATA', 'the page token is invalid')
  const [, served = '', after = '', expiry = '', sum] = match
  if (sum !== checksum(bound))
    throw refused('TOKEN_BOUND_DATA_MISMATCH', 'the page token is bound to other parameters')
  if (Number.parseInt(expiry, 36) <= now) {
    const details = { api_name: 'page_token', json_path: '$.query.page_token' }
    throw new Refusal(flat(400, fault('EXPIRED_VALUE', 'the page token has expired', details)))
  }
  if (Number(served) >= MOST_ROWS)
    throw refused('PAGINATION_LIMIT_EXCEEDED', 'no more than 100000 records can be fetched')
  return { served: Number(served), after: after === '0' ? '' : after }
}

function refused(code: string, message: string): Refusal {
  return new Refusal(flat(400, fault(code, message, { param_name: 'page_token' })))
}

/** FNV-1a, 32 bits. */
function checksum(text: string): string {
  let sum = 0x81_1c_9d_c5
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0
  return sum.toString(16)
}
