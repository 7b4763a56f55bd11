import { initiateDeviceAuthorization } from 'openid-client'
import type { Auth } from '../auth.ts'
import { resolveClientSecret } from '../client-secret.ts'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import { internalsOf } from '../internals.ts'
import { explain } from '../login/exchange.ts'
import { formatScopes } from '../scopes.ts'
import { endpoint, unwrap } from '../zoho/endpoint.ts'
import { readRefusal, Refusal } from '../zoho/refusal.ts'
import type { Answer } from '../zoho/send.ts'
import { formatPendingDevice } from './device-pending.ts'

/** A device login in progress. */
export interface DeviceLogin {
  /** What the user types, or compares. */
  readonly userCode: string
  /** Where the user goes with it, on any device. */
  readonly verificationUri: string
  /** The same with the code filled in, when Zoho sends it: for a QR code. */
  readonly verificationUriComplete?: string
  /** Epoch milliseconds, on this machine's clock. */
  readonly expiresAt: number
  /** Opaque and secret; {@link finishDeviceLogin} wants it back. */
  readonly pending: string
}

/** What to check when Zoho refuses the client of a device. */
export const DEVICE_CLIENT = 'that the client is of the non-browser type; that the scopes exist'
/** Zoho's user code is good for five minutes (Zoho Accounts, "Devices"). */
const LIFE = 300_000
/** Half an hour. No life of a user code is believed to be longer; milliseconds. */
export const LONGEST_LIFE = 1_800_000

/**
 * Starts a login for a program without a browser (RFC 8628 in Zoho's dialect). The client must be of the non-browser type.
 *
 * @throws ClientRejectedError ThrottledError InvalidTokenResponseError and the transport's
 * @example
 * const login = await startDeviceLogin(auth, { scopes: scopesFor(listUserGroups) })
 * console.log(`Open ${login.verificationUri} and type ${login.userCode}`)
 * @see Zoho Accounts, "Initiation request" of the device flow
 */
export async function startDeviceLogin(
  auth: Auth,
  options: { readonly scopes: readonly string[] },
): Promise<DeviceLogin> {
  const internals = internalsOf(auth)
  const { dc } = internals
  const scope = formatScopes(options.scopes)
  const secret = await resolveClientSecret(internals.clientSecret, dc, dc)
  const configuration = endpoint(internals, dc, secret, (answer) =>
    readDeviceAnswer(answer, dc.id, dc.accounts),
  )
  try {
    const answer = await unwrap(dc, () =>
      initiateDeviceAuthorization(configuration, {
        grant_type: 'device_request',
        scope,
        access_type: 'offline',
        prompt: 'consent',
      }),
    )
    const expiresAt = internals.clock.now() + answer.expires_in * 1000
    return Object.freeze({
      userCode: answer.user_code,
      verificationUri: answer.verification_uri,
      ...(answer.verification_uri_complete === undefined
        ? {}
        : { verificationUriComplete: answer.verification_uri_complete }),
      expiresAt,
      pending: formatPendingDevice({
        clientId: internals.clientId,
        deviceCode: answer.device_code,
        dc: dc.id,
        scopes: options.scopes,
        expiresAt,
      }),
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw explain(internals, { dataCenter: dc, codeHint: 'Start again.', clientHint: DEVICE_CLIENT }, error)
  }
}

/** Zoho says `verification_url`, and seconds in one place, milliseconds in another (observed by others). */
function readDeviceAnswer({ status, body }: Answer, dc: string, accounts: string): Record<string, unknown> {
  const own = (name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined)
  const wrong = (field: string): InvalidTokenResponseError =>
    new InvalidTokenResponseError(
      `The device endpoint of data center ${dc} sent an unusable ${field}. Nothing of its answer was used; try again.`,
      {
        dc,
        field,
      },
    )
  if (own('error') !== undefined || own('device_code') === undefined || status > 299)
    throw readRefusal(status, body)
  if (!isText(own('device_code'))) throw wrong('device_code')
  if (!isText(own('user_code'))) throw wrong('user_code')
  const address = own('verification_url') ?? own('verification_uri')
  if (!isZohoPage(address, accounts)) throw wrong('verification_url')
  const complete = own('verification_uri_complete') ?? own('verification_url_complete')
  const life = Number(own('expires_in'))
  const ms = life > 3600 ? life : life * 1000
  return {
    device_code: own('device_code'),
    user_code: own('user_code'),
    verification_uri: address,
    ...(isZohoPage(complete, accounts) ? { verification_uri_complete: complete } : {}),
    expires_in: (ms > 0 && ms <= LONGEST_LIFE ? ms : LIFE) / 1000,
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && /^[\u0021-\u007E]{1,4096}$/.test(value)
}

/** The user will be told to open this page and log in, so it must be the accounts server's own. */
function isZohoPage(value: unknown, accounts: string): boolean {
  // Programs print it: what a terminal would obey is no address.
  if (!isText(value) || value.length > 2048 || !URL.canParse(value)) return false
  const url = new URL(value)
  return url.origin === accounts && url.username === '' && url.password === ''
}
