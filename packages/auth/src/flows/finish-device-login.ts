import { getDataCenter, resolveRedirect, type DataCenter, type Environment } from '@x/dc'
import { isToolkitError, TimeoutError } from '@x/dc/error'
import type { Auth } from '../auth.ts'
import { CodeRejectedError } from '../errors/code-rejected-error.ts'
import { ConsentDeniedError } from '../errors/consent-denied-error.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId } from '../grant/grant-store.ts'
import { keepIssued } from '../grant/keep-issued.ts'
import { internalsOf, type Internals } from '../internals.ts'
import { exchange, explain } from '../login/exchange.ts'
import { Refusal } from '../zoho/refusal.ts'
import type { IssuedToken } from '../zoho/token-call.ts'
import { parsePendingDevice, type PendingDevice } from './device-pending.ts'
import type { DeviceLogin } from './start-device-login.ts'

export interface FinishDeviceLoginOptions {
  /** What {@link startDeviceLogin} returned, or at least its `pending`. */
  readonly device: Pick<DeviceLogin, 'pending'>
  /** Your own name for the grant. */
  readonly grantId: string
  /** What the grant is for, when it is not production. @default what Zoho's answer says */
  readonly environment?: Environment
}

/** Zoho wants no more than one poll in thirty seconds, and answers `slow_down` to more (Zoho Accounts, "Polling request"). */
const PACE = 30_000
/** RFC 8628 section 3.5: each `slow_down` adds five seconds, for good. */
const SLOWER = 5_000
/** Failures of the network in a row that a poll survives. */
const PATIENCE = 3

/**
 * Waits until the user has consented, following them to their data center, and saves the grant. Polls every thirty
 * seconds until the user code ends.
 *
 * @param transport.signal ends the wait
 * @throws ConsentDeniedError TimeoutError (the user did not consent in time) CodeRejectedError ClientRejectedError
 *   MissingRefreshTokenError GrantConflictError UnknownDataCenterError StoreError and the transport's
 */
export async function finishDeviceLogin(
  auth: Auth,
  options: FinishDeviceLoginOptions,
  transport: { readonly signal?: AbortSignal } = {},
): Promise<GrantDescription> {
  const internals = internalsOf(auth)
  checkGrantId(options.grantId)
  const pending = parsePendingDevice(options.device.pending, internals.clientId)
  const { dataCenter, issued } = await poll(internals, pending, transport.signal)
  const grant = await keepIssued(internals, {
    grantId: options.grantId,
    dataCenter,
    issued,
    statedEnvironment: options.environment,
    requestedScopes: pending.scopes,
  })
  return describe(internals, grant)
}

async function poll(
  auth: Internals,
  pending: PendingDevice,
  signal: AbortSignal | undefined,
): Promise<{ dataCenter: DataCenter; issued: IssuedToken }> {
  let dataCenter = getDataCenter(pending.dc, auth.dataCenters)
  let pace = PACE
  let failures = 0
  for (;;) {
    signal?.throwIfAborted()
    if (auth.time.now() + pace > pending.expiresAt) throw tooLate(dataCenter)
    await auth.clock.sleep(pace, signal)
    try {
      const issued = await exchange(auth, {
        dataCenter,
        grantType: 'device_token',
        parameters: { code: pending.deviceCode },
        codeHint: '',
        tokenPath: '/oauth/v3/device/token',
      })
      return { dataCenter, issued }
    } catch (error) {
      if (!(error instanceof Refusal)) {
        failures += 1
        if (failures >= PATIENCE || !isPassing(error)) throw error
        continue
      }
      failures = 0
      switch (error.word.toLowerCase()) {
        case 'authorization_pending':
          break
        case 'slow_down':
          pace += SLOWER
          break
        case 'other_dc':
          dataCenter = elsewhere(auth, dataCenter, error.userLocation)
          break
        case 'access_denied':
          throw new ConsentDeniedError('The user refused the consent. Nothing was saved.', {
            error: error.word,
          })
        case 'expired':
        case 'expired_token':
          throw tooLate(dataCenter)
        default:
          throw explain(auth, { dataCenter, codeHint: 'Start the device login again.' }, error)
      }
    }
  }
}

/** The user lives elsewhere: a location selects a row, or the login ends. */
function elsewhere(auth: Internals, from: DataCenter, location: string | undefined): DataCenter {
  if (location === undefined) {
    throw new CodeRejectedError(
      `Zoho says that the user lives in another data center than ${from.id}, but not in which. Start the device login again with a client of that data center.`,
      { dc: from.id },
    )
  }
  return resolveRedirect({ location }, from, auth.dataCenters)
}

function isPassing(error: unknown): boolean {
  return isToolkitError(error) && error.retryable
}

function tooLate(dataCenter: DataCenter): TimeoutError {
  return new TimeoutError(
    `The user did not consent within the life of the code (data center ${dataCenter.id}). Nothing was saved. Start the device login again.`,
    new URL(dataCenter.accounts).host,
    0,
  )
}
