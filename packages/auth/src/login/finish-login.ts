import { getDataCenter, resolveRedirect, type DataCenter } from '@x/dc'
import { quote } from '@x/dc/error'
import type { Auth } from '../auth.ts'
import { ConsentDeniedError } from '../errors/consent-denied-error.ts'
import { LoginStateError } from '../errors/login-state-error.ts'
import { checkHost } from '../grant/check-environment.ts'
import { describe, type GrantDescription } from '../grant/describe-grant.ts'
import { checkGrantId, readReplaced } from '../grant/grant-store.ts'
import { keepIssued } from '../grant/keep-issued.ts'
import { checkConflict } from '../grant/check-conflict.ts'
import { internalsOf, type Internals } from '../internals.ts'
import { checkCode, parseCallback, type CallbackParameters } from './callback.ts'
import { exchange } from './exchange.ts'
import { parsePending, type PendingLogin } from './pending.ts'
import { equalInConstantTime, spendState } from './spend-state.ts'

export interface FinishLoginOptions {
  /** The address that Zoho sent the user to: whole, or from the question mark. Only its query is used. */
  readonly url: string | URL
  /** What {@link startLogin} returned, from the user's session. */
  readonly pending: string | undefined
  /** Your own name for the grant, such as your user's id. */
  readonly grantId: string
}

/**
 * Finishes a web login: checks the state, spends it once across all processes, finds the user's data center, exchanges
 * the code there, and saves the grant. A grant of the same id is replaced, and its refresh token revoked.
 *
 * @throws LoginStateError ConsentDeniedError UnknownDataCenterError DataCenterMismatchError UnconfirmedHostError CodeRejectedError
 *   ClientRejectedError MissingRefreshTokenError GrantConflictError ThrottledError StoreError NetworkError TimeoutError
 *   NonJsonResponseError RedirectRefusedError InvalidTokenResponseError; after each of them what was stored is untouched
 * @example
 * const grant = await finishLogin(auth, { url: callbackUrl, pending, grantId: 'acme' })
 * @see Zoho Accounts, "Multi-DC" and "Access token"; RFC 6749 section 4.1.3
 */
export async function finishLogin(auth: Auth, options: FinishLoginOptions): Promise<GrantDescription> {
  const internals = internalsOf(auth)
  const { grantId } = options
  checkGrantId(grantId)
  const { redirectUri } = internals
  if (redirectUri === undefined) {
    throw new TypeError(
      'finishLogin needs the redirectUri option of createAuth, the same as startLogin had: Zoho compares the two.',
    )
  }
  const pending = parsePending(options.pending, internals.clientId)
  const parameters = parseCallback(options.url)

  // State first: nothing else of the callback means anything before.
  await checkState(internals, pending, parameters)
  if (parameters.error !== undefined) throw denied(parameters.error)

  const dc = userDataCenter(internals, pending, parameters)
  const code = checkCode(parameters.code, dc.id)
  checkHost(dc, pending.environment)
  const stored = await readReplaced(internals, grantId)
  checkConflict(stored?.grant, {
    kind: 'refresh-token',
    dc: dc.id,
    ...(pending.environment === undefined ? {} : { environment: pending.environment }),
  })

  const issued = await exchange(internals, {
    dataCenter: dc,
    grantType: 'authorization_code',
    parameters: {
      code,
      redirect_uri: redirectUri,
      ...(pending.verifier === undefined ? {} : { code_verifier: pending.verifier }),
    },
    codeHint:
      `It was used before, or it is older than a minute or so (${Math.max(0, Math.round((internals.clock.now() - pending.startedAt) / 1000))} s passed since the login began). ` +
      'Start the login again.',
    clientHint: 'that redirectUri is registered, byte for byte; that the scopes exist',
  })
  const grant = await keepIssued(internals, {
    grantId,
    dataCenter: dc,
    issued,
    statedEnvironment: pending.environment,
    requestedScopes: pending.scopes,
  })
  return describe(internals, grant)
}

async function checkState(
  auth: Internals,
  pending: PendingLogin,
  parameters: CallbackParameters,
): Promise<void> {
  const { state, error } = parameters
  // A refusal without a state ends the login as one with it does: there is nothing to exchange, so nothing to forge.
  if (state === undefined && error !== undefined) return spendState(auth, pending)
  if (state === undefined || state === '') {
    throw new LoginStateError(
      'The callback has no state, so it does not come from a login that started here. Nothing was sent. Start the login again.',
      { reason: 'missing' },
    )
  }
  if (!(await equalInConstantTime(state, pending.state))) {
    throw new LoginStateError(
      "The state of the callback is not that of this user's login: it is from another session or tab, or forged. Nothing was sent. Start the login again.",
      { reason: 'mismatch' },
    )
  }
  await spendState(auth, pending)
}

function userDataCenter(auth: Internals, pending: PendingLogin, parameters: CallbackParameters): DataCenter {
  const startedAt = getDataCenter(pending.dc, auth.dataCenters)
  const hint = { location: parameters.location, accountsServer: parameters['accounts-server'] }
  return resolveRedirect(hint, startedAt, auth.dataCenters)
}

function denied(error: string): ConsentDeniedError {
  const word = quote(error)
  return new ConsentDeniedError(
    `The consent was not given (${word}). Nothing was saved. Offer the login again when the user wants to connect.`,
    { error: word.slice(1, -1) },
  )
}
