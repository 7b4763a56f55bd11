import { describeGrant, importGrant, isToolkitError, tokenFor, type Auth } from '@x/auth'
import { resolveApiDomain, type DataCenter, type Environment } from '@x/dc'
import type { SdkToken } from './sdk-token.ts'

export interface ImportOptions {
  /** The client that `auth` has: a refresh token is of no use to another. */
  readonly clientId: string
  /** Your own name for the grant of a row; `undefined` leaves the row out. */
  readonly grantIdOf: (token: SdkToken) => string | undefined
  /** For rows without `api_domain`: where the SDK was initialized, `EUDataCenter.PRODUCTION()` is `{ dc: 'eu' }`. */
  readonly otherwise?: { readonly dc: string; readonly environment?: Environment }
  readonly dataCenters?: readonly DataCenter[]
}

/** What became of one row. No secret is in it. */
export interface Outcome {
  readonly id: string
  readonly grantId: string | undefined
  /** `imported`, or why not. */
  readonly outcome: string
}

/**
 * Imports every refresh token of Zoho's SDK, with its data center. It sends nothing, and may run again: a grant that works
 * here is left as it is, since its user may have logged in again meanwhile.
 */
export async function importTokens(
  auth: Auth,
  tokens: readonly SdkToken[],
  options: ImportOptions,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const token of tokens) {
    const grantId = options.grantIdOf(token)
    const outcome = grantId === undefined ? 'left out' : await importOne(auth, token, grantId, options)
    outcomes.push({ id: token.id, grantId, outcome })
  }
  return outcomes
}

async function importOne(
  auth: Auth,
  { refresh_token, client_id, api_domain }: SdkToken,
  grantId: string,
  { clientId, otherwise, dataCenters }: ImportOptions,
): Promise<string> {
  if (refresh_token === null) return 'no refresh token'
  if (client_id !== null && client_id !== clientId) return 'another client'
  try {
    const place = api_domain === null ? otherwise : placeOf(api_domain, dataCenters)
    if (place === undefined) return 'no data center'
    const { status } = (await describeGrant(auth, grantId)) ?? { status: 'reauthorization-required' }
    if (status !== 'reauthorization-required') return 'there already'
    await importGrant(auth, { grantId, refreshToken: refresh_token, ...place })
    return 'imported'
  } catch (error) {
    const isOfThisRow = error instanceof TypeError || isToolkitError(error)
    if (!isOfThisRow || isToolkitError(error, 'STORE')) throw error
    return error.message
  }
}

function placeOf(apiDomain: string, table?: readonly DataCenter[]): { dc: string; environment: Environment } {
  const { dataCenter, environment } = resolveApiDomain(apiDomain, table)
  return { dc: dataCenter.id, environment }
}

/** Asks Zoho for a token for each: one token call a grant. Gives those whose users have to log in again. */
export async function findEnded(auth: Auth, grantIds: readonly string[]): Promise<readonly string[]> {
  const ended: string[] = []
  for (const grantId of grantIds) {
    try {
      await tokenFor(auth, grantId)()
    } catch (error) {
      if (!isToolkitError(error, 'REAUTHORIZATION_REQUIRED')) throw error
      ended.push(grantId)
    }
  }
  return ended
}
