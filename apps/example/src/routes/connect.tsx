import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { safeReturnTo } from '../security.ts'
import { newGrantId } from '../zoho/connected.ts'
import { beginWebLogin } from '../zoho/web-login.ts'

/** The Connect button: off to Zoho, with what is needed to come back in the session. */
export const connect = new Hono<AppEnv>().post('/', async (c) => {
  const { dc, returnTo } = await c.req.parseBody()
  const zoho = c.get('zoho')
  const startedAt = zoho.dataCenters.find((row) => row.id === dc)?.id ?? zoho.dc
  const { url, pending } = await beginWebLogin(zoho.auth('web', startedAt))
  await c.get('session').update((data) => ({
    ...data,
    login: { pending, grantId: newGrantId(), startedAt, returnTo: safeReturnTo(returnTo, c.get('origin')) },
  }))
  return c.redirect(url, 303)
})
