import { apiOrigin, resolveApiDomain, type DataCenter, type Environment } from '@x/dc'
import { DataCenterMismatchError } from '@x/dc'
import { isToolkitError, quote } from '@x/dc/error'
import { StoreError } from '../errors/store-error.ts'
import type { Internals } from '../internals.ts'
import type { IssuedToken } from '../zoho/token-call.ts'
import { checkConflict, kindOf } from './check-conflict.ts'
import { recentAttempts, type Grant, type GrantSource } from '../grant.ts'
import { readReplaced, writeGrant } from './grant-store.ts'
import { revokeToken } from './revoke.ts'

/** From here on a consent is worth a warning: at the twenty-first Zoho deletes the oldest refresh token. */
const MANY_CONSENTS = 15
const ROUNDS = 10

/** What a finished flow wants saved. */
export interface NewGrant {
  readonly grantId: string
  readonly dataCenter: DataCenter
  readonly environment: Environment
  readonly source: GrantSource
  readonly scopes: readonly string[] | undefined
  readonly organization: string | undefined
  /** Absent when the source was never used yet. */
  readonly issued: IssuedToken | undefined
}

/**
 * The environment that a token answer is for. Its `api_domain` must belong to the user's data center. Whether Zoho names
 * the sandbox host for a sandbox grant is not established: so a caller who says sandbox is believed when the answer names
 * production, and contradicted when it names anything else.
 *
 * @throws UnknownDataCenterError, DataCenterMismatchError
 */
export function resolveEnvironment(
  auth: Internals,
  dc: DataCenter,
  apiDomain: string | undefined,
  stated: Environment | undefined,
): Environment {
  if (apiDomain === undefined) return stated ?? 'production'
  const answered = resolveApiDomain(apiDomain, auth.dataCenters)
  if (answered.dataCenter.id !== dc.id) {
    throw new DataCenterMismatchError(
      `The token answer of data center ${dc.id} names the API address of ${answered.dataCenter.id}. Nothing of it was used. ` +
        'Log in again; if it happens again, look for something between you and Zoho that alters answers.',
      dc.id,
      answered.dataCenter.id,
    )
  }
  if (stated === undefined || stated === answered.environment) return answered.environment
  if (answered.environment === 'production') return stated
  throw new DataCenterMismatchError(
    `The grant is for ${stated}, but Zoho's answer is for ${answered.environment} (data center ${dc.id}). Nothing of it was used. ` +
      'Tokens belong to one environment; log in to the other one under another grant id.',
    stated,
    answered.environment,
  )
}

/**
 * Saves what a flow obtained, in place of an older grant of the same id. Its refresh token is then revoked, but by a new
 * one that has proved itself only.
 *
 * @throws GrantConflictError, {@link StoreError}
 */
export async function saveGrant(auth: Internals, wanted: NewGrant): Promise<Grant> {
  const { grantId, dataCenter, environment, source, issued } = wanted
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await readReplaced(auth, grantId)
    const { organization } = wanted
    checkConflict(stored?.grant, { kind: kindOf(wanted), dc: dataCenter.id, environment, organization })
    const replaced = stored?.grant
    const isNewToken = 'refreshToken' in source && refreshTokenOf(replaced) !== source.refreshToken
    if (replaced !== undefined && issued === undefined && !isNewToken && !changesScopes(wanted, replaced)) {
      // The same refresh token once more, as at each start of a program: what is stored knows more than we do.
      return replaced
    }
    const grant: Grant = {
      id: grantId,
      clientId: auth.clientId,
      dc: dataCenter.id,
      environment,
      apiDomain: apiOrigin(dataCenter, environment),
      source,
      ...(wanted.scopes === undefined ? {} : { scopes: [...wanted.scopes] }),
      ...(organization === undefined ? {} : { organization }),
      savedAt: auth.time.now(),
      consents: (replaced?.consents ?? 0) + (isNewToken ? 1 : 0),
      ...(issued === undefined
        ? unproven(replaced, isNewToken)
        : proven(replaced, isNewToken, issued, source)),
    }
    const version = await writeGrant(auth, grant, stored?.version)
    if (version === undefined) continue
    auth.memory.forget(grantId)
    auth.emit({ type: 'grant-saved', grantId, dc: grant.dc, environment, replaced: replaced !== undefined })
    const old = refreshTokenOf(replaced)
    if (old !== undefined && isNewToken && issued !== undefined)
      await revokeReplaced(auth, dataCenter, grant, old, version)
    else warnOfConsents(auth, grant)
    return grant
  }
  throw new StoreError(
    `Grant ${quote(grantId)} was changed by others ${ROUNDS} times while it was being saved. Try again.`,
    { operation: 'write', grantId },
  )
}

type Life = Pick<Grant, 'access' | 'attempts' | 'failures' | 'rest' | 'dead'>

/** A source that has just given a token. Zoho counts calls a refresh token: a new one starts anew. */
function proven(
  replaced: Grant | undefined,
  isNewToken: boolean,
  issued: IssuedToken,
  source: GrantSource,
): Life {
  const { accessToken: token, issuedAt, expiresAt } = issued
  const attempts = isNewToken || replaced === undefined ? [] : recentAttempts(replaced, issuedAt)
  return {
    access: { token, issuedAt, expiresAt },
    // Asking for an organization token is a token call like those to come; exchanging a code is not.
    attempts: 'soid' in source ? [...attempts, issuedAt] : attempts,
    failures: 0,
  }
}

/** A source that was not used: what is known of the same one stays known. */
function unproven(replaced: Grant | undefined, isNewToken: boolean): Life {
  if (replaced === undefined || isNewToken) return { attempts: [], failures: 0 }
  const { access, attempts, failures, rest, dead } = replaced
  return {
    ...(access === undefined ? {} : { access }),
    attempts,
    failures,
    ...(rest === undefined ? {} : { rest }),
    ...(dead === undefined ? {} : { dead }),
  }
}

function changesScopes(wanted: NewGrant, stored: Grant): boolean {
  return wanted.scopes !== undefined && wanted.scopes.join(' ') !== stored.scopes?.join(' ')
}

/** Best effort: Zoho keeps twenty refresh tokens a user and client, and deletes the oldest, in use or not. */
async function revokeReplaced(
  auth: Internals,
  dc: DataCenter,
  grant: Grant,
  old: string,
  version: string,
): Promise<void> {
  if (!(await revokeUnneeded(auth, dc, grant.id, old))) return warnOfConsents(auth, grant)
  const counted = { ...grant, consents: Math.max(grant.consents - 1, 1) }
  await writeGrant(auth, counted, version).catch(() => {
    // Lost: one count of the warning. The grant itself is saved.
  })
}

/** Revokes a refresh token that nobody will use; tells in an event when that failed. */
export async function revokeUnneeded(
  auth: Internals,
  dc: DataCenter,
  grantId: string,
  token: string,
): Promise<boolean> {
  try {
    await revokeToken(auth, dc, token, 'refresh_token')
    return true
  } catch (error) {
    const code = isToolkitError(error) ? error.code : 'REFUSED'
    auth.emit({ type: 'revoke-failed', grantId, dc: dc.id, code })
    return false
  }
}

function warnOfConsents(auth: Internals, grant: Grant): void {
  if (grant.consents < MANY_CONSENTS) return
  auth.emit({ type: 'many-consents', grantId: grant.id, dc: grant.dc, consents: grant.consents })
}

export function refreshTokenOf(grant: Grant | undefined): string | undefined {
  return grant !== undefined && 'refreshToken' in grant.source ? grant.source.refreshToken : undefined
}
