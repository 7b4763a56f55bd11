import { getDataCenter, type Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import type { Auth } from '../auth.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId, readGrant } from '../grant/grant-store.ts'
import { checkConflict, resolveEnvironment, saveGrant } from '../grant/save-grant.ts'
import { internalsOf } from '../internals.ts'
import { exchange } from '../login/exchange.ts'
import { formatScopes } from '../scopes.ts'

export interface ConnectOrganizationOptions {
  /** Service and organisation id: `ZohoCRM.123456`. */
  readonly soid: string
  readonly scopes: readonly string[]
  /** Your own name for the grant. */
  readonly grantId: string
  /** Data center of the organisation. @default that of the client */
  readonly dc?: string
  /** @default what Zoho's answer says */
  readonly environment?: Environment
}

/**
 * Obtains an organisation token for a self client (client credentials): no user, no refresh token; a new token is asked for
 * when one ends.
 *
 * @throws TypeError for a soid or scopes of the wrong shape; ClientRejectedError GrantConflictError ThrottledError
 *   UnknownDataCenterError StoreError and the transport's
 * @see Zoho CRM v7, "Client credentials flow". Zoho's pages disagree on the address; the token endpoint is used.
 */
export async function connectOrganization(
  auth: Auth,
  options: ConnectOrganizationOptions,
): Promise<GrantDescription> {
  const internals = internalsOf(auth)
  const { grantId, soid } = options
  checkGrantId(grantId)
  if (typeof soid !== 'string' || !/^[A-Za-z]{1,50}\.[A-Za-z0-9]{1,50}$/.test(soid)) {
    throw new TypeError(
      `soid is the service and the organisation id, such as "ZohoCRM.123456", not ${quote(soid)}.`,
    )
  }
  const scope = formatScopes(options.scopes)
  const dc = options.dc === undefined ? internals.dc : getDataCenter(options.dc, internals.dataCenters)
  const stored = await readGrant(internals, grantId)
  checkConflict(stored?.grant, {
    dc: dc.id,
    organization: soid,
    ...(options.environment === undefined ? {} : { environment: options.environment }),
  })

  const issued = await exchange(internals, {
    dataCenter: dc,
    grantType: 'client_credentials',
    parameters: { soid, scope },
    codeHint: 'Check soid and the client.',
  })
  const grant = await saveGrant(internals, {
    grantId,
    dataCenter: dc,
    environment: resolveEnvironment(internals, dc, issued.apiDomain, options.environment),
    source: { soid, scopes: options.scopes },
    scopes: issued.scopes ?? options.scopes,
    organization: soid,
    issued,
  })
  return describe(internals, grant)
}
