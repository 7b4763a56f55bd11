import { finishLogin } from '@x/auth'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { addressOf } from '../session/session.ts'
import { withinTenant } from '../session/tenant-of-address.tsx'
import { keepTenant } from '../zoho/connected.ts'

/** Where Zoho sends people back to. */
export const callback = new Hono<AppEnv>().get('/', async (c) => {
  const zoho = c.get('zoho')
  const session = c.get('session')
  const { pending, startedAt = zoho.dc, grantId = 'none', returnTo = '/home' } = session.data.login ?? {}
  // #region finish-login
  const auth = zoho.auth('web', startedAt)
  // The address says where the user lives. Afterwards the grant is in the store, under the name `grantId`.
  const grant = await finishLogin(auth, { url: c.req.url, pending, grantId })
  // #endregion
  await keepTenant(zoho, session, { flow: 'web', startedAt, grant })
  return c.redirect(`${addressOf(grant)}${withinTenant(returnTo)}`, 303)
})
