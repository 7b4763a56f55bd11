#!/usr/bin/env node
// 1,000 groups listed and counted, ten at once, against a server that takes 100 ms for each answer.
import { createLimiter, paginate } from '../packages/client/src/index.ts'
import { createNodeFetch } from '../packages/client/src/node/index.ts'
import { getSourcesCount, listUserGroups } from '../packages/user-groups/src/index.ts'
import { clientAt } from './candidates.mjs'
import { startServer } from './start-server.mjs'

const LATENCY = 100
const CONCURRENCY = 10
const { origin, stop } = await startServer({ DELAY: String(LATENCY) })

async function run(options) {
  const zoho = clientAt(origin, {
    limiter: createLimiter({ concurrency: CONCURRENCY }),
    timeout: 600_000,
    ...options,
  })
  const start = performance.now()
  const counts = []
  for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
    counts.push(getSourcesCount(zoho, group.id))
  }
  const counted = (await Promise.all(counts)).length
  const took = performance.now() - start
  const ideal = ((counted + 5) * LATENCY) / CONCURRENCY
  return { counted, took: Math.round(took), ideal, times: Number((took / ideal).toFixed(3)) }
}

const transports = { client: {}, 'client/node': { fetch: createNodeFetch() } }
for (const [name, options] of Object.entries(transports)) {
  const result = await run(options)
  console.log(
    `${name}: ${result.counted} groups in ${result.took} ms; ideal ${result.ideal} ms; ${result.times} ×`,
  )
  if (result.times > 1.1) process.exitCode = 1
}
stop()
process.exit()
