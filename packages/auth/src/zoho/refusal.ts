import { echoes, quote } from '@x/dc/error'
import type { Answer } from './answer.ts'

/** What a refusal of the token endpoint means, whatever was asked. */
export type RefusalKind =
  /** The code or refresh token is not valid. */
  | 'code'
  /** The client, its secret, its redirect address or its scopes are not valid here. */
  | 'client'
  /** Too many calls. */
  | 'throttled'
  /** Anything else; perhaps better later. */
  | 'unavailable'

/** Thrown inside the package only; each flow turns it into the error that says what to do there. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  /** Zoho's word, escaped and capped. */
  readonly word: string
  readonly status: number
  /** `other_dc` of the device flow: where the user lives. */
  readonly userLocation: string | undefined

  constructor(kind: RefusalKind, word: string, status: number, userLocation?: string) {
    super(`${kind}: ${word} (HTTP ${status})`)
    this.kind = kind
    this.word = word
    this.status = status
    this.userLocation = userLocation
  }
}

/** Words that stay the same in every language (Zoho Accounts' documentation; RFC 6749 section 5.2). */
const kinds: ReadonlyMap<string, RefusalKind> = new Map([
  ['invalid_code', 'code'],
  ['invalid_grant', 'code'],
  ['invalid_client', 'client'],
  ['invalid_client_secret', 'client'],
  ['invalid_redirect_uri', 'client'],
  ['unauthorized_client', 'client'],
  ['unsupported_grant_type', 'client'],
  ['invalid_request', 'client'],
  ['invalid_scope', 'client'],
  ['invalid_oauthscope', 'client'],
  ['missing_org_info', 'client'],
  ['access_denied', 'throttled'],
])

/**
 * Reads a JSON object that is not a token. Only fixed words, shape and status decide; never the prose, which is localised:
 * the throttle says "Access Denied" in English and something else in Chinese, at HTTP 200 or 400. What repeats a secret of
 * the request decides as well, but is not shown.
 */
export function readRefusal({ status, body, sent }: Answer): Refusal {
  const error = Object.hasOwn(body, 'error') ? body['error'] : undefined
  const text = typeof error === 'string' ? error : ''
  const word = wordFor(text, sent)
  const location = Object.hasOwn(body, 'user_location') ? body['user_location'] : undefined
  const refusal = (kind: RefusalKind): Refusal =>
    new Refusal(
      kind,
      word,
      status,
      typeof location === 'string' && !echoes(location, sent) ? location : undefined,
    )

  // A gateway's status outweighs whatever body came with it: a grant must not die of a bad gateway.
  if (status >= 500) return refusal('unavailable')
  if (status === 429) return refusal('throttled')
  const known = kinds.get(text.toLowerCase())
  if (known !== undefined) return refusal(known)
  const isWord = /^[a-z][a-z0-9_.-]*$/.test(text)
  const isProse = text !== '' && !isWord
  if (isProse || body['status'] === 'failure' || status === 400) return refusal('throttled')
  return refusal('unavailable')
}

function wordFor(text: string, sent: readonly string[]): string {
  if (text === '') return 'no error named'
  return echoes(text, sent) ? 'an error that repeats what was sent' : quote(text).slice(1, -1)
}
