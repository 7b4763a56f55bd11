// Streams 100 MiB with the candidate of the environment; prints the peak of resident memory, MiB.
import process from 'node:process'
import { path, request } from '../packages/client/src/index.ts'
import { createNodeFetch } from '../packages/client/src/node/index.ts'
import { clientAt } from './candidates.mjs'

const { CANDIDATE, SERVER } = process.env
const server = JSON.parse(SERVER ?? '')
const options = CANDIDATE === 'client/node' ? { fetch: createNodeFetch() } : {}
const response =
  CANDIDATE === 'fetch'
    ? await fetch(`${server.origin}/crm/v7/large`)
    : await request(clientAt(server, options), { path: path`large`, as: 'response' })
let bytes = 0
for await (const piece of response.body ?? []) bytes += piece.byteLength
if (bytes !== 100 * 1024 * 1024) throw new Error(`got ${bytes} bytes`)
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }))
process.exit()
