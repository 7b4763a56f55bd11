// A process of `since`: imports both builds, the one named first first, and has them call in turns.
import process from 'node:process'
import { answerNow, fetchNow } from './immediate.mjs'
import { sample } from './sample.mjs'
import { interleave } from './statistics.mjs'

const GROUP = '3652397000009952001'
const SCOPES = ['ZohoCRM.settings.user_groups.READ']
/** Calls before the first turn: until then the compiler takes a share that differs. */
const WARM = 6000
/** Calls a turn, by how many run at the same time. */
const CALLS = { 1: 100, 50: 200 }
const { files, started, rounds } = JSON.parse(process.argv[2] ?? '')
const { origin, token, immediate } = started

/** Clients of a build, by name. */
async function clientsOf(build) {
  const { createClient, createNodeFetch, defineDataCenter } = build
  const dataCenters = [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })]
  const held = { value: token, apiDomain: origin, scopes: SCOPES }
  const overNode = createNodeFetch(immediate ? { dispatcher: { dispatch: answerNow } } : {})
  const common = { token: () => held, dataCenters }
  return {
    client: createClient({ ...common, ...(immediate ? { fetch: fetchNow } : {}) }),
    'client/node': createClient({ ...common, fetch: overNode }),
    'client/node, token of @x/auth': createClient({
      ...common,
      fetch: overNode,
      token: await tokenSource(build, dataCenters),
    }),
  }
}

/** A grant whose token is in memory, as it is in nearly every call. */
async function tokenSource({ createAuth, importGrant, tokenFor }, dataCenters) {
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

const sides = {}
for (const [side, file] of Object.entries(files)) {
  const build = await import(file)
  const clients = await clientsOf(build)
  sides[side] = { names: Object.keys(clients), call: (name) => build.getSourcesCount(clients[name], GROUP) }
}
const order = Object.keys(sides)
const turns = {}
for (const name of sides[order[0]].names) {
  const make = (side, calls, width) => sample(() => sides[side].call(name), calls, width)
  for (const width of [1, 20, 1, 20]) for (const side of order) await make(side, WARM / 4, width)
  turns[name] = {}
  for (const [width, calls] of Object.entries(CALLS)) {
    turns[name][width] = await interleave(order, rounds, (side) => make(side, calls, Number(width)))
  }
}
process.send?.(turns)
