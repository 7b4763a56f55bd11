import { storm } from './storm.ts'

/** `pnpm fuzz [requests] [seed]`: many generated requests; fails when one is answered with 500, or memory grows. */
const requests = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const { statuses, failures, heap } = await storm(requests, seed)
const megabytes = heap.map((bytes) => Math.round(bytes / 1e5) / 10)
// The first tenth fills the ring and the caches.
const [, first = 0] = megabytes
const growth = (megabytes.at(-1) ?? 0) - first
process.stdout.write(
  `${requests} requests, seed ${seed}\nstatuses ${JSON.stringify(statuses)}\nheap, MB ${megabytes.join(' ')}\n`,
)
for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`)
const flat = globalThis.gc === undefined || growth < 10
if (!flat) process.stdout.write(`Memory grew by ${growth} MB.\n`)
process.exitCode = failures.length === 0 && flat ? 0 : 1
