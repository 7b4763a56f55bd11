import { startLogin } from '@x/auth'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { safeReturnTo } from '../security.ts'
import { withLogin } from '../session/session.ts'
import { newGrantId } from '../zoho/connected.ts'
import { scopes } from '../zoho/scopes.ts'

/** The Connect button: off to Zoho, with what is needed to come back in the session. */
export const connect = new Hono<AppEnv>().post('/', async (c) => {
  const form = await c.req.parseBody()
  const zoho = c.get('zoho')
  const session = c.get('session')
  const startedAt = zoho.dataCenters.find((row) => row.id === form['dc'])?.id ?? zoho.dc
  const returnTo = safeReturnTo(form['returnTo'], c.get('origin'))
  // #region start-login
  const auth = zoho.auth('web', startedAt)
  const { url, pending } = await startLogin(auth, { scopes })
  // Stays in the session until Zoho sends the browser back with this state; other tabs have others.
  const state = new URL(url).searchParams.get('state') ?? ''
  const login = { state, pending, grantId: newGrantId(), startedAt, returnTo }
  await session.update((data) => withLogin(data, login))
  return c.redirect(url, 303)
  // #endregion
})
