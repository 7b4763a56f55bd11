import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createClient } from '../packages/client/src/index.ts'
import { createNodeFetch } from '../packages/client/src/node/index.ts'
import { defineDataCenter } from '../packages/dc/src/index.ts'
import { getSourcesCount } from '../packages/user-groups/src/index.ts'

// ky is a dependency of the client, not of this folder.
const clientRequire = createRequire(new URL('../packages/client/package.json', import.meta.url))
const { default: ky } = await import(pathToFileURL(clientRequire.resolve('ky')).href)

export const GROUP = '3652397000009952001'

/** A client on the bare server. */
export function clientAt(origin, options = {}) {
  const local = defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })
  const token = { value: '1000.aaaa.bbbb', apiDomain: origin, scopes: ['ZohoCRM.settings.user_groups.READ'] }
  return createClient({ token: () => token, dataCenters: [local], ...options })
}

/** Everything that is compared: a name, and one call. All answer the same JSON over the same server. */
export function candidatesAt(origin) {
  const url = `${origin}/crm/v7/settings/user_groups/${GROUP}/actions/sources_count`
  const headers = { authorization: 'Zoho-oauthtoken 1000.aaaa.bbbb' }
  const api = ky.create({ headers })
  const plain = clientAt(origin)
  const lean = clientAt(origin, { fetch: createNodeFetch() })
  return {
    fetch: () => fetch(url, { headers }).then((response) => response.json()),
    ky: () => api.get(url).json(),
    client: () => getSourcesCount(plain, GROUP),
    'client/node': () => getSourcesCount(lean, GROUP),
  }
}
