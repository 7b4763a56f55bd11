// 100 MiB streamed: the peak of resident memory, each candidate in a process of its own, several times.
import { startProcess } from './start-process.mjs'
import { interleave, median, printTable, rounded } from './statistics.mjs'

const ROUNDS = 5
const CANDIDATES = ['fetch', 'client', 'client/node']

export async function measure() {
  const { started, stop } = await startProcess('server.mjs')
  const samples = await interleave(CANDIDATES, ROUNDS, async (name) => {
    const child = await startProcess('download.mjs', { CANDIDATE: name, SERVER: JSON.stringify(started) })
    return child.started.peak
  })
  stop()
  const peaks = Object.fromEntries(CANDIDATES.map((name) => [name, rounded(median(samples[name]))]))
  return { rounds: ROUNDS, peaks }
}

export function print({ rounds, peaks }) {
  printTable(
    [`100 MiB, median of ${rounds}`, 'peak MiB', 'above fetch'],
    Object.entries(peaks).map(([name, peak]) => [name, peak, rounded(peak - peaks.fetch)]),
  )
}
