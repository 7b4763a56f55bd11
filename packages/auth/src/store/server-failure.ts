import { safeCause } from '@x/dc/error'
import { StoreError, type StoreFailureReason } from '../errors/store-error.ts'
import { grantIdIn } from './keys.ts'

type Server = 'Redis' | 'PostgreSQL'

/** What is said of each reason, and what to do. */
const cures: Readonly<Record<StoreFailureReason, string>> = {
  unavailable:
    "it could not be reached, is starting, failing over or too slow. It is tried again with the next call; check that it runs and its address, and what the client's error event tells",
  certificate:
    'its TLS certificate was not accepted, or it does not speak TLS as the client does. Check the address, the certificate authority given to the client, and the dates of the certificate',
  authentication: 'it refused the user or password. Check both in the settings of the client',
  permission: 'its user lacks a right on the row. Grant what the README of @x/auth lists',
  'read-only':
    'a replica or a read-only session was reached. Connect to the primary; after a failover the client must reconnect, see docs/many-processes.md',
  full: 'it is out of memory, disk or connections. Free or add some; nothing was written',
  'not-set-up':
    'its table is missing or of another shape, or the address belongs to another kind of server. Run migratePostgres, or check the address and the prefix',
  unknown: 'see cause',
}

/** Connection errors of Node.js and of the drivers. */
const UNAVAILABLE =
  /^(?:E(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOST(?:UNREACH|DOWN)|NET(?:UNREACH|DOWN)|NOTFOUND|AI_AGAIN)|CONNECT(?:ION_(?:CLOSED|ENDED|DESTROYED|CONNECT_TIMEOUT)|_TIMEOUT)|NR_CLOSED)$/
const CERTIFICATE =
  /^(?:ERR_(?:TLS|SSL)_.+|EPROTO|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT.*|UNABLE_TO_.+|CERT_.+|.+_IN_CERT_CHAIN)$/
/** PostgreSQL's SQLSTATE, or the first of its five characters that decide. */
const SQLSTATES: readonly (readonly [RegExp, StoreFailureReason])[] = [
  [/^(?:08|57|40)...$|^55P03$|^25P0[23]$/, 'unavailable'],
  [/^28...$/, 'authentication'],
  [/^42501$/, 'permission'],
  [/^25006$/, 'read-only'],
  [/^(?:53|54)...$/, 'full'],
  [/^(?:42|3D|3F|22)...$/, 'not-set-up'],
]
/** What drivers and Redis say where they give no code. A reply of Redis starts with its code, in capitals. */
const WORDS: readonly (readonly [RegExp, StoreFailureReason])[] = [
  [/\b(?:NOAUTH|WRONGPASS)\b|client password must be a string|invalid password|ERR AUTH/i, 'authentication'],
  [/\bNOPERM\b|ACL failure|no permissions|can't run this command/, 'permission'],
  [/\bREADONLY\b/, 'read-only'],
  [/\b(?:OOM|MISCONF)\b|max number of clients/, 'full'],
  [/\b(?:WRONGTYPE|MOVED|CROSSSLOT)\b|unknown command/, 'not-set-up'],
  [/does not support SSL|certificate|wrong version number/i, 'certificate'],
  [
    /\b(?:LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS|BUSY|UNBLOCKED)\b|clos(?:ed|ing)\b|disconnect|terminated|timed out|time-?out|writeable|offline|max retries|ended|not queryable|recovery/i,
    'unavailable',
  ],
]

/**
 * What a driver threw, as a {@link StoreError} that names the grant and the cure. Drivers attach the command or the row to
 * their errors, so the cause is a copy without.
 */
export function serverFailure(
  server: Server,
  failed: {
    readonly operation: 'read' | 'write' | 'remove'
    readonly key: string
    readonly error: unknown
    /** What was to be written. */
    readonly secret: string | undefined
  },
): StoreError {
  const { operation, key, error, secret } = failed
  const reason = reasonOf(error)
  return new StoreError(`${server} failed to ${operation} ${rowOf(key)}: ${cures[reason]}.`, {
    operation,
    reason,
    grantId: grantIdIn(key),
    cause: safeCause(error, secret === undefined ? [] : [secret]),
  })
}

/** The row or the client is not as the store needs it. */
export function misusedServer(server: Server, key: string, what: string): StoreError {
  return new StoreError(`${server} failed to read ${rowOf(key)}: ${what}. The row was left as it is.`, {
    operation: 'read',
    reason: 'not-set-up',
    grantId: grantIdIn(key),
  })
}

function rowOf(key: string): string {
  const grantId = grantIdIn(key)
  return grantId === undefined ? 'a row' : `the row of grant ${JSON.stringify(grantId)}`
}

function reasonOf(error: unknown): StoreFailureReason {
  const { code, message } = described(error)
  if (UNAVAILABLE.test(code)) return 'unavailable'
  if (CERTIFICATE.test(code)) return 'certificate'
  const [, byState] = SQLSTATES.find(([pattern]) => pattern.test(code)) ?? []
  if (byState !== undefined) return byState
  const [, byWords] = WORDS.find(([pattern]) => pattern.test(message)) ?? []
  return byWords ?? 'unknown'
}

function described(error: unknown): {
  readonly code: string
  readonly message: string
} {
  const { code, message, errors } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly [each: string]: unknown
  }
  // Node.js tried several addresses: they failed alike.
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  const inner = first === undefined ? undefined : described(first)
  return {
    code: typeof code === 'string' ? code : (inner?.code ?? ''),
    message: typeof message === 'string' && message !== '' ? message : (inner?.message ?? ''),
  }
}
