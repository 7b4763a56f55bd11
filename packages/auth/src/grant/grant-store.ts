import { isToolkitError, quote, safeCause } from '@x/dc/error'
import type { GrantUnreadableError } from '../errors/grant-unreadable-error.ts'
import { StoreError } from '../errors/store-error.ts'
import type { Internals } from '../internals.ts'
import { grantKey } from '../store/keys.ts'
import type { Grant } from '../grant.ts'
import { formatGrant, parseGrant } from './grant-row.ts'

/** A grant as it was read, with the version to compare with when it is written. */
export interface StoredGrant {
  readonly grant: Grant
  readonly version: string
}

// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const PRINTABLE = /^[^\u0000-\u001F\u007F]+$/

/** @throws TypeError for a grant id that is not a short, printable string */
export function checkGrantId(grantId: unknown): asserts grantId is string {
  if (
    typeof grantId === 'string' &&
    grantId.length <= 300 &&
    PRINTABLE.test(grantId) &&
    grantId.isWellFormed()
  )
    return
  throw new TypeError(
    `A grant id is a string of 1 to 300 printable characters, such as your own user's id; this was ${
      typeof grantId === 'string' ? quote(grantId) : typeof grantId
    }.`,
  )
}

/**
 * @throws {@link StoreError} when the store fails
 * @throws GrantUnreadableError when the row cannot be used
 */
export async function readGrant(auth: Internals, grantId: string): Promise<StoredGrant | undefined> {
  const row = await guard('read', { what: rowOf(grantId), grantId }, () =>
    auth.store.read(grantKey(auth, grantId)),
  )
  if (row === undefined) return undefined
  const { clientId, dataCenters } = auth
  const grant = parseGrant(row.value, { id: grantId, clientId, version: row.version, dataCenters })
  // A process that never heard Zoho's clock goes by what it said to others. The other times in a row are as wrong as the
  // clocks of those who wrote them.
  if (grant.access !== undefined) auth.time.witness(grant.access.issuedAt)
  return { grant, version: row.version }
}

/** A row that is about to be replaced. Of one that is damaged only the version is known: a new login takes its place. */
export interface ReplacedGrant {
  readonly grant: Grant | undefined
  readonly version: string
}

/** Like {@link readGrant}, for what puts another grant in its place. */
export async function readReplaced(auth: Internals, grantId: string): Promise<ReplacedGrant | undefined> {
  try {
    return await readGrant(auth, grantId)
  } catch (error) {
    if (!isToolkitError(error, 'GRANT_UNREADABLE')) throw error
    const { reason, version } = error as GrantUnreadableError
    if (reason !== 'damaged' || version === undefined) throw error
    return { grant: undefined, version }
  }
}

/** @returns the new version, or `undefined` when somebody was first */
export function writeGrant(
  auth: Internals,
  grant: Grant,
  expected: string | undefined,
): Promise<string | undefined> {
  const { id: grantId, source, access } = grant
  const secrets = ['refreshToken' in source ? source.refreshToken : '', access?.token ?? '']
  return guard('write', { what: rowOf(grantId), grantId, secrets }, () =>
    auth.store.write(grantKey(auth, grantId), formatGrant(grant), expected),
  )
}

export function removeGrant(auth: Internals, grantId: string, expected: string): Promise<boolean> {
  return guard('remove', { what: rowOf(grantId), grantId }, () =>
    auth.store.remove(grantKey(auth, grantId), expected),
  )
}

export function rowOf(grantId: string): string {
  return `the row of grant ${quote(grantId)}`
}

/** What a call of the store is about: words for its error, and what that error must not show. */
interface Subject {
  readonly what: string
  readonly grantId?: string
  readonly secrets?: readonly string[]
}

/**
 * Runs one call of the store; whatever it throws becomes a {@link StoreError} that keeps it as its cause. A store that
 * answers `null` for nothing is understood: taken for a version, it would be a write that nobody made.
 */
export async function guard<T>(
  operation: 'read' | 'write' | 'remove',
  { what, grantId, secrets = [] }: Subject,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return (await call()) ?? (undefined as T)
  } catch (error) {
    if (isToolkitError(error)) throw error
    throw new StoreError(
      `The store failed to ${operation} ${what}. No token call is made without it; check the store's connection and rights (see cause).`,
      { operation, grantId, cause: safeCause(error, secrets) },
    )
  }
}
