// Bytes that one call allocates, by V8's sampling heap profiler: what later has to be collected.
import { Session } from 'node:inspector/promises'
import { candidatesAt } from './candidates.mjs'
import { startProcess } from './start-process.mjs'
import { printTable } from './statistics.mjs'

const CALLS = 4000
const WIDTH = 50

export async function measure() {
  const { started, stop } = await startProcess('server.mjs')
  const session = new Session()
  session.connect()
  const bytes = {}
  for (const [name, call] of Object.entries(candidatesAt(started))) {
    await repeat(call)
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: 4096,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    })
    await repeat(call)
    const { profile } = await session.post('HeapProfiler.stopSampling')
    bytes[name] = Math.round(allocated(profile.head) / CALLS)
  }
  session.disconnect()
  stop()
  return { bytes }
}

export function print({ bytes }) {
  printTable(['', 'bytes a call'], Object.entries(bytes))
}

async function repeat(call) {
  let left = CALLS
  const work = async () => {
    while (left > 0) {
      left -= 1
      await call()
    }
  }
  await Promise.all(Array.from({ length: WIDTH }, work))
}

function allocated({ selfSize, children }) {
  return children.reduce((sum, child) => sum + allocated(child), selfSize)
}
