import { apiOrigin, environments, type DataCenter, type Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { GrantUnreadableError } from '../errors/grant-unreadable-error.ts'
import type { Grant, GrantSource, RestReason } from '../grant.ts'
import { isObject } from '../is-object.ts'

const SCHEMA = 1
/** A grant is about 1 kB. */
const LONGEST = 256 * 1024

/** The stored form of a grant. */
export function formatGrant(grant: Grant): string {
  return JSON.stringify({ schema: SCHEMA, ...grant })
}

/**
 * Reads a stored row. All of it or nothing: a row that is damaged, of another schema or of another client is refused.
 *
 * @throws {@link GrantUnreadableError}
 */
export function parseGrant(
  value: unknown,
  expected: {
    readonly id: string
    readonly clientId: string
    /** Of the row. */
    readonly version: string
    readonly dataCenters: readonly DataCenter[]
  },
): Grant {
  const unreadable = (reason: GrantUnreadableError['reason'], detail: string): GrantUnreadableError =>
    new GrantUnreadableError(
      `The stored grant ${quote(expected.id)} cannot be used: ${detail}. It was left as it is. ` +
        "Restore the row, or remove it with disconnect and whenNotRevoked: 'remove', and log in again.",
      { grantId: expected.id, reason, version: expected.version },
    )
  if (typeof value !== 'string')
    throw unreadable('damaged', 'the store returned something that is not a string')
  if (value.length > LONGEST) throw unreadable('damaged', 'it is too large to be a grant')
  const row = parseRecord(value)
  if (row === undefined) throw unreadable('damaged', 'it is not a JSON object')
  if (row['schema'] !== SCHEMA)
    throw unreadable('schema', `its schema is not ${SCHEMA}; another version of @x/auth wrote it`)
  if (row['clientId'] !== expected.clientId) throw unreadable('client', 'it belongs to another client id')
  if (row['id'] !== expected.id) throw unreadable('damaged', 'it stands under another id')

  const dc = expected.dataCenters.find((each) => each.id === row['dc'])
  if (dc === undefined) {
    throw unreadable(
      'data-center',
      'its data center is not in the table in use; add the row to the dataCenters option',
    )
  }
  const environment = environments.find((each) => each === row['environment'])
  const apiDomain = environment === undefined ? undefined : originOf(dc, environment)
  if (environment === undefined || apiDomain === undefined || row['apiDomain'] !== apiDomain) {
    throw unreadable('damaged', 'its API address is not that of its data center and environment')
  }
  const source = parseSource(row['source'])
  const access = parseAccess(row['access'])
  const rest = parseRest(row['rest'])
  const dead = parseDead(row['dead'])
  const attempts = row['attempts']
  const { scopes, organization, savedAt, consents, failures } = row
  if (
    source === undefined ||
    access === null ||
    rest === null ||
    dead === null ||
    !Array.isArray(attempts) ||
    attempts.length > 1000 ||
    !attempts.every(isTime) ||
    !isOptional(scopes, isStrings) ||
    !isOptional(organization, isText) ||
    !isTime(savedAt) ||
    !isCount(consents) ||
    !isCount(failures)
  ) {
    throw unreadable('damaged', 'a member is missing or of the wrong type')
  }
  return Object.freeze({
    id: expected.id,
    clientId: expected.clientId,
    dc: dc.id,
    environment,
    apiDomain,
    source,
    ...(scopes === undefined ? {} : { scopes: Object.freeze([...(scopes as string[])]) }),
    ...(organization === undefined ? {} : { organization: organization as string }),
    savedAt,
    consents,
    ...(access === undefined ? {} : { access }),
    attempts: Object.freeze([...attempts].toSorted((a, b) => a - b)),
    failures,
    ...(rest === undefined ? {} : { rest }),
    ...(dead === undefined ? {} : { dead }),
  })
}

function parseRecord(value: string): Record<string, unknown> | undefined {
  try {
    return asRecord(JSON.parse(value))
  } catch {
    // Lost: where the JSON broke. The message would quote the row, which holds tokens.
    return undefined
  }
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) ? value : undefined
}

function originOf(dc: DataCenter, environment: Environment): string | undefined {
  return dc.api[environment] === undefined ? undefined : apiOrigin(dc, environment)
}

function parseSource(value: unknown): GrantSource | undefined {
  const source = asRecord(value)
  if (source === undefined) return undefined
  const { refreshToken, soid, scopes } = source
  if (isText(refreshToken)) return Object.freeze({ refreshToken })
  return isText(soid) && isStrings(scopes) ? Object.freeze({ soid, scopes }) : undefined
}

/** `undefined`: absent; `null`: there, but wrong. The same for the two below. */
function parseAccess(value: unknown): NonNullable<Grant['access']> | undefined | null {
  if (value === undefined) return undefined
  const access = asRecord(value)
  const { token, issuedAt, expiresAt } = access ?? {}
  return isText(token) && isTime(issuedAt) && isTime(expiresAt)
    ? Object.freeze({ token, issuedAt, expiresAt })
    : null
}

function parseRest(value: unknown): NonNullable<Grant['rest']> | undefined | null {
  if (value === undefined) return undefined
  const { until, reason } = asRecord(value) ?? {}
  const known: readonly unknown[] = ['throttled', 'unavailable', 'client-rejected'] satisfies RestReason[]
  return isTime(until) && known.includes(reason)
    ? Object.freeze({ until, reason: reason as RestReason })
    : null
}

function parseDead(value: unknown): NonNullable<Grant['dead']> | undefined | null {
  if (value === undefined) return undefined
  const { of, at } = asRecord(value) ?? {}
  return isText(of) && isTime(at) ? Object.freeze({ of, at }) : null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && /^[\u0020-\u007E]{1,5000}$/.test(value)
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 1000 && value.every(isText)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}
