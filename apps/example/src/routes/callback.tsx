import { describeGrant, finishLogin, type GrantDescription } from '@x/auth'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { comeAgain } from '../session/come-again.ts'
import { addressOf, type LoginInProgress } from '../session/session.ts'
import { withinTenant } from '../session/tenant-of-address.tsx'
import { keepTenant } from '../zoho/connected.ts'
import type { Zoho } from '../zoho/zoho.ts'

/** Where Zoho sends people back to. */
export const callback = new Hono<AppEnv>().get('/', async (c) => {
  const zoho = c.get('zoho')
  const session = c.get('session')
  const login = session.data.logins?.find(({ state }) => state === c.req.query('state'))
  if (login === undefined && session.hasEnded) return comeAgain(c)
  const grant = await finish(zoho, c.req.url, login)
  const { startedAt = zoho.dc, returnTo = '/home' } = login ?? {}
  if (!(await keepTenant(zoho, session, { flow: 'web', startedAt, grant }))) return comeAgain(c)
  return c.redirect(`${addressOf(grant)}${withinTenant(returnTo)}`, 303)
})

async function finish(
  zoho: Zoho,
  url: string,
  login: LoginInProgress | undefined,
): Promise<GrantDescription> {
  const { pending, grantId = 'none', startedAt } = login ?? {}
  // #region finish-login
  const auth = zoho.auth('web', startedAt)
  // Another tab's login may have ended the session after the code was redeemed: then the grant is there already.
  const kept = await describeGrant(auth, grantId)
  if (kept !== undefined) return kept
  // The address says where the user lives. Afterwards the grant is in the store, under the name `grantId`.
  return finishLogin(auth, { url, pending, grantId })
  // #endregion
}
