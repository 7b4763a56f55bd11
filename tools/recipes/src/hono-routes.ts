import { finishLogin, startLogin, type TokenForOptions } from '@x/auth'
import { getSourcesCount } from '@x/user-groups'
import { Hono, type Context } from 'hono'
import type { Visitor } from './visitor.ts'
import { problemOf, scopes, type Zoho } from './zoho.ts'

/** Routes for signed-in users; `whoIs` is your own sign-in. */
export function zohoRoutes(
  { auth, logins, clientFor }: Zoho,
  whoIs: (context: Context) => Promise<Visitor | undefined>,
  forGrants: TokenForOptions = {},
): Hono<{ Variables: { visitor: Visitor } }> {
  const app = new Hono<{ Variables: { visitor: Visitor } }>()

  app.use(async (context, next) => {
    const visitor = await whoIs(context)
    if (visitor === undefined) return context.text('Sign in first.', 401)
    context.set('visitor', visitor)
    return next()
  })
  app.onError((error, context) => {
    const { status, message } = problemOf(error)
    return context.text(message, status)
  })

  app.get('/connect', async (context) => {
    const { url, pending } = await startLogin(auth, { scopes })
    await logins.keep(context.var.visitor.sessionId, pending)
    return context.redirect(url)
  })

  app.get('/callback', async (context) => {
    const { userId, sessionId } = context.var.visitor
    const pending = await logins.take(sessionId)
    const grant = await finishLogin(auth, { url: context.req.url, pending, grantId: userId })
    return context.text(`Connected to ${grant.dc}.`)
  })

  app.get('/groups/:id', async (context) => {
    const zoho = clientFor(context.var.visitor.userId, forGrants)
    return context.json(await getSourcesCount(zoho, context.req.param('id')))
  })

  return app
}
