import process from 'node:process'
import { finishLogin, startLogin } from '@x/auth'
import { getSourcesCount } from '@x/user-groups'
import { RedisStore } from 'connect-redis'
import express, { Router, type NextFunction, type Request, type Response } from 'express'
import session from 'express-session'
import { openRedis, setting, zohoSettings } from './settings.ts'
import { createZoho, problemOf, scopes, type Zoho } from './zoho.ts'

declare module 'express-session' {
  interface SessionData {
    /** Your own sign-in sets it, after `session.regenerate`. */
    userId: string
    /** The login in progress. It stays in the session on the server. */
    pending: string
  }
}

/** Routes for signed-in users: mount them behind your session. */
export function zohoRoutes({ auth, clientFor }: Zoho): Router {
  const router = Router()

  router.get('/connect', requireUser, async (request, response) => {
    const { url, pending } = await startLogin(auth, { scopes })
    request.session.pending = pending
    response.redirect(url)
  })

  router.get('/callback', requireUser, async (request, response) => {
    const { pending } = request.session
    delete request.session.pending
    const grant = await finishLogin(auth, { url: request.originalUrl, pending, grantId: userIdOf(request) })
    response.type('text').send(`Connected to ${grant.dc}.`)
  })

  router.get('/groups/:id', requireUser, async (request: Request<{ id: string }>, response) => {
    response.json(await getSourcesCount(clientFor(userIdOf(request)), request.params.id))
  })

  router.use(answerProblem)
  return router
}

/** The grant is the user's own: its id never comes from the address or a form. (An empty one is refused.) */
function userIdOf(request: Pick<Request, 'session'>): string {
  return request.session.userId ?? ''
}

function requireUser(request: Pick<Request, 'session'>, response: Response, next: NextFunction): void {
  if (request.session.userId === undefined) response.status(401).type('text').send('Sign in first.')
  else next()
}

function answerProblem(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const { status, message } = problemOf(error)
  response.status(status).type('text').send(message)
}

const redis = await openRedis()
const zoho = createZoho(await zohoSettings(redis))

const app = express()
// Behind one proxy that ends TLS; otherwise express-session sends no Secure cookie.
app.set('trust proxy', 1)
app.use(
  session({
    name: '__Host-session',
    secret: setting('SESSION_SECRET'),
    store: new RedisStore({ client: redis }),
    resave: false,
    saveUninitialized: false,
    // Not 'strict': the cookie has to come along on the way back from Zoho.
    cookie: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
  }),
)
app.use(zohoRoutes(zoho))
app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1')
