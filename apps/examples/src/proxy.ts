import type { Fetch } from '@x/client'
import { createNodeFetch } from '@x/client/node'
import type { Dispatcher } from 'undici'

// #region proxy
/** `createAuth({ fetch: forAuth })`, `createClient({ fetch: forClient })`: all calls go where the dispatcher leads. */
export function fetchThrough(dispatcher: Dispatcher): { forAuth: typeof fetch; forClient: Fetch } {
  const forClient = createNodeFetch({ dispatcher })
  const forAuth: typeof fetch = async (address, init) => {
    const request = new Request(address, init)
    return await forClient(request, { signal: request.signal })
  }
  return { forAuth, forClient }
}
// #endregion proxy
