import process from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { disconnect } from '@x/auth'
import { betterAuth } from 'better-auth'
import { Hono } from 'hono'
import { zohoRoutes } from './hono-routes.ts'
import { openRedis, setting, zohoSettings } from './settings.ts'
import { createZoho } from './zoho.ts'

const redis = await openRedis()

const zoho = createZoho(await zohoSettings(redis))

export const signIn = betterAuth({
  baseURL: setting('APP_ORIGIN'),
  secret: setting('BETTER_AUTH_SECRET'),
  // Or a Pool of `pg`; several processes need one that they share.
  database: new DatabaseSync(setting('DATABASE_FILE')),
  emailAndPassword: { enabled: true },
  user: {
    deleteUser: {
      enabled: true,
      // Whoever leaves takes their access to Zoho along: revoked there, removed here.
      beforeDelete: async ({ id }) => void (await disconnect(zoho.auth, id, { whenNotRevoked: 'remove' })),
    },
  },
})

const app = new Hono()
app.on(['GET', 'POST'], '/api/auth/*', (context) => signIn.handler(context.req.raw))
app.route(
  '/',
  zohoRoutes(zoho, async (context) => {
    const found = await signIn.api.getSession({ headers: context.req.raw.headers })
    return found === null ? undefined : { userId: found.user.id, sessionId: found.session.id }
  }),
)

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' })
