#!/usr/bin/env node
// 100 MiB streamed: the peak of resident memory, each candidate in a process of its own.
import { spawnSync } from 'node:child_process'
import { startServer } from './start-server.mjs'

const [, script, candidate, origin] = process.argv

if (candidate === undefined) {
  const { origin: served, stop } = await startServer()
  const peaks = {}
  for (const name of ['fetch', 'client', 'client/node']) {
    const child = spawnSync(process.execPath, ['--conditions=@x/source', script, name, served], {
      encoding: 'utf8',
    })
    if (child.status !== 0) throw new Error(child.stderr)
    peaks[name] = Number(child.stdout)
  }
  stop()
  for (const [name, peak] of Object.entries(peaks)) {
    const more = peak - peaks.fetch
    console.log(`${name}: peak ${peak.toFixed(1)} MiB (${more >= 0 ? '+' : ''}${more.toFixed(1)} MiB)`)
    if (more > 20) process.exitCode = 1
  }
  process.exit()
}

const { path, request } = await import('../packages/client/src/index.ts')
const { createNodeFetch } = await import('../packages/client/src/node/index.ts')
const { clientAt } = await import('./candidates.mjs')
const options = candidate === 'client/node' ? { fetch: createNodeFetch() } : {}
const response =
  candidate === 'fetch'
    ? await fetch(`${origin}/crm/v7/large`)
    : await request(clientAt(origin, options), { path: path`large`, as: 'response' })
let bytes = 0
for await (const piece of response.body) bytes += piece.byteLength
if (bytes !== 100 * 1024 * 1024) throw new Error(`got ${bytes} bytes`)
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
process.exit()
