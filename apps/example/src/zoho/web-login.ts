import { finishLogin, startLogin, type Auth, type GrantDescription, type StartedLogin } from '@x/auth'
import { scopes } from './scopes.ts'

// #region web-login
/** The Connect button. Send the browser to `url`; keep `pending` in the session until it comes back. */
export function beginWebLogin(auth: Auth): Promise<StartedLogin> {
  return startLogin(auth, { scopes })
}

/** The callback. Zoho's redirect says where the user lives; the grant is then in the store. */
export function endWebLogin(
  auth: Auth,
  callback: { readonly url: string; readonly pending: string | undefined; readonly grantId: string },
): Promise<GrantDescription> {
  return finishLogin(auth, callback)
}
// #endregion
