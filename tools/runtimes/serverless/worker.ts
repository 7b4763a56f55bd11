import { createAuth, tokenFor, type Auth } from '@x/auth'
import { createClient } from '@x/client'
import type { DataCenter } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import { getSourcesCount } from '@x/user-groups'
import { httpStore } from './http-store.ts'

/** Settings and secrets of the worker. `DATA_CENTERS` and the clock are for tests; leave them out. */
export interface Environment {
  readonly ZOHO_CLIENT_ID: string
  readonly ZOHO_CLIENT_SECRET: string
  readonly STORE_URL: string
  readonly STORE_TOKEN: string
  readonly DATA_CENTERS: readonly DataCenter[]
}

// #region worker
// One `auth` an isolate: its memory answers most requests. Nothing in it belongs to one request.
let auth: Auth | undefined

export async function handle(
  request: Request,
  env: Environment,
  context: { waitUntil(work: Promise<unknown>): void },
  clock?: Clock,
): Promise<Response> {
  const { DATA_CENTERS: dataCenters } = env
  auth ??= createAuth({
    clientId: env.ZOHO_CLIENT_ID,
    clientSecret: env.ZOHO_CLIENT_SECRET,
    store: httpStore({ url: env.STORE_URL, headers: { authorization: `Bearer ${env.STORE_TOKEN}` } }),
    dataCenters,
    ...(clock === undefined ? {} : { clock }),
  })
  // A token near its end is renewed after the answer; without `waitUntil` the platform would stop that halfway.
  const background = (work: Promise<unknown>): void => context.waitUntil(work)
  const zoho = createClient({ token: tokenFor(auth, 'acme', { background }), dataCenters })
  const groupId = new URL(request.url).pathname.slice(1)
  return Response.json(await getSourcesCount(zoho, groupId, { signal: request.signal }))
}
// #endregion worker
