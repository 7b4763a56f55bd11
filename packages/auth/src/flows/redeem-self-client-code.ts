import { type DataCenterId, type Environment, getDataCenter } from '@x/dc'
import type { Auth } from '../auth.ts'
import { checkEnvironment, checkHost } from '../grant/check-environment.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId, readReplaced } from '../grant/grant-store.ts'
import { keepIssued } from '../grant/keep-issued.ts'
import { checkConflict } from '../grant/check-conflict.ts'
import { internalsOf } from '../internals.ts'
import { checkCode } from '../login/callback.ts'
import { exchange } from '../login/exchange.ts'

export interface SelfClientCode {
  /** The code from the console's "Generate Code" tab; good once, for the minutes chosen there. */
  readonly code: string
  /** Your own name for the grant. */
  readonly grantId: string
  /** Data center whose console made the code. @default that of the client */
  readonly dc?: DataCenterId | undefined
  /** What the code is for, when it is not production. @default what Zoho's answer says */
  readonly environment?: Environment | undefined
}

/**
 * Exchanges a code that a self client's owner generated in Zoho's API console, and saves the grant. At once: the code
 * lives for three to ten minutes, from the moment it was generated.
 *
 * @throws CodeRejectedError ClientRejectedError MissingRefreshTokenError GrantConflictError ThrottledError
 *   UnknownDataCenterError StoreError and the transport's
 * @example
 * await redeemSelfClientCode(auth, { code, grantId: 'our-own' })
 * @see Zoho Accounts, "Self client"
 */
export async function redeemSelfClientCode(auth: Auth, options: SelfClientCode): Promise<GrantDescription> {
  const internals = internalsOf(auth)
  const { grantId, environment } = options
  checkGrantId(grantId)
  checkEnvironment(environment)
  const dc = options.dc === undefined ? internals.dc : getDataCenter(options.dc, internals.dataCenters)
  const code = checkCode(typeof options.code === 'string' ? options.code.trim() : options.code, dc.id)
  checkHost(dc, environment)
  const stored = await readReplaced(internals, grantId)
  checkConflict(stored?.grant, {
    kind: 'refresh-token',
    dc: dc.id,
    ...(environment === undefined ? {} : { environment }),
  })

  const issued = await exchange(internals, {
    dataCenter: dc,
    grantType: 'authorization_code',
    parameters: { code },
    codeHint:
      'It has expired (three to ten minutes after it was generated, as chosen in the console), was used before, or belongs to another self client or ' +
      'data center. Generate a new one and redeem it immediately.',
    clientHint:
      'that it is the self client whose console made the code (a self client works in its own data center only)',
  })
  const grant = await keepIssued(internals, {
    grantId,
    dataCenter: dc,
    issued,
    statedEnvironment: environment,
    requestedScopes: undefined,
  })
  return describe(internals, grant)
}
