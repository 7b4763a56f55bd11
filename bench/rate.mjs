// Calls a second and processor time a call: on a bare server and on the emulator, each in a process of its own.
import process from 'node:process'
import { candidatesAt } from './candidates.mjs'
import { sample } from './sample.mjs'
import { startProcess } from './start-process.mjs'
import { interleave, median, printTable, quantile, rounded } from './statistics.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 21)
/** Calls of each candidate a turn, by how many run at once. */
const CALLS = { 1: 100, 50: 300 }
const WIDTHS = [1, 50]
/** Within a round the candidates take short turns, so that whatever else the machine does meets all of them. */
const TURNS = 7
/** What disturbs only ever adds: the share of turns that counts as undisturbed. */
const QUIET = 0.1

export async function measure() {
  return { rounds: ROUNDS, bare: await measureAt('server.mjs'), emulator: await measureAt('emulator.mjs') }
}

export function print({ rounds, bare, emulator }) {
  console.log(
    `Medians of ${rounds} rounds of ${TURNS} turns, quartiles in brackets; quiet: the tenth of all turns that was least ` +
      "disturbed. CPU is that of the client's process.\n",
  )
  for (const [place, table] of Object.entries({ 'bare server': bare, 'the emulator': emulator })) {
    for (const width of WIDTHS) {
      printTable(
        [
          `${place}, ${width === 1 ? 'one after the other' : `${width} at once`}`,
          'calls/s',
          '× fetch',
          '× ky',
          'CPU µs',
          '**quiet:** × fetch',
          '× ky',
          'CPU µs',
          'CPU of fetch ÷ CPU',
        ],
        Object.entries(table).map(([name, { [width]: row }]) => [
          name,
          row.rate,
          `${row.timesFetch} (${row.spread.join('–')})`,
          row.timesKy,
          `${row.cpu} (${row.cpuSpread.join('–')})`,
          row.quietTimesFetch,
          row.quietTimesKy,
          row.quietCpu,
          row.quietCpuTimes,
        ]),
      )
    }
  }
}

async function measureAt(script) {
  const { started, stop } = await startProcess(script)
  const candidates = candidatesAt(started)
  const names = Object.keys(candidates)
  for (const name of names) await sample(candidates[name], 2000, 20)
  const table = Object.fromEntries(names.map((name) => [name, {}]))
  for (const width of WIDTHS) {
    const calls = CALLS[width]
    const turns = await interleave(names, ROUNDS * TURNS, (name) => sample(candidates[name], calls, width))
    const samples = Object.fromEntries(names.map((name) => [name, roundsOf(turns[name])]))
    for (const name of names) table[name][width] = { ...summarise(samples, name), ...quiet(turns, name) }
  }
  stop()
  return table
}

/** Calls a second and processor time a call, µs, of each round. */
function roundsOf(turns) {
  return Array.from({ length: ROUNDS }, (_, round) => {
    const own = turns.slice(round * TURNS, (round + 1) * TURNS)
    const sum = (key) => own.reduce((total, turn) => total + turn[key], 0)
    return { rate: sum('calls') / sum('seconds'), cpu: sum('cpu') / sum('calls') }
  })
}

/** Ratios are taken within a round, so that what else the machine does falls out. */
function summarise(samples, name) {
  const own = samples[name]
  const rates = (other) => own.map((each, round) => each.rate / samples[other][round].rate)
  const cpu = own.map((each) => each.cpu)
  return {
    rate: Math.round(median(own.map((each) => each.rate))),
    timesFetch: rounded(median(rates('fetch'))),
    spread: [0.25, 0.75].map((share) => rounded(quantile(rates('fetch'), share))),
    timesKy: rounded(median(rates('ky'))),
    cpu: Math.round(median(cpu)),
    cpuSpread: [0.25, 0.75].map((share) => Math.round(quantile(cpu, share))),
  }
}

/** The same, of the turns that nothing disturbed. */
function quiet(turns, name) {
  const low = (of, key) =>
    quantile(
      turns[of].map((turn) => turn[key] / turn.calls),
      QUIET,
    )
  return {
    quietTimesFetch: rounded(low('fetch', 'seconds') / low(name, 'seconds')),
    quietTimesKy: rounded(low('ky', 'seconds') / low(name, 'seconds')),
    quietCpu: Math.round(low(name, 'cpu')),
    quietCpuTimes: rounded(low('fetch', 'cpu') / low(name, 'cpu')),
  }
}
