import { echoes, isToolkitError, NetworkError, safeCause } from '@x/dc/error'
import { lostOutcome, LOST_WRITE } from '../call/outcome.ts'
import type { Prepared } from '../call/prepared.ts'
import type { Route } from './answer.ts'

/** Failures before a connection stood, or of a request that the transport refused: it certainly had no effect. */
const NEVER_SENT =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL)|UND_ERR_(?:CONNECT_TIMEOUT|INVALID_ARG|NOT_SUPPORTED|PRX_TLS))$/
/** A TLS connection that was never established. */
const TLS =
  /^(?:ERR_(?:TLS|SSL)_.+|EPROTO|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT.*|UNABLE_TO_.+|CERT_.+|.+_IN_CERT_CHAIN|HOSTNAME_MISMATCH|INVALID_CA)$/
/** What breaks a TLS connection that stood: the request may have arrived. */
const BROKEN_TLS = /BAD_RECORD_MAC|DECRYPT|UNEXPECTED_EOF|SHUTDOWN|CLOSE/
const CODE = /^[A-Z][A-Z\d_/]{1,60}$/
const DEEPEST = 5

/**
 * What a transport threw, as the error of the call: whether the request was sent, and where to look. Its cause is a copy,
 * since transports attach requests and received bytes. An error of these packages is left as it is.
 */
export function connectionError(call: Prepared, route: Route, error: unknown): Error {
  if (isToolkitError(error)) return error
  const { host } = route.destination
  const sent = [route.token.value]
  const { code, proxy } = described(error, sent)
  const shown = code === '' ? '' : ` (${code})`
  const failed = (what: string, cure: string, outcome: 'none' | 'unknown'): NetworkError =>
    new NetworkError(`${call.what}: ${what}. ${cure}`, host, { cause: safeCause(error, sent), outcome })
  if (proxy !== '') {
    return failed(
      `the proxy in front of ${host} refused the connection (HTTP ${proxy})`,
      "Nothing was sent. Check the proxy's address, user and password.",
      'none',
    )
  }
  if (TLS.test(code) && !BROKEN_TLS.test(code)) {
    return failed(
      `no TLS connection to ${host} could be made${shown}: its certificate was not accepted, or what answered does not speak TLS`,
      'Nothing was sent. Check the certificate authorities that your platform trusts, and a proxy in between.',
      'none',
    )
  }
  const outcome = NEVER_SENT.test(code) ? 'none' : lostOutcome(call)
  return failed(
    `the connection to ${host} failed${shown}`,
    outcome === 'none' ? 'Check the network, or a proxy in between.' : LOST_WRITE,
    outcome,
  )
}

interface Described {
  /** What the system or the transport called it; empty when unknown. */
  readonly code: string
  /** The status with which a proxy refused; empty when none did. */
  readonly proxy: string
}

/** What is known of a failure, wherever in the chain of its causes it stands. */
function described(error: unknown, sent: readonly string[]): Described {
  let code = ''
  let each = error
  try {
    for (let depth = 0; depth < DEEPEST && typeof each === 'object' && each !== null; depth += 1) {
      const { message, code: own, cause, errors } = each as Readonly<Record<string, unknown>>
      const text = typeof message === 'string' ? message : ''
      const proxy = /^Proxy response \((\d{3})\)/.exec(text)?.[1]
      if (proxy !== undefined) return { code, proxy }
      if (typeof own === 'string' && CODE.test(own) && !echoes(own, sent)) code = own
      // Node.js gives this the code of a reset.
      if (text.includes('before secure TLS connection was established')) code = 'ERR_TLS_HANDSHAKE'
      // Several addresses were tried: they failed alike.
      each = cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined)
    }
  } catch {
    // Lost: what a member says that throws when it is read.
  }
  return { code, proxy: '' }
}
