import { type DataCenterId, type Environment, getDataCenter } from '@x/dc'
import type { Auth } from '../auth.ts'
import { checkEnvironment, checkHost } from '../grant/check-environment.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId } from '../grant/grant-store.ts'
import { saveGrant } from '../grant/save-grant.ts'
import { internalsOf } from '../internals.ts'
import { formatScopes } from '../scopes.ts'

export interface ImportGrantOptions {
  /** Your own name for the grant. */
  readonly grantId: string
  /** A refresh token that this client was given before, by whatever means. */
  readonly refreshToken: string
  /** Data center that issued it. */
  readonly dc: DataCenterId
  /** @default 'production' */
  readonly environment?: Environment | undefined
  /** What it was granted, when known: then missing scopes are found without a call. */
  readonly scopes?: readonly string[] | undefined
}

/**
 * Takes over a refresh token that exists already, so that nobody has to log in again: from Zoho's SDK, another library or
 * the API console. Nothing is sent; the first use proves it. Importing the same one again changes nothing, so it may stand
 * at the start of a program; another one takes the place of what was stored, which is not revoked.
 *
 * @throws TypeError for a refresh token of the wrong shape; GrantConflictError UnknownDataCenterError
 *   UnconfirmedHostError StoreError
 * @example
 * await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'in', scopes })
 */
export async function importGrant(auth: Auth, options: ImportGrantOptions): Promise<GrantDescription> {
  const internals = internalsOf(auth)
  const { grantId, refreshToken, environment = 'production', scopes } = options
  checkGrantId(grantId)
  checkEnvironment(environment)
  if (typeof refreshToken !== 'string' || !/^[\u0021-\u007E]{1,4096}$/.test(refreshToken)) {
    throw new TypeError(
      'refreshToken must be the refresh token itself, without spaces or line breaks. (It is not shown here.)',
    )
  }
  if (scopes !== undefined) formatScopes(scopes)
  const dataCenter = getDataCenter(options.dc, internals.dataCenters)
  checkHost(dataCenter, environment)
  const grant = await saveGrant(internals, {
    grantId,
    dataCenter,
    environment,
    source: { refreshToken },
    scopes,
    organization: undefined,
    issued: undefined,
  })
  return describe(internals, grant)
}
