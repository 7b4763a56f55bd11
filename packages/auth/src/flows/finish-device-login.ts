import type { Environment } from '@x/dc'
import type { Auth } from '../auth.ts'
import { checkEnvironment } from '../grant/check-environment.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId } from '../grant/grant-store.ts'
import { keepIssued } from '../grant/keep-issued.ts'
import { internalsOf } from '../internals.ts'
import { parsePendingDevice } from './device-pending.ts'
import { pollDevice } from './poll-device.ts'
import type { DeviceLogin } from './start-device-login.ts'

export interface FinishDeviceLoginOptions {
  /** What {@link startDeviceLogin} returned, or at least its `pending`. */
  readonly device: Pick<DeviceLogin, 'pending'>
  /** Your own name for the grant. */
  readonly grantId: string
  /** What the grant is for, when it is not production. @default what Zoho's answer says */
  readonly environment?: Environment | undefined
}

/**
 * Waits until the user has consented, following them to their data center, and saves the grant. Polls every thirty
 * seconds until the user code ends.
 *
 * @param transport.signal ends the wait; a token that comes too late is revoked
 * @throws ConsentDeniedError TimeoutError (the user did not consent in time) CodeRejectedError ClientRejectedError
 *   MissingRefreshTokenError GrantConflictError UnknownDataCenterError LoginStateError ThrottledError StoreError and the
 *   transport's
 * @example
 * await finishDeviceLogin(auth, { device: login, grantId: 'this-machine' })
 */
export async function finishDeviceLogin(
  auth: Auth,
  options: FinishDeviceLoginOptions,
  transport: { readonly signal?: AbortSignal | undefined } = {},
): Promise<GrantDescription> {
  const internals = internalsOf(auth)
  const { grantId, environment } = options
  checkGrantId(grantId)
  checkEnvironment(environment)
  const pending = parsePendingDevice(options.device?.pending, internals.clientId)
  const { dataCenter, issued } = await pollDevice(internals, { pending, grantId, signal: transport.signal })
  const grant = await keepIssued(internals, {
    grantId,
    dataCenter,
    issued,
    statedEnvironment: environment,
    requestedScopes: pending.scopes,
  })
  return describe(internals, grant)
}
