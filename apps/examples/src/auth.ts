import {
  connectOrganization,
  createAuth,
  describeGrant,
  disconnect,
  encryptedStore,
  finishDeviceLogin,
  finishLogin,
  importGrant,
  isToolkitError,
  redeemSelfClientCode,
  rewrap,
  startDeviceLogin,
  startLogin,
  tokenFor,
  type Auth,
  type AuthEvent,
  type EncryptionKey,
  type GrantDescription,
} from '@x/auth'
import { fileStore } from '@x/auth/file'
import { storeContract, type StoreUnderTest } from '@x/auth/testing'

const scopes = ['ZohoCRM.org.READ']

// #region first
/** What an app keeps for one browser, where the browser cannot change it. */
export interface Session {
  readonly userId: string
  pending?: string
}

/** The Connect button: where to send the browser. */
export async function connect(auth: Auth, session: Session): Promise<string> {
  const { url, pending } = await startLogin(auth, { scopes: ['ZohoCRM.org.READ'] })
  session.pending = pending
  return url
}

/** The callback. Zoho says where the user lives; you say what the grant is called. */
export function callback(auth: Auth, session: Session, url: string): Promise<GrantDescription> {
  return finishLogin(auth, { url, pending: session.pending, grantId: session.userId })
}

/** Anywhere, from now on: renewed before it ends, once for all callers and processes. */
export async function organization(auth: Auth, grantId: string): Promise<unknown> {
  const { value, apiDomain } = await tokenFor(auth, grantId)()
  const headers = { authorization: `Zoho-oauthtoken ${value}` }
  return (await fetch(`${apiDomain}/crm/v7/org`, { headers })).json()
}
// #endregion first

// #region create
/** One `auth` per registered client. What is left out has a default. */
export function createServerAuth(env: Record<string, string>, keys: readonly EncryptionKey[]): Auth {
  return createAuth({
    clientId: env['ZOHO_CLIENT_ID'] ?? '',
    clientSecret: { us: env['ZOHO_SECRET_US'] ?? '', eu: env['ZOHO_SECRET_EU'] ?? '' },
    redirectUri: 'https://app.example.com/zoho/callback',
    store: encryptedStore(fileStore('/var/lib/app/zoho'), { keys }),
    onEvent: (event) => console.info(event),
  })
}
// #endregion create

// #region others
/** A code from the console's "Generate Code" tab: for scripts in your own organization. */
export function connectScript(auth: Auth, code: string): Promise<GrantDescription> {
  return redeemSelfClientCode(auth, { code, grantId: 'nightly-sync' })
}

// #region organization
/** A token of the organization itself, without a user. */
export function connectWholeOrganization(auth: Auth, zgid: string): Promise<GrantDescription> {
  return connectOrganization(auth, { soid: `ZohoCRM.${zgid}`, scopes, grantId: 'acme' })
}
// #endregion organization

/** A refresh token that exists already. Safe at each start: the same one again changes nothing. */
export function adopt(auth: Auth, refreshToken: string): Promise<GrantDescription> {
  return importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu' })
}
// #endregion others

// #region device
/** A command line or a television: the user consents on another device, within five minutes. */
export async function connectDevice(
  auth: Auth,
  show: (text: string) => void,
  signal: AbortSignal,
): Promise<GrantDescription> {
  const device = await startDeviceLogin(auth, { scopes })
  show(`Open ${device.verificationUri} and type ${device.userCode}`)
  return finishDeviceLogin(auth, { device, grantId: 'this-machine' }, { signal })
}
// #endregion device

// #region end
/** Who is connected, without secrets; and the end of it: revoked at Zoho, removed from the store. */
export async function leave(auth: Auth, grantId: string): Promise<string> {
  const grant = await describeGrant(auth, grantId)
  if (grant === undefined) return 'nobody was connected'
  const { revoked } = await disconnect(auth, grantId)
  return `${grant.dc}, ${grant.status}: ${revoked ? 'revoked' : 'Zoho knew of none'}`
}
// #endregion end

// #region rejected
/** With HTTP of your own: bring the token that Zoho refused, get another one, and repeat the call once. */
export async function fetchZoho(auth: Auth, grantId: string, path: string): Promise<Response> {
  const source = tokenFor(auth, grantId)
  const call = async (rejected?: string): Promise<{ response: Response; value: string }> => {
    const { value, apiDomain } = await source(rejected === undefined ? {} : { rejected })
    const headers = { authorization: `Zoho-oauthtoken ${value}` }
    return { response: await fetch(`${apiDomain}${path}`, { headers }), value }
  }
  const { response, value } = await call()
  return response.status === 401 ? (await call(value)).response : response
}
// #endregion rejected

// #region errors
/** What to do about a failure. */
export async function organizationOrReason(auth: Auth, grantId: string): Promise<unknown> {
  try {
    return await organization(auth, grantId)
  } catch (error) {
    if (isToolkitError(error, 'GRANT_NOT_FOUND')) return 'show the Connect button'
    if (isToolkitError(error, 'REAUTHORIZATION_REQUIRED')) return 'show it again: Zoho ended the grant'
    if (isToolkitError(error, 'THROTTLED')) return `again at ${new Date(error.retryAt).toISOString()}`
    if (isToolkitError(error) && error.retryable) return `later: ${error.message}`
    throw error
  }
}
// #endregion errors

// #region events
/** What somebody should be woken for. The union is closed: a `switch` over `type` can be exhaustive. */
export function isAlarm({ type }: AuthEvent): boolean {
  return ['grant-dead', 'publish-failed', 'many-consents', 'clock-skew'].includes(type)
}
// #endregion events

// #region rotate
/** After a new key was put in front of the old one: encrypt what is stored with it. Then drop the old one. */
export async function rotate(auth: Auth, grantIds: readonly string[]): Promise<number> {
  let changed = 0
  for (const grantId of grantIds) if (await rewrap(auth, grantId)) changed += 1
  return changed
}
// #endregion rotate

// #region contract
/** A store of your own: three methods and compare-and-set. The suite says whether it keeps the contract. */
export async function checkStore(open: () => StoreUnderTest): Promise<readonly string[]> {
  const failed: string[] = []
  for (const each of storeContract) await each.run(open()).catch(() => failed.push(each.name))
  return failed
}
// #endregion contract
