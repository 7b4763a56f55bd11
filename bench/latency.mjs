// 1,000 groups listed and counted, ten at once, against a server that takes 100 ms for each answer.
import { createLimiter, paginate } from '../packages/client/src/index.ts'
import { createNodeFetch } from '../packages/client/src/node/index.ts'
import { getSourcesCount, listUserGroups } from '../packages/user-groups/src/index.ts'
import { clientAt } from './candidates.mjs'
import { startProcess } from './start-process.mjs'
import { printTable, rounded } from './statistics.mjs'

const LATENCY = 100
const CONCURRENCY = 10
const PAGES = 5

export async function measure() {
  const { started, stop } = await startProcess('server.mjs', { DELAY: String(LATENCY) })
  const transports = { client: {}, 'client/node': { fetch: createNodeFetch() } }
  const candidates = {}
  for (const [name, options] of Object.entries(transports)) candidates[name] = await run(started, options)
  stop()
  return { latency: LATENCY, concurrency: CONCURRENCY, candidates }
}

export function print({ latency, concurrency, candidates }) {
  printTable(
    [`${latency} ms, ${concurrency} at once`, 'groups', 'ms', 'ideal ms', '× ideal'],
    Object.entries(candidates).map(([name, row]) => [name, row.groups, row.ms, row.ideal, row.times]),
  )
}

async function run(started, options) {
  const limiter = createLimiter({ concurrency: CONCURRENCY })
  const zoho = clientAt(started, { limiter, timeout: 600_000, ...options })
  const start = performance.now()
  const counts = []
  for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
    counts.push(getSourcesCount(zoho, group.id))
  }
  const groups = (await Promise.all(counts)).length
  const ms = performance.now() - start
  const ideal = ((groups + PAGES) * LATENCY) / CONCURRENCY
  return { groups, ms: Math.round(ms), ideal, times: rounded(ms / ideal) }
}
