import { type DataCenterId, type Environment, getDataCenter } from '@x/dc'
import { quote } from '@x/dc/error'
import type { Auth } from '../auth.ts'
import { checkConflict } from '../grant/check-conflict.ts'
import { checkEnvironment, checkHost } from '../grant/check-environment.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId, readReplaced } from '../grant/grant-store.ts'
import { resolveEnvironment, saveGrant } from '../grant/save-grant.ts'
import { BUDGET, BUDGET_WINDOW, recentAttempts, type Grant } from '../grant.ts'
import { internalsOf } from '../internals.ts'
import { exchange } from '../login/exchange.ts'
import { throttled } from '../refresh/decide.ts'
import { formatScopes } from '../scopes.ts'

export interface ConnectOrganizationOptions {
  /** Service and organization id: `ZohoCRM.123456`. */
  readonly soid: string
  readonly scopes: readonly string[]
  /** Your own name for the grant. */
  readonly grantId: string
  /** Data center of the organization. @default that of the client */
  readonly dc?: DataCenterId | undefined
  /** @default what Zoho's answer says */
  readonly environment?: Environment | undefined
}

/**
 * Obtains an organization token for a self client (client credentials): no user, no refresh token; a new token is asked for
 * when one ends.
 *
 * @throws TypeError for a soid or scopes of the wrong shape; ClientRejectedError GrantConflictError ThrottledError
 *   UnknownDataCenterError StoreError and the transport's
 * @example
 * return connectOrganization(auth, { soid: `ZohoCRM.${zgid}`, scopes, grantId: 'acme' })
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
      `soid is the service and the organization id, such as "ZohoCRM.123456", not ${quote(soid)}.`,
    )
  }
  const scope = formatScopes(options.scopes)
  checkEnvironment(options.environment)
  const dc = options.dc === undefined ? internals.dc : getDataCenter(options.dc, internals.dataCenters)
  const stored = await readReplaced(internals, grantId)
  checkHost(dc, options.environment)
  checkConflict(stored?.grant, {
    kind: 'organization',
    dc: dc.id,
    organization: soid,
    ...(options.environment === undefined ? {} : { environment: options.environment }),
  })

  if (stored?.grant !== undefined) checkBudget(stored.grant, internals.time.now())

  const issued = await exchange(internals, {
    dataCenter: dc,
    grantType: 'client_credentials',
    parameters: { soid, scope },
    codeHint: 'Check soid and the client.',
    clientHint:
      'that soid names an organization of this data center that the client belongs to; that the scopes exist',
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
  if (issued.lifeAssumed) internals.emit({ type: 'life-assumed', grantId, dc: dc.id })
  return describe(internals, grant)
}

/** A program that connects at each start must not use up the token calls that its grant needs. */
function checkBudget(grant: Grant, now: number): void {
  const attempts = recentAttempts(grant, now)
  const first = attempts.length < BUDGET ? undefined : attempts.at(-BUDGET)
  if (first !== undefined) throw throttled(grant, first + BUDGET_WINDOW, 'budget')
}
