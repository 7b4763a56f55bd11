import { isToolkitError, NetworkError } from '@x/dc/error'
import { lostOutcome, LOST_WRITE } from '../call/outcome.ts'
import type { Prepared } from '../call/prepared.ts'

/** Failures before a connection stood, or of a request that the transport refused: it certainly had no effect. */
const NEVER_SENT =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL)|UND_ERR_(?:CONNECT_TIMEOUT|INVALID_ARG|NOT_SUPPORTED|PRX_TLS))$/
/** A TLS connection that was never established. */
const TLS =
  /^(?:ERR_(?:TLS|SSL)_.+|EPROTO|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT.*|UNABLE_TO_.+|CERT_.+|.+_IN_CERT_CHAIN|HOSTNAME_MISMATCH|INVALID_CA)$/
/** What breaks a TLS connection that stood: the request may have arrived. */
const BROKEN_TLS = /BAD_RECORD_MAC|DECRYPT|UNEXPECTED_EOF|SHUTDOWN|CLOSE/
const DEEPEST = 5

/**
 * What a transport threw, as the error of the call: whether the request was sent, and where to look. An error of these
 * packages is left as it is.
 */
export function connectionError(call: Prepared, host: string, error: unknown): Error {
  if (isToolkitError(error)) return error
  const { code, proxy } = described(error)
  const shown = code === '' ? '' : ` (${code})`
  const failed = (what: string, cure: string, outcome: 'none' | 'unknown'): NetworkError =>
    new NetworkError(`${call.what}: ${what}. ${cure}`, host, { cause: error, outcome })
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

/** The code that the system gave, and the status with which a proxy refused, wherever in the chain they stand. */
function described(error: unknown): { readonly code: string; readonly proxy: string } {
  let code = ''
  let each = error
  for (let depth = 0; depth < DEEPEST && typeof each === 'object' && each !== null; depth += 1) {
    const { message, code: own, cause, errors } = each as Readonly<Record<string, unknown>>
    const text = typeof message === 'string' ? message : ''
    const proxy = /^Proxy response \((\d{3})\)/.exec(text)?.[1]
    if (proxy !== undefined) return { code, proxy }
    if (typeof own === 'string' && /^[A-Z][A-Z\d_/]{1,60}$/.test(own)) code = own
    // Node.js gives this the code of a reset.
    if (text.includes('before secure TLS connection was established')) code = 'ERR_TLS_HANDSHAKE'
    // Several addresses were tried: they failed alike.
    each = cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined)
  }
  return { code, proxy: '' }
}
