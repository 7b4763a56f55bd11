import type { DataCenter, Environment } from '@x/dc'
import { isToolkitError, quote } from '@x/dc/error'
import { MissingRefreshTokenError } from '../errors/missing-refresh-token-error.ts'
import type { Internals } from '../internals.ts'
import type { IssuedToken } from '../zoho/token-call.ts'
import type { Grant } from '../grant.ts'
import { readGrant } from './grant-store.ts'
import { refreshTokenOf, resolveEnvironment, revokeUnneeded, saveGrant } from './save-grant.ts'

/** A token answer that should become a grant. */
export interface Issued {
  readonly grantId: string
  readonly dataCenter: DataCenter
  readonly issued: IssuedToken
  readonly statedEnvironment: Environment | undefined
  readonly requestedScopes: readonly string[] | undefined
}

/**
 * Makes a grant of a token answer: a refresh token, and an API address of the right data center, or nothing is saved. A
 * refresh token that then has no place is revoked.
 *
 * @throws {@link MissingRefreshTokenError} GrantConflictError DataCenterMismatchError UnknownDataCenterError StoreError
 */
export async function keepIssued(auth: Internals, wanted: Issued): Promise<Grant> {
  const { grantId, dataCenter, issued } = wanted
  const { refreshToken } = issued
  if (refreshToken === undefined) {
    throw new MissingRefreshTokenError(
      `Zoho (data center ${dataCenter.id}) sent no refresh token for grant ${quote(grantId)}, so access would end within an hour. Nothing was saved, and what was ` +
        'stored is untouched. Ask for offline access with a consent (startLogin does), and check that the client is not of the browser type.',
      { grantId, dc: dataCenter.id },
    )
  }
  try {
    const environment = resolveEnvironment(auth, dataCenter, issued.apiDomain, wanted.statedEnvironment)
    const grant = await saveGrant(auth, {
      grantId,
      dataCenter,
      environment,
      source: { refreshToken },
      scopes: issued.scopes ?? wanted.requestedScopes,
      organization: undefined,
      issued,
    })
    if (issued.lifeAssumed) auth.emit({ type: 'life-assumed', grantId, dc: dataCenter.id })
    return grant
  } catch (error) {
    if (await isUnneeded(auth, grantId, refreshToken, error))
      await revokeUnneeded(auth, dataCenter, grantId, refreshToken)
    throw error
  }
}

/** Whether a refresh token that could not be saved has no place anywhere. */
async function isUnneeded(
  auth: Internals,
  grantId: string,
  refreshToken: string,
  error: unknown,
): Promise<boolean> {
  // A store that failed may have written nonetheless: then the token is in use. One that was always beaten has not failed.
  if (isToolkitError(error, 'STORE') && error.cause !== undefined) return false
  try {
    return refreshTokenOf((await readGrant(auth, grantId))?.grant) !== refreshToken
  } catch {
    // Lost: why the row cannot be read, which the error above tells, too. Nothing is revoked that may be in use.
    return false
  }
}
