import { redeemSelfClientCode, type Auth, type GrantDescription } from '@x/auth'

// #region self-client
/** Redeems the code of Zoho's console at once: it lives for minutes. The grant lasts until it is revoked. */
export function redeemCode(
  auth: Auth,
  console: { readonly code: string; readonly dc: string; readonly grantId: string },
): Promise<GrantDescription> {
  return redeemSelfClientCode(auth, console)
}
// #endregion
