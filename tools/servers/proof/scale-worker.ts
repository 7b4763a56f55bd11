// One of the processes of the scale run: several auth objects over one connection to the store.
import process from 'node:process'
import {
  createAuth,
  importGrant,
  tokenFor,
  type AuthOptions,
  type Store,
} from '../../../packages/auth/src/index.ts'
import { systemClock, type Clock } from '../../../packages/dc/src/clock.ts'
import { openStore, type Place } from './backend.ts'

export interface ScaleSettings {
  readonly place: Place
  readonly auths: number
  readonly auth: Pick<AuthOptions, 'clientId' | 'clientSecret' | 'dataCenters'>
}

export type ScaleCommand =
  | { readonly type: 'import'; readonly refreshTokens: readonly (readonly [string, string])[] }
  /** Asks for `count` grants out of `of`, at random, or for those from `from` on, in order. */
  | {
      readonly type: 'ask'
      readonly count: number
      readonly of: number
      readonly from?: number
      readonly seed: number
      readonly ahead: number
    }
  | { readonly type: 'end' }

export interface ScaleReport {
  readonly errors: Readonly<Record<string, number>>
  readonly reads: number
  readonly writes: number
  readonly removes: number
  /** Milliseconds of each ask. */
  readonly latencies: readonly number[]
  readonly cpu: number
  readonly rss: number
  readonly heap: number
}

const CONCURRENCY = 32
const settings = JSON.parse(process.env['WORKER'] ?? '') as ScaleSettings
const { store, close } = openStore(settings.place)
const counts = { reads: 0, writes: 0, removes: 0 }
const counted: Store = {
  read: (key) => {
    counts.reads += 1
    return store.read(key)
  },
  write: (...all) => {
    counts.writes += 1
    return store.write(...all)
  },
  remove: (...all) => {
    counts.removes += 1
    return store.remove(...all)
  },
}
let ahead = 0
const clock: Clock = {
  now: () => systemClock.now() + ahead,
  monotonic: () => systemClock.monotonic() + ahead,
  sleep: (ms, signal) => systemClock.sleep(ms, signal),
}
const auths = Array.from({ length: settings.auths }, () =>
  createAuth({ ...settings.auth, store: counted, clock }),
)

async function inParallel(count: number, run: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await run(next - 1)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
}

async function work(command: Exclude<ScaleCommand, { type: 'end' }>): Promise<ScaleReport> {
  const errors: Record<string, number> = {}
  const latencies: number[] = []
  const background: Promise<unknown>[] = []
  const used = process.cpuUsage()
  Object.assign(counts, { reads: 0, writes: 0, removes: 0 })
  const fail = (error: unknown): void => {
    const { code = String(error) } = error as { code?: string }
    errors[code] = (errors[code] ?? 0) + 1
  }
  if (command.type === 'import') {
    await inParallel(command.refreshTokens.length, async (index) => {
      const [grantId, refreshToken] = command.refreshTokens[index] as readonly [string, string]
      const grant = { grantId, refreshToken, dc: 'eu', scopes: ['ZohoCRM.org.READ'] }
      await importGrant(auths[0]!, grant).catch(fail)
    })
  } else {
    ahead = command.ahead
    let state = command.seed
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    await inParallel(command.count, async (index) => {
      const grant = command.from === undefined ? random(command.of) : command.from + index
      const source = tokenFor(auths[random(auths.length)]!, `grant-${grant}`, {
        background: (promise) => void background.push(promise),
      })
      const began = performance.now()
      try {
        await source()
        latencies.push(performance.now() - began)
      } catch (error) {
        fail(error)
      }
    })
    await Promise.all(background)
  }
  const { user, system } = process.cpuUsage(used)
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  return { errors, ...counts, latencies, cpu: (user + system) / 1000, rss, heap: heapUsed }
}

process.on('message', (command: ScaleCommand) => {
  if (command.type === 'end') void close().finally(() => process.exit(0))
  else void work(command).then((report) => process.send?.(report))
})
process.send?.('ready')
