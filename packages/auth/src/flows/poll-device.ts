import { getDataCenter, resolveRedirect, type DataCenter } from '@x/dc'
import { isToolkitError, TimeoutError } from '@x/dc/error'
import { CodeRejectedError } from '../errors/code-rejected-error.ts'
import { ConsentDeniedError } from '../errors/consent-denied-error.ts'
import { revokeUnneeded } from '../grant/save-grant.ts'
import type { Internals } from '../internals.ts'
import { exchange } from '../login/exchange.ts'
import { explainRefusal } from '../zoho/explain-refusal.ts'
import { race } from '../race.ts'
import { Refusal } from '../zoho/refusal.ts'
import type { IssuedToken } from '../zoho/token-call.ts'
import type { PendingDevice } from './device-pending.ts'
import { DEVICE_CLIENT, LONGEST_LIFE } from './start-device-login.ts'

/** Zoho wants no more than one poll in thirty seconds, and answers `slow_down` to more (Zoho Accounts, "Polling request"). */
const PACE = 30_000
/** RFC 8628 section 3.5: each `slow_down` adds five seconds, for good. */
const SLOWER = 5_000
/** Failures of the network in a row that a poll survives. */
const PATIENCE = 3

/** What a device waits for. */
interface Wait {
  readonly pending: PendingDevice
  readonly grantId: string
  readonly signal: AbortSignal | undefined
}

/** Asks until the user has decided, or the code has ended. */
export async function pollDevice(
  auth: Internals,
  { pending, grantId, signal }: Wait,
): Promise<{ dataCenter: DataCenter; issued: IssuedToken }> {
  const { clock } = auth
  let dataCenter = getDataCenter(pending.dc, auth.dataCenters)
  // The wall clock knows about a restart in between, the monotonic one cannot be set back.
  const end = clock.monotonic() + Math.min(pending.expiresAt - clock.now(), LONGEST_LIFE)
  if (end <= clock.monotonic()) throw tooLate(dataCenter)
  const asked = new Set<string>()
  let pace = PACE
  let failures = 0
  let pause = pace
  for (;;) {
    await clock.sleep(pause, signal)
    signal?.throwIfAborted()
    // The last poll comes after the end: whoever consented at the last moment has consented.
    const isLast = clock.monotonic() >= end
    pause = pace
    asked.add(dataCenter.id)
    try {
      return { dataCenter, issued: await ask(auth, dataCenter, { pending, grantId, signal }) }
    } catch (error) {
      signal?.throwIfAborted()
      if (isPassing(error)) {
        failures += 1
        if (failures >= PATIENCE || isLast) throw publicError(auth, dataCenter, error)
        continue
      }
      failures = 0
      const word = error instanceof Refusal ? error.word.toLowerCase() : ''
      if (word === 'other_dc') {
        dataCenter = elsewhere(auth, dataCenter, (error as Refusal).userLocation)
        // The user has consented, and another server is asked: immediately, but never in a circle.
        if (!asked.has(dataCenter.id)) {
          pause = 0
          continue
        }
      } else if (word === 'slow_down') {
        pace += SLOWER
        pause = pace
      } else if (word === 'expired' || word === 'expired_token') {
        throw tooLate(dataCenter)
      } else if (word !== 'authorization_pending') {
        throw publicError(auth, dataCenter, error)
      }
      if (isLast) throw tooLate(dataCenter)
    }
  }
}

/** One poll. Aborted meanwhile, it is not waited for, and a token that it may yet bring is revoked. */
async function ask(
  auth: Internals,
  dataCenter: DataCenter,
  { pending, grantId, signal }: Wait,
): Promise<IssuedToken> {
  const call = exchange(auth, {
    dataCenter,
    grantType: 'device_token',
    parameters: { code: pending.deviceCode },
    codeHint: '',
    clientHint: DEVICE_CLIENT,
    tokenPath: '/oauth/v3/device/token',
  })
  try {
    return await race(call, signal)
  } catch (error) {
    if (signal?.aborted === true) {
      const revoke = ({ refreshToken }: IssuedToken): unknown =>
        refreshToken === undefined ? undefined : revokeUnneeded(auth, dataCenter, grantId, refreshToken)
      call.then(revoke).catch(() => {
        // Lost: how a poll ended that nobody waits for.
      })
    }
    throw error
  }
}

/** What may pass by itself: the network, a server in trouble. */
function isPassing(error: unknown): boolean {
  return error instanceof Refusal
    ? error.kind === 'unavailable' && !words.has(error.word.toLowerCase())
    : // A token answer that cannot be used has used up the code all the same.
      isToolkitError(error) && error.retryable && error.code !== 'INVALID_TOKEN_RESPONSE'
}

/** What a device is told while it polls. */
const words: ReadonlySet<string> = new Set([
  'authorization_pending',
  'slow_down',
  'other_dc',
  'expired',
  'expired_token',
])

function publicError(auth: Internals, dataCenter: DataCenter, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  if (error.word.toLowerCase() === 'access_denied') {
    return new ConsentDeniedError(
      'The user refused the consent. Nothing was saved. Start the device login again when they want to connect.',
      { error: error.word },
    )
  }
  return explainRefusal(
    auth,
    { dataCenter, codeHint: 'Start the device login again.', clientHint: DEVICE_CLIENT },
    error,
  )
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

function tooLate(dataCenter: DataCenter): TimeoutError {
  return new TimeoutError(
    `The user did not consent within the life of the code (data center ${dataCenter.id}). Nothing was saved. Start the device login again.`,
    new URL(dataCenter.accounts).host,
    0,
  )
}
