import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import type { AppEnv, AppParts } from './app-env.ts'
import { callback } from './routes/callback.tsx'
import { connectDevice } from './routes/connect-device.tsx'
import { connectSelf } from './routes/connect-self.tsx'
import { connect } from './routes/connect.tsx'
import { doctor } from './routes/doctor.tsx'
import { groups } from './routes/groups.tsx'
import { home } from './routes/home.tsx'
import { start } from './routes/start.tsx'
import { tenants } from './routes/tenants.tsx'
import { csrfToken } from './session/csrf-token.ts'
import { sessions } from './session/session-cookie.ts'
import { answerError, answerNotFound } from './views/error-page.tsx'
import { layout } from './views/layout.tsx'
import { ownOriginOnly, securityHeaders } from './security.ts'

/** The whole app: what stands in front of every page, then the pages. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const { zoho, origin, assets } = parts
  const app = new Hono<AppEnv>()

  app.use(securityHeaders(zoho.dataCenters))
  app.use(async (c, next) => {
    c.set('zoho', zoho)
    c.set('origin', origin)
    await next()
  })
  app.use(layout)
  app.use('/assets/*', assets)
  app.use(ownOriginOnly(origin))
  app.use(bodyLimit({ maxSize: 65_536 }))
  app.use(csrf({ origin }))
  app.use(sessions(parts))
  app.use(csrfToken)

  app.route('/', start)
  app.route('/connect', connect)
  app.route('/connect/device', connectDevice())
  app.route('/connect/self', connectSelf)
  app.route('/callback', callback)
  app.route('/tenants', tenants)
  app.route('/home', home)
  app.route('/groups', groups)
  app.route('/doctor', doctor)

  app.onError(answerError)
  app.notFound(answerNotFound)
  return app
}
