import { echoes } from './echoes.ts'

/** What a transport's failure says of where it happened. */
export interface ConnectionFailure {
  /** The code of the system or the transport, `ECONNRESET`; empty when there is none. */
  readonly code: string
  /**
   * `proxy`: the proxy in front refused; `tls`: no TLS connection could be made; `unsent`: no connection was made, or the
   * transport refused the request. In these three nothing was sent. `lost`: the request may have arrived.
   */
  readonly kind: 'proxy' | 'tls' | 'unsent' | 'lost'
  /** HTTP status with which a proxy refused; empty otherwise. */
  readonly proxyStatus: string
  /** Whether the same may go well a moment later. A certificate stays as it is, and so does what a proxy refuses (4xx). */
  readonly retryable: boolean
}

/** Failures before a connection stood, or of a request that the transport refused. */
const UNSENT =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL)|UND_ERR_(?:CONNECT_TIMEOUT|INVALID_ARG|NOT_SUPPORTED))$/
/** A TLS connection that was never established. */
const TLS =
  /^(?:ERR_(?:TLS|SSL)_.+|EPROTO|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT.*|UNABLE_TO_.+|CERT_.+|.+_IN_CERT_CHAIN|HOSTNAME_MISMATCH|INVALID_CA|UND_ERR_PRX_TLS)$/
/** What breaks a TLS connection that stood: the request may have arrived. */
const BROKEN_TLS = /BAD_RECORD_MAC|DECRYPT|UNEXPECTED_EOF|SHUTDOWN|CLOSE/
/** A handshake that was cut off; nothing was refused. */
const CUT_HANDSHAKE = 'ERR_TLS_HANDSHAKE'
/** A refusal that stays; a proxy that answers 408, 429 or 5xx may take the next connection. */
const LASTING_REFUSAL = /^4(?!08|29)/
const CODE = /^[A-Z][A-Z\d_/]{1,60}$/
const DEEPEST = 5

/**
 * Reads what a `fetch` threw: how far the request came.
 *
 * @param sent secrets of the request: no code that repeats one is read
 */
export function readConnectionFailure(error: unknown, sent: readonly string[] = []): ConnectionFailure {
  const { code, proxyStatus } = described(error, sent)
  const kind = kindOf(code, proxyStatus)
  const lasts =
    (kind === 'proxy' && LASTING_REFUSAL.test(proxyStatus)) || (kind === 'tls' && code !== CUT_HANDSHAKE)
  return { code, kind, proxyStatus, retryable: !lasts }
}

function kindOf(code: string, proxyStatus: string): ConnectionFailure['kind'] {
  if (proxyStatus !== '') return 'proxy'
  if (TLS.test(code) && !BROKEN_TLS.test(code)) return 'tls'
  return UNSENT.test(code) ? 'unsent' : 'lost'
}

/** What is known of a failure, wherever in the chain of its causes it stands. */
function described(error: unknown, sent: readonly string[]): Pick<ConnectionFailure, 'code' | 'proxyStatus'> {
  let code = ''
  let each = error
  try {
    for (let depth = 0; depth < DEEPEST && typeof each === 'object' && each !== null; depth += 1) {
      const { message, code: own, cause, errors } = each as Readonly<Record<string, unknown>>
      const text = typeof message === 'string' ? message : ''
      const proxyStatus = /^Proxy response \((\d{3})\)/.exec(text)?.[1]
      if (proxyStatus !== undefined) return { code, proxyStatus }
      if (typeof own === 'string' && CODE.test(own) && !echoes(own, sent)) code = own
      // Node.js gives this the code of a reset.
      if (text.includes('before secure TLS connection was established')) code = CUT_HANDSHAKE
      // Several addresses were tried: they failed alike.
      each = cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined)
    }
  } catch {
    // Lost: what a member says that throws when it is read.
  }
  return { code, proxyStatus: '' }
}
