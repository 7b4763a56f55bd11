import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { keepTenant } from '../zoho/connected.ts'
import { endWebLogin } from '../zoho/web-login.ts'

/** Where Zoho sends people back to. */
export const callback = new Hono<AppEnv>().get('/', async (c) => {
  const zoho = c.get('zoho')
  const session = c.get('session')
  const { login } = session.data
  const { pending, startedAt = zoho.dc, grantId = 'none', returnTo = '/home' } = login ?? {}
  const auth = zoho.auth('web', startedAt)
  const grant = await endWebLogin(auth, { url: c.req.url, pending, grantId })
  await keepTenant(zoho, session, { flow: 'web', startedAt, grant })
  return c.redirect(returnTo, 303)
})
