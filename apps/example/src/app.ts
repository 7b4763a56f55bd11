import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { AppEnv, AppParts } from './app-env.ts'
import { callback } from './routes/callback.tsx'
import { connectDevice } from './routes/connect-device.tsx'
import { connectSelf } from './routes/connect-self.tsx'
import { connect } from './routes/connect.tsx'
import { doctor } from './routes/doctor.tsx'
import { start } from './routes/start.tsx'
import { tenantPages } from './routes/tenant-pages.tsx'
import { limitBody, notStored, ownOriginOnly, securityHeaders } from './security.ts'
import { csrfToken } from './session/csrf-token.ts'
import { sessions } from './session/session-cookie.ts'
import { answerError, answerNotFound } from './views/error-page.tsx'
import { layout } from './views/layout.tsx'

/** The whole app: what stands in front of every page, then the pages. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const { zoho, origin, readSource, assets } = parts
  const app = new Hono<AppEnv>()

  app.use(securityHeaders(zoho.dataCenters))
  app.use(async (c, next) => {
    c.set('zoho', zoho)
    c.set('origin', origin)
    c.set('readSource', readSource)
    await next()
  })
  app.use(layout)
  app.use('/assets/*', assets)
  app.use(notStored)
  app.use(ownOriginOnly(origin))
  app.use(limitBody)
  app.use(csrf({ origin }))
  app.use(sessions(parts))
  app.use(csrfToken)

  app.route('/', start)
  app.route('/connect', connect)
  // A flow without a client of its own is not there.
  if (zoho.flows.includes('device')) app.route('/connect/device', connectDevice())
  if (zoho.flows.includes('self')) app.route('/connect/self', connectSelf)
  app.route('/callback', callback)
  app.route('/doctor', doctor)
  app.route('/t/:tenant', tenantPages(zoho))

  app.onError(answerError)
  app.notFound(answerNotFound)
  return app
}
