import { isToolkitError, NetworkError, readConnectionFailure, safeCause } from '@x/dc/error'
import { lostOutcome, LOST_WRITE } from '../call/outcome.ts'
import type { Prepared } from '../call/prepared.ts'
import type { Route } from './answer.ts'

/**
 * What a transport threw, as the error of the call: whether the request was sent, and where to look. Its cause is a copy,
 * since transports attach requests and received bytes. An error of these packages is left as it is.
 */
export function connectionError(call: Prepared, route: Route, error: unknown): Error {
  if (isToolkitError(error)) return error
  // What broke the body of an upload comes back from the transport as the cause of its own error.
  const cause: unknown = error instanceof Error ? error.cause : undefined
  if (isToolkitError(cause)) return cause
  const { host } = route.destination
  const sent = [route.token.value]
  const { code, kind, proxyStatus, retryable } = readConnectionFailure(error, sent)
  const shown = code === '' ? '' : ` (${code})`
  const failed = (what: string, cure: string, outcome: 'none' | 'unknown'): NetworkError =>
    new NetworkError(`${call.what}: ${what}. ${cure}`, host, {
      cause: safeCause(error, sent),
      outcome,
      retryable,
    })
  if (kind === 'proxy') {
    return failed(
      `the proxy in front of ${host} refused the connection (HTTP ${proxyStatus})`,
      "Nothing was sent. Check the proxy's address, user and password.",
      'none',
    )
  }
  if (kind === 'tls') {
    return failed(
      `no TLS connection to ${host} could be made${shown}: its certificate was not accepted, or what answered does not speak TLS`,
      'Nothing was sent. Check the certificate authorities that your platform trusts, and a proxy in between.',
      'none',
    )
  }
  const outcome = kind === 'unsent' ? 'none' : lostOutcome(call)
  return failed(
    `the connection to ${host} failed${shown}`,
    outcome === 'none' ? 'Check the network, or a proxy in between.' : LOST_WRITE,
    outcome,
  )
}
