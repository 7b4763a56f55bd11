// One side of `since`: a build in a process of its own, which makes calls when it is told to. In one process the build that
// was loaded second would be up to five percent slower than the same build loaded first: dependencies are compiled for one.
import process from 'node:process'
import { answerNow, fetchNow } from './immediate.mjs'
import { sample } from './sample.mjs'

const GROUP = '3652397000009952001'
const SCOPES = ['ZohoCRM.settings.user_groups.READ']
const [file, place] = process.argv.slice(2)
const started = JSON.parse(place)
const {
  createAuth,
  createClient,
  createNodeFetch,
  defineDataCenter,
  getSourcesCount,
  importGrant,
  tokenFor,
} = await import(file)

const { origin, token } = started
const dataCenters = [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })]
const held = { value: token, apiDomain: origin, scopes: SCOPES }
const overNode = () => createNodeFetch(started.immediate ? { dispatcher: { dispatch: answerNow } } : {})
const OPTIONS = {
  client: () => (started.immediate ? { fetch: fetchNow } : {}),
  'client/node': () => ({ fetch: overNode() }),
  'client/node, token of @x/auth': async () => ({ fetch: overNode(), token: await tokenSource() }),
}

/** A grant whose token is in memory, as it is in nearly every call. */
async function tokenSource() {
  const answer = { access_token: token, api_domain: origin, token_type: 'Bearer', expires_in: 3600 }
  const auth = createAuth({
    clientId: '1000.BENCH',
    clientSecret: 'bench',
    dc: 'local',
    dataCenters,
    fetch: async () => Response.json(answer),
  })
  await importGrant(auth, { grantId: 'bench', refreshToken: '1000.bench', dc: 'local', scopes: SCOPES })
  return tokenFor(auth, 'bench')
}

const clients = {}
for (const [name, options] of Object.entries(OPTIONS)) {
  clients[name] = createClient({ token: () => held, dataCenters, ...(await options()) })
}
process.on('message', async ({ name, calls, width }) => {
  process.send?.(await sample(() => getSourcesCount(clients[name], GROUP), calls, width))
})
process.send?.(Object.keys(OPTIONS))
