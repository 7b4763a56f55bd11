import { encryptedStore, type Store } from '@x/auth'
import { getSignedCookie } from 'hono/cookie'
import { httpStore } from '../../../runtimes/serverless/http-store.ts'
import { servedDataCenters } from '../data-centers.ts'
import { zohoRoutes } from '../hono-routes.ts'
import { createZoho, type Zoho } from '../zoho.ts'
import type { GrantRow } from './grant-row.ts'

export { GrantRow } from './grant-row.ts'

// #region worker
/** Bindings: secrets by `wrangler secret put`, ROWS as a Durable Object. */
interface Environment {
  readonly ZOHO_CLIENT_ID: string
  readonly ZOHO_CLIENT_SECRET: string
  readonly ZOHO_REDIRECT_URI: string
  readonly ZOHO_GRANT_KEY: string
  readonly SESSION_SECRET: string
  readonly ROWS: DurableObjectNamespace<GrantRow>
  /** For development: the first address of `npx @x/emulator`. */
  readonly ZOHO_EMULATOR?: string
}

/** One an isolate; nothing in it belongs to one request. */
let zoho: Zoho | undefined

export default {
  async fetch(request, env, context) {
    zoho ??= createZoho({
      clientId: env.ZOHO_CLIENT_ID,
      clientSecret: env.ZOHO_CLIENT_SECRET,
      redirectUri: env.ZOHO_REDIRECT_URI,
      store: encryptedStore(rowStore(env.ROWS), { keys: [{ id: 'k1', key: env.ZOHO_GRANT_KEY }] }),
      dataCenters: await servedDataCenters(env.ZOHO_EMULATOR),
    })
    const app = zohoRoutes(
      zoho,
      async (visit) => {
        // Your own sign-in: here, a cookie that it signed, `${sessionId}.${userId}`.
        const session = await getSignedCookie(visit, env.SESSION_SECRET, 'session', 'host')
        const [, sessionId, userId] = /^([\w-]{32,})\.(.+)$/.exec(session || '') ?? []
        return sessionId === undefined || userId === undefined ? undefined : { sessionId, userId }
      },
      { background: (renewal) => context.waitUntil(renewal) },
    )
    return app.fetch(request, env)
  },
} satisfies ExportedHandler<Environment>

/** Each row in a Durable Object of its own. */
function rowStore(rows: Environment['ROWS']): Store {
  return httpStore({
    url: 'https://rows.invalid',
    fetch: (address, init) => rows.getByName(new URL(address).pathname).fetch(address, init),
  })
}
// #endregion worker
