import process from 'node:process'
import { finishLogin, startLogin } from '@x/auth'
import { getSourcesCount } from '@x/user-groups'
import Fastify, { type FastifyPluginCallback, type FastifyRequest } from 'fastify'
import { openRedis, zohoSettings } from './settings.ts'
import { visitorOf, type Visitor } from './visitor.ts'
import { createZoho, problemOf, scopes, type Zoho } from './zoho.ts'

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null
  }
}

/** Routes for signed-in users; `whoIs` is your own sign-in. */
export function zohoRoutes(
  { auth, logins, clientFor }: Zoho,
  whoIs: (request: FastifyRequest) => Promise<Visitor | undefined>,
): FastifyPluginCallback {
  return (app, _options, done) => {
    app.decorateRequest('visitor', null)
    app.addHook('onRequest', async (request, reply) => {
      request.visitor = (await whoIs(request)) ?? null
      return request.visitor === null ? reply.code(401).send('Sign in first.') : undefined
    })
    app.setErrorHandler((error, _request, reply) => {
      const { status, message } = problemOf(error)
      return reply.code(status).send(message)
    })

    app.get('/connect', async (request, reply) => {
      const { url, pending } = await startLogin(auth, { scopes })
      await logins.keep(visitor(request).sessionId, pending)
      return reply.redirect(url)
    })

    app.get('/callback', async (request) => {
      const { userId, sessionId } = visitor(request)
      const pending = await logins.take(sessionId)
      const grant = await finishLogin(auth, { url: request.url, pending, grantId: userId })
      return `Connected to ${grant.dc}.`
    })

    app.get<{ Params: { id: string } }>('/groups/:id', (request) =>
      getSourcesCount(clientFor(visitor(request).userId), request.params.id),
    )
    done()
  }
}

/** Whom the hook let in. */
function visitor(request: FastifyRequest): Visitor {
  if (request.visitor === null) throw new Error('The hook lets nobody in who is not signed in.')
  return request.visitor
}

const redis = await openRedis()
const zoho = createZoho(await zohoSettings(redis))

const app = Fastify()
await app.register(zohoRoutes(zoho, ({ headers }) => visitorOf(redis, headers.cookie)))
await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '127.0.0.1' })
