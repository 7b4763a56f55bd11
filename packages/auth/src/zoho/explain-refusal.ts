import type { DataCenter } from '@x/dc'
import { ClientRejectedError } from '../errors/client-rejected-error.ts'
import { CodeRejectedError } from '../errors/code-rejected-error.ts'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import { ThrottledError } from '../errors/throttled-error.ts'
import { iso } from '../instant.ts'
import type { Internals } from '../internals.ts'
import type { Refusal } from './refusal.ts'

const THROTTLED_REST = 600_000

/** Words for the errors of a first token call of a flow. */
export interface Explained {
  readonly dataCenter: DataCenter
  /** Said when Zoho refuses the code: why that may be, and what to do. */
  readonly codeHint: string
  /** What else to check when Zoho refuses the client: "that the scopes exist". */
  readonly clientHint: string
}

/** The public error of a refusal outside a refresh. */
export function explainRefusal(auth: Internals, wanted: Explained, refusal: Refusal): Error {
  const { id: dc } = wanted.dataCenter
  switch (refusal.kind) {
    case 'code':
      return new CodeRejectedError(`Zoho (data center ${dc}) refused the code. ${wanted.codeHint}`, { dc })
    case 'client':
      return new ClientRejectedError(
        `Zoho refused this client at data center ${dc} (${refusal.word}). Check in the API console, in this order: ` +
          `${whatToCheck(dc, refusal.word, wanted.clientHint).join('; ')}.`,
        { dc, error: refusal.word, retryAt: undefined },
      )
    case 'throttled': {
      const retryAt = auth.time.now() + THROTTLED_REST
      return new ThrottledError(
        `Zoho (data center ${dc}) was asked too often and answers no token call for some minutes. Try again after ${iso(retryAt)}.`,
        { grantId: undefined, dc, retryAt, reason: 'throttled' },
      )
    }
    case 'unavailable':
      return new InvalidTokenResponseError(
        `The token endpoint of data center ${dc} answered HTTP ${refusal.status} (${refusal.word}): neither a token nor an error that it is known to send. ` +
          'Start again later.',
        { dc, field: undefined },
      )
    default:
      return refusal.kind satisfies never
  }
}

/** What may be wrong with a client, likeliest first. Zoho says `invalid_client` for most of it. */
function whatToCheck(dc: string, word: string, hint: string): readonly string[] {
  const enabled = `that ${dc} is enabled for the client (Settings, Multi-DC)`
  const secret = `that clientSecret is the one of ${dc}`
  if (word === 'invalid_client') return [enabled, secret, hint]
  return word === 'invalid_client_secret' ? [secret, enabled] : [hint, enabled]
}
