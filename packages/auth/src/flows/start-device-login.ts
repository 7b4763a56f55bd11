import { initiateDeviceAuthorization } from 'openid-client'
import type { Auth } from '../auth.ts'
import { resolveClientSecret } from '../client-secret.ts'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import { internalsOf } from '../internals.ts'
import { explainRefusal } from '../zoho/explain-refusal.ts'
import { formatScopes } from '../scopes.ts'
import { endpoint, unwrap } from '../zoho/endpoint.ts'
import { readRefusal, Refusal } from '../zoho/refusal.ts'
import type { Answer } from '../zoho/answer.ts'
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
/** Characters of an address that mean the same to every parser: no backslash, no markup, no user. */
const PLAIN = /^[\w.~:/?#&=%+-]+$/
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
    throw explainRefusal(
      internals,
      { dataCenter: dc, codeHint: 'Start again.', clientHint: DEVICE_CLIENT },
      error,
    )
  }
}

/** Zoho says `verification_url`, and seconds in one place, milliseconds in another (observed by others). */
function readDeviceAnswer(reply: Answer, dc: string, accounts: string): Record<string, unknown> {
  const { status, body } = reply
  const own = (name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined)
  const wrong = (field: string): InvalidTokenResponseError =>
    new InvalidTokenResponseError(
      `The device endpoint of data center ${dc} sent an unusable ${field}. Nothing of its answer was used; try again.`,
      {
        dc,
        field,
      },
    )
  if (own('error') !== undefined || own('device_code') === undefined || status > 299) throw readRefusal(reply)
  if (!isText(own('device_code'))) throw wrong('device_code')
  if (!isText(own('user_code'))) throw wrong('user_code')
  const address = own('verification_url') ?? own('verification_uri')
  const page = zohoPage(address, accounts)
  if (page === undefined) throw wrong('verification_url')
  const complete = own('verification_uri_complete') ?? own('verification_url_complete')
  const completePage = zohoPage(complete, accounts)
  const life = Number(own('expires_in'))
  const ms = life > 3600 ? life : life * 1000
  return {
    device_code: own('device_code'),
    user_code: own('user_code'),
    verification_uri: page,
    ...(completePage === undefined ? {} : { verification_uri_complete: completePage }),
    expires_in: (ms > 0 && ms <= LONGEST_LIFE ? ms : LIFE) / 1000,
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && /^[\u0021-\u007E]{1,4096}$/.test(value)
}

/**
 * The page that the user will be told to open, where they log in: it must be the accounts server's own, letter for letter.
 * Programs that read addresses by other rules than this one (curl, Python, a phone's camera) see another host in
 * `https://accounts.zoho.com\\@evil.example`, so what is not spelled plainly is refused, and what is handed out is as the
 * parser writes it.
 */
function zohoPage(value: unknown, accounts: string): string | undefined {
  if (!isText(value) || value.length > 2048 || !PLAIN.test(value)) return undefined
  if (!value.startsWith(`${accounts}/`) || !URL.canParse(value)) return undefined
  const url = new URL(value)
  return url.origin === accounts && url.username === '' && url.password === '' ? url.href : undefined
}
