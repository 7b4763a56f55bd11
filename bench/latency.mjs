// 1,000 groups listed and counted, ten at once, against a server that takes 100 ms for each answer.
import { createLimiter, paginate } from '../packages/client/src/index.ts'
import { createNodeFetch } from '../packages/client/src/node/index.ts'
import { getSourcesCount, listUserGroups } from '../packages/user-groups/src/index.ts'
import { clientAt } from './candidates.mjs'
import { startProcess } from './start-process.mjs'
import { interleave, median, printTable, rounded } from './statistics.mjs'

const LATENCY = 100
const CONCURRENCY = 10
const PAGES = 5
const GROUPS = PAGES * 200
const ROUNDS = 3

export async function measure() {
  const { started, stop } = await startProcess('server.mjs', { DELAY: String(LATENCY) })
  const transports = { client: {}, 'client/node': { fetch: createNodeFetch() } }
  const samples = await interleave(Object.keys(transports), ROUNDS, (name) => run(started, transports[name]))
  stop()
  const ideal = ((GROUPS + PAGES) * LATENCY) / CONCURRENCY
  const candidates = Object.fromEntries(
    Object.entries(samples).map(([name, times]) => {
      const ms = Math.round(median(times))
      return [name, { ms, all: times.map(Math.round), times: rounded(ms / ideal) }]
    }),
  )
  return { latency: LATENCY, concurrency: CONCURRENCY, groups: GROUPS, ideal, candidates }
}

export function print({ latency, concurrency, groups, ideal, candidates }) {
  console.log(`${groups} groups, ${latency} ms an answer, ${concurrency} at once; ideal ${ideal} ms\n`)
  printTable(
    ['', 'ms (all rounds)', '× ideal'],
    Object.entries(candidates).map(([name, { ms, all, times }]) => [
      name,
      `${ms} (${all.join(', ')})`,
      times,
    ]),
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
  const counted = (await Promise.all(counts)).length
  const ms = performance.now() - start
  if (counted !== GROUPS) throw new Error(`${counted} groups were counted, not ${GROUPS}.`)
  return ms
}
