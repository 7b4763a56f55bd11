#!/usr/bin/env node
// Calls a second and processor time a call, interleaved on one server in one run: ratios are what counts.
import { cpus } from 'node:os'
import { writeFileSync } from 'node:fs'
import { candidatesAt } from './candidates.mjs'
import { startServer } from './start-server.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 21)
const SEQUENTIAL = Number(process.env.SEQUENTIAL ?? 1000)
const WIDE = Number(process.env.WIDE ?? 3000)

const { origin, stop } = await startServer()
const candidates = Object.entries(candidatesAt(origin))

async function measure(call, calls, width) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  let next = 0
  const worker = async () => {
    while (next < calls) {
      next += 1
      await call()
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  const seconds = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  return { rate: calls / seconds, cpu: (used.user + used.system) / calls }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const quartiles = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  return [sorted[Math.floor(sorted.length / 4)], sorted[Math.floor((sorted.length * 3) / 4)]]
}

for (const [, call] of candidates) await measure(call, 2000, 20)
const samples = Object.fromEntries(candidates.map(([name]) => [name, { 1: [], 50: [] }]))
for (let round = 0; round < ROUNDS; round += 1) {
  for (const width of [1, 50]) {
    // Each round begins with another candidate, so that none always runs on a warmer or a more littered heap.
    const order = candidates.map((_, index) => candidates[(index + round) % candidates.length])
    for (const [name, call] of order) {
      samples[name][width].push(await measure(call, width === 1 ? SEQUENTIAL : WIDE, width))
    }
  }
}
stop()

const table = []
for (const [name] of candidates) {
  const row = { name }
  for (const width of [1, 50]) {
    const own = samples[name][width]
    const against = (other, key) =>
      own.map((sample, round) => sample[key] / samples[other][width][round][key])
    row[width] = {
      rate: Math.round(median(own.map((sample) => sample.rate))),
      cpu: Math.round(median(own.map((sample) => sample.cpu))),
      timesFetch: Number(median(against('fetch', 'rate')).toFixed(2)),
      spread: quartiles(against('fetch', 'rate')).map((value) => Number(value.toFixed(2))),
      timesKy: Number(median(against('ky', 'rate')).toFixed(2)),
    }
  }
  table.push(row)
}

const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}, ${ROUNDS} rounds`
console.log(machine)
console.log(
  '| | sequential: calls/s | × fetch (quartiles) | × ky | CPU µs | 50 at once: calls/s | × fetch (quartiles) | × ky | CPU µs |',
)
console.log('|---|---|---|---|---|---|---|---|---|')
for (const row of table) {
  const cells = [1, 50].map(
    (width) =>
      `${row[width].rate} | ${row[width].timesFetch} (${row[width].spread.join('–')}) | ${row[width].timesKy} | ${row[width].cpu}`,
  )
  console.log(`| ${row.name} | ${cells.join(' | ')} |`)
}
writeFileSync(new URL('rate.json', import.meta.url), `${JSON.stringify({ machine, table }, null, 2)}\n`)
process.exit()
