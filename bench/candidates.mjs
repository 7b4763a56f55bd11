import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createClient } from '../packages/client/src/index.ts'
import { createNodeFetch } from '../packages/client/src/node/index.ts'
import { defineDataCenter } from '../packages/dc/src/index.ts'
import { getSourcesCount } from '../packages/user-groups/src/index.ts'

// Dependencies of the client, not of this folder.
const ofClient = createRequire(new URL('../packages/client/package.json', import.meta.url))
const load = (name) => import(pathToFileURL(ofClient.resolve(name)).href)
const { default: ky } = await load('ky')
const { Agent, request } = await load('undici')

const GROUP = '3652397000009952001'

/** A client for a server that has started. */
export function clientAt({ origin, token }, options = {}) {
  const local = defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })
  const scopes = ['ZohoCRM.settings.user_groups.READ', 'ZohoCRM.modules.leads.READ']
  const held = { value: token, apiDomain: origin, scopes }
  return createClient({ token: () => held, dataCenters: [local], ...options })
}

/** A bare ky that sends the token. */
export function kyAt({ token }) {
  return ky.create({ headers: { authorization: `Zoho-oauthtoken ${token}` } })
}

/**
 * Everything that is compared: a name, and one call. All get the same JSON from the same server. The two in the middle
 * are the layers below `client/node`, each without what stands on it.
 */
export function candidatesAt(started) {
  const { origin, token } = started
  const url = `${origin}/crm/v7/settings/user_groups/${GROUP}/actions/sources_count`
  const headers = { authorization: `Zoho-oauthtoken ${token}` }
  const api = ky.create({ headers })
  const dispatcher = new Agent({ connections: 50 })
  const overUndici = createNodeFetch()
  const apiOverUndici = ky.create({
    headers,
    retry: 0,
    timeout: false,
    fetch: (call) => overUndici(call, { signal: call.signal }),
  })
  const plain = clientAt(started)
  const lean = clientAt(started, { fetch: createNodeFetch() })
  return {
    fetch: () => fetch(url, { headers }).then((response) => response.json()),
    ky: () => api.get(url).json(),
    client: () => getSourcesCount(plain, GROUP),
    'undici.request': () => request(url, { headers, dispatcher }).then(({ body }) => body.json()),
    'ky over undici': () => apiOverUndici.get(url).json(),
    'client/node': () => getSourcesCount(lean, GROUP),
  }
}
