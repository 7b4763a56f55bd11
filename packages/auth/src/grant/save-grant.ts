import { apiOrigin, resolveApiDomain, type DataCenter, type Environment } from '@x/dc'
import { DataCenterMismatchError } from '@x/dc'
import { isToolkitError, quote } from '@x/dc/error'
import { GrantConflictError } from '../errors/grant-conflict-error.ts'
import { StoreError } from '../errors/store-error.ts'
import type { Internals } from '../internals.ts'
import type { IssuedToken } from '../zoho/token-call.ts'
import type { Grant, GrantSource } from './grant.ts'
import { readGrant, writeGrant } from './grant-store.ts'
import { revokeToken } from './revoke.ts'

/** From here on a consent is worth a warning: at the twenty-first Zoho deletes the oldest refresh token. */
const MANY_CONSENTS = 15
const ROUNDS = 5

/** What a finished flow wants saved. */
export interface NewGrant {
  readonly grantId: string
  readonly dataCenter: DataCenter
  readonly environment: Environment
  readonly source: GrantSource
  readonly scopes: readonly string[] | undefined
  readonly organization: string | undefined
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
      `The token answer of data center ${dc.id} names the API address of ${answered.dataCenter.id}. Nothing of it was used.`,
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

/** @throws {@link GrantConflictError} when the id is taken by another data center, environment or organisation */
export function checkConflict(
  stored: Grant | undefined,
  offered: {
    readonly dc: string
    readonly environment?: Environment
    readonly organization?: string | undefined
  },
): void {
  if (stored === undefined) return
  const conflict = (what: string, was: string, is: string): GrantConflictError =>
    new GrantConflictError(
      `Grant ${quote(stored.id)} is already connected to ${what} ${quote(was)}, and this login is to ${quote(is)}. ` +
        'The stored grant is untouched. Use another grant id, or disconnect the old one first.',
      { grantId: stored.id, stored: was, offered: is },
    )
  if (stored.dc !== offered.dc) throw conflict('data center', stored.dc, offered.dc)
  if (offered.environment !== undefined && stored.environment !== offered.environment) {
    throw conflict('environment', stored.environment, offered.environment)
  }
  const { organization } = offered
  if (
    stored.organization !== undefined &&
    organization !== undefined &&
    stored.organization !== organization
  ) {
    throw conflict('organisation', stored.organization, organization)
  }
}

/**
 * Saves what a flow obtained, in place of an older grant of the same id, whose refresh token is then revoked.
 *
 * @throws {@link GrantConflictError}, {@link StoreError}
 */
export async function saveGrant(auth: Internals, wanted: NewGrant): Promise<Grant> {
  const { grantId, dataCenter, environment, source, issued } = wanted
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await readGrant(auth, grantId)
    checkConflict(stored?.grant, { dc: dataCenter.id, environment, organization: wanted.organization })
    const replaced = stored?.grant
    const isNewToken = 'refreshToken' in source && refreshTokenOf(replaced) !== source.refreshToken
    const organization = wanted.organization ?? replaced?.organization
    const grant: Grant = {
      id: grantId,
      clientId: auth.clientId,
      dc: dataCenter.id,
      environment,
      apiDomain: apiOrigin(dataCenter, environment),
      source,
      ...(wanted.scopes === undefined ? {} : { scopes: wanted.scopes }),
      ...(organization === undefined ? {} : { organization }),
      savedAt: auth.time.now(),
      consents: (replaced?.consents ?? 0) + (isNewToken ? 1 : 0),
      ...(issued === undefined
        ? {}
        : { access: { token: issued.accessToken, issuedAt: issued.issuedAt, expiresAt: issued.expiresAt } }),
      // Zoho counts calls a refresh token: a new one starts anew, the same one does not.
      attempts: isNewToken ? [] : (replaced?.attempts ?? []),
      failures: 0,
    }
    const version = await writeGrant(auth, grant, stored?.version)
    if (version === undefined) continue
    auth.memory.forget(grantId)
    auth.emit({ type: 'grant-saved', grantId, dc: grant.dc, environment, replaced: replaced !== undefined })
    const old = refreshTokenOf(replaced)
    if (old !== undefined && isNewToken) await revokeReplaced(auth, dataCenter, grant, old, version)
    else warnOfConsents(auth, grant)
    return grant
  }
  throw new StoreError(
    `Grant ${quote(grantId)} was changed by others ${ROUNDS} times while it was being saved. Try again.`,
    { operation: 'write' },
  )
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
