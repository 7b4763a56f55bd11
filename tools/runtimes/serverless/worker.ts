import { createAuth, tokenFor, type Auth, type AuthOptions } from '@x/auth'
import { createClient } from '@x/client'
import { getSourcesCount } from '@x/user-groups'
import { httpStore } from './http-store.ts'

/** Settings and secrets of the worker. */
export interface Environment {
  readonly ZOHO_CLIENT_ID: string
  readonly ZOHO_CLIENT_SECRET: string
  readonly STORE_URL: string
  readonly STORE_TOKEN: string
}

// #region worker
// One `auth` an isolate: its memory answers most requests. Nothing in it belongs to one request.
let auth: Auth | undefined

export async function handle(
  request: Request,
  env: Environment,
  context: { waitUntil(work: Promise<unknown>): void },
  forTests: Pick<AuthOptions, 'clock' | 'dataCenters'> = {},
): Promise<Response> {
  auth ??= createAuth({
    clientId: env.ZOHO_CLIENT_ID,
    clientSecret: env.ZOHO_CLIENT_SECRET,
    store: httpStore({ url: env.STORE_URL, headers: { authorization: `Bearer ${env.STORE_TOKEN}` } }),
    ...forTests,
  })
  // Renewal outlives the request that began it.
  const background = (work: Promise<unknown>): void => context.waitUntil(work)
  const zoho = createClient({ token: tokenFor(auth, 'acme', { background }), ...forTests })
  const groupId = new URL(request.url).pathname.slice(1)
  return Response.json(await getSourcesCount(zoho, groupId, { signal: request.signal }))
}
// #endregion worker
