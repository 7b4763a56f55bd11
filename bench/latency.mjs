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
const IDEAL = ((GROUPS + PAGES) * LATENCY) / CONCURRENCY

export async function measure() {
  const { started, stop } = await startProcess('server.mjs', { DELAY: String(LATENCY) })
  const candidates = {
    'fetch, ten loops': () => loop(started),
    client: () => run(started, {}),
    'client/node': () => run(started, { fetch: createNodeFetch() }),
  }
  const samples = await interleave(Object.keys(candidates), ROUNDS, (name) => candidates[name]())
  stop()
  const bare = samples['fetch, ten loops']
  const summary = Object.entries(samples).map(([name, times]) => {
    const ms = Math.round(median(times))
    const timesFetch = rounded(median(times.map((each, round) => each / bare[round])))
    return [name, { ms, all: times.map(Math.round), timesIdeal: rounded(ms / IDEAL), timesFetch }]
  })
  const at = { latency: LATENCY, concurrency: CONCURRENCY, groups: GROUPS, ideal: IDEAL }
  return { ...at, candidates: Object.fromEntries(summary) }
}

export function print({ latency, concurrency, groups, ideal, candidates }) {
  console.log(`${groups} groups, ${latency} ms an answer, ${concurrency} at once; ideal ${ideal} ms\n`)
  printTable(
    ['', 'ms (all rounds)', '× ideal', '× fetch'],
    Object.entries(candidates).map(([name, row]) => [
      name,
      `${row.ms} (${row.all.join(', ')})`,
      row.timesIdeal,
      row.timesFetch,
    ]),
  )
}

/** As many requests by bare `fetch`, in as many loops: what the machine itself allows. */
async function loop({ origin }) {
  const start = performance.now()
  let left = GROUPS + PAGES
  const work = async () => {
    while (left > 0) {
      left -= 1
      await (await fetch(`${origin}/crm/v7/settings/user_groups`)).json()
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return performance.now() - start
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
