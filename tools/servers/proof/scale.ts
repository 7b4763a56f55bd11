// Very many grants: how many token calls, store operations and bytes an hour costs, and what renewal does to latency.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { createEmulator, issueGrant } from '../../../packages/emulator/src/index.ts'
import { listen } from '../../../packages/emulator/src/node.ts'
import { startBackend, type BackendName } from './backend.ts'
import type { ScaleCommand, ScaleReport, ScaleSettings } from './scale-worker.ts'

const PROCESSES = 4
const AUTHS = 50
const MINUTE = 60_000
/** Each grant is asked for once in so many minutes, on average. */
const EVERY = 5
/** A token lives for an hour: within these all are renewed. */
const MINUTES = 65

export interface Scale {
  readonly name: BackendName
  readonly grants: number
  readonly asks: number
  readonly errors: Readonly<Record<string, number>>
  /** All grants connected within one minute: the token calls of the first minute, and of each later one. */
  readonly first: { readonly tokenCalls: number; readonly perSecond: number }
  readonly hour: { readonly tokenCalls: number; readonly minutesWithCalls: string; readonly most: number }
  readonly store: { readonly perAskWithout: number; readonly perAsk: number; readonly perRenewal: number }
  /** With renewal ÷ without. */
  readonly latency: { readonly median: number; readonly p99: number; readonly mean: number }
  readonly cpuPerAsk: { readonly without: number; readonly with: number }
  readonly memory: { readonly rss: number; readonly heap: number; readonly heapPerToken: number }
  readonly seconds: number
}

const program = fileURLToPath(new URL('scale-worker.ts', import.meta.url))

export async function scale(name: BackendName, grants: number): Promise<Scale> {
  const began = performance.now()
  const backend = await startBackend(name)
  const emulator = createEmulator({
    journalSize: 10,
    tokensKept: 2 * grants,
    limits: { refreshTokens: 'off' },
  })
  const listening = await listen(emulator, {
    dataCenters: emulator.dataCenters.filter(({ id }) => id === 'eu' || id === 'us'),
  })
  const { clientId, clientSecret } = emulator.client
  const children: ChildProcess[] = []
  try {
    const settings = (auths: number): ScaleSettings => ({
      place: backend.place,
      auths,
      auth: { clientId, clientSecret, dataCenters: listening.dataCenters },
    })
    for (let index = 0; index < PROCESSES; index += 1) {
      const auths = Math.floor(AUTHS / PROCESSES) + (index < AUTHS % PROCESSES ? 1 : 0)
      const child = fork(program, [], {
        env: { ...process.env, WORKER: JSON.stringify(settings(auths)) },
        execArgv: ['--conditions=@x/source', '--expose-gc'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        serialization: 'advanced',
      })
      await once(child, 'message')
      children.push(child)
    }
    const all = (make: (index: number) => ScaleCommand): Promise<readonly ScaleReport[]> =>
      Promise.all(
        children.map(async (child, index) => {
          child.send(make(index))
          const [report] = (await once(child, 'message')) as [ScaleReport]
          return report
        }),
      )
    const share = Math.ceil(grants / PROCESSES)
    const errors: Record<string, number> = {}
    const merge = (reports: readonly ScaleReport[]): readonly ScaleReport[] => {
      for (const report of reports)
        for (const [code, count] of Object.entries(report.errors)) errors[code] = (errors[code] ?? 0) + count
      return reports
    }

    merge(
      await all((index) => ({
        type: 'import',
        refreshTokens: Array.from({ length: Math.min(share, grants - index * share) }, (_, each) => [
          `grant-${index * share + each}`,
          issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] }).refreshToken,
        ]),
      })),
    )

    // The first minute: nobody has a token yet.
    let ahead = 0
    emulator.journal.clear()
    const firstBegan = performance.now()
    merge(
      await all((index) => ({
        type: 'ask',
        count: Math.min(share, grants - index * share),
        of: grants,
        from: index * share,
        seed: index,
        ahead,
      })),
    )
    const first = {
      tokenCalls: emulator.journal.total,
      perSecond: Math.round((1000 * emulator.journal.total) / (performance.now() - firstBegan)),
    }

    // Five minutes in which time stands still: the same work without renewal.
    const perMinute = Math.ceil(grants / EVERY / PROCESSES)
    const minute = async (seed: number): Promise<readonly ScaleReport[]> =>
      merge(
        await all((index) => ({
          type: 'ask',
          count: perMinute,
          of: grants,
          seed: seed * PROCESSES + index,
          ahead,
        })),
      )
    const without: ScaleReport[] = []
    for (let each = 0; each < EVERY; each += 1) without.push(...(await minute(each)))

    // The hour, and a little more.
    const calls: number[] = []
    const during: ScaleReport[] = []
    for (let each = 1; each <= MINUTES; each += 1) {
      emulator.clock.advance(MINUTE)
      ahead += MINUTE
      emulator.journal.clear()
      during.push(...(await minute(100 + each)))
      calls.push(emulator.journal.total)
    }
    const total = calls.reduce((sum, each) => sum + each, 0)
    const cpu = (reports: readonly ScaleReport[]): number =>
      reports.reduce((sum, report) => sum + report.cpu, 0) / asks(reports)
    const perAskWithout = operations(without) / asks(without)
    const [a, b] = [spread(without), spread(during)]
    const last = during.slice(-PROCESSES)
    const sum = (of: 'rss' | 'heap'): number => last.reduce((bytes, report) => bytes + report[of], 0)
    const busy = calls.flatMap((count, index) => (count > grants / 1000 ? [index + 1] : []))
    return {
      name,
      grants,
      asks: asks(during),
      errors,
      first,
      hour: { tokenCalls: total, minutesWithCalls: `${busy[0]}–${busy.at(-1)}`, most: Math.max(...calls) },
      store: {
        perAskWithout: round(perAskWithout),
        perAsk: round(operations(during) / asks(during)),
        perRenewal: round((operations(during) - perAskWithout * asks(during)) / total),
      },
      latency: {
        median: round(b.median / a.median),
        p99: round(b.p99 / a.p99),
        mean: round(b.mean / a.mean),
      },
      cpuPerAsk: { without: round(cpu(without)), with: round(cpu(during)) },
      memory: {
        rss: Math.round(sum('rss') / 2 ** 20),
        heap: Math.round(sum('heap') / 2 ** 20),
        heapPerToken: Math.round(sum('heap') / Math.min(AUTHS * 10_000, AUTHS * grants)),
      },
      seconds: Math.round((performance.now() - began) / 1000),
    }
  } finally {
    for (const child of children) child.kill()
    await listening.close()
    await backend.close()
  }
}

const operations = (reports: readonly ScaleReport[]): number =>
  reports.reduce((sum, { reads, writes, removes }) => sum + reads + writes + removes, 0)

const asks = (reports: readonly ScaleReport[]): number =>
  reports.reduce((sum, { latencies }) => sum + latencies.length, 0)

function spread(reports: readonly ScaleReport[]): {
  readonly median: number
  readonly p99: number
  readonly mean: number
} {
  const sorted = Float64Array.from(reports.flatMap(({ latencies }) => latencies)).toSorted()
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  return { median: at(0.5), p99: at(0.99), mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
