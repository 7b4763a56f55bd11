// Processes are killed or stopped at every step of the refresh; the server of the store and the way to it break.
import { readFile } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import { disconnect, importGrant, type Store } from '../../../packages/auth/src/index.ts'
import { openStore, startBackend, type BackendName } from './backend.ts'
import { startWorker, type Worker } from './start-worker.ts'
import { steps } from './events.ts'
import { checkHistory, type Expected, type Verdict } from './history.ts'
import { startProxy } from './proxy.ts'
import type { Plan } from './recorded.ts'
import { SCOPES, startZoho } from './zoho.ts'

export const LEASE = 1000
/** The longest token call at this lease: see `createAuth`. */
export const LONGEST_CALL = 550
const WORKERS = 3
const CALLERS = 3
/** Less than the lease: a store that hangs must not hold up a refresh for longer. */
const STORE_PATIENCE = 700
/** After this the round has failed. */
const PATIENCE = 15_000

export interface Chaos extends Verdict {
  readonly name: BackendName
  readonly rounds: number
  /** Rounds in which the fault struck: the victim reached its step. */
  readonly struck: number
  readonly byFault: Readonly<Record<string, number>>
  /** Milliseconds from the fault (kill, stop), or from its end (store), until every other process had its token. */
  readonly recovery: { readonly median: number; readonly p99: number; readonly most: number }
  readonly ms: number
}

/** A generator of the same numbers for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export async function chaos(name: BackendName, rounds: number, seed: number): Promise<Chaos> {
  const began = performance.now()
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const closing: (() => unknown)[] = []
  const backend = await startBackend(name)
  closing.push(() => backend.close())
  try {
    const { server } = backend
    const place = { ...backend.place, patience: STORE_PATIENCE }
    const proxy = server === undefined ? undefined : await startProxy(server.port)
    if (proxy !== undefined) closing.push(() => proxy.close())
    const zoho = await startZoho({ lease: LEASE })
    closing.push(() => zoho.close())
    // This process goes to the store directly; workers go through the proxy.
    const { store, close } = openStore(place)
    closing.push(close)
    const auth = zoho.auth(store)
    let born = 0
    const hire = (): Promise<Worker> => {
      born += 1
      return startWorker(zoho.settings(born, { ...place, port: proxy?.port ?? 0 }))
    }
    const workers = await Promise.all(Array.from({ length: WORKERS }, hire))
    closing.push(() => Promise.all(workers.map((worker) => worker.end())))

    const expected: (Omit<Expected, 'found'> & { readonly fault: string })[] = []
    const violations: string[] = []
    const recoveries: number[] = []
    const byFault: Record<string, number> = {}
    let struck = 0

    for (let round = 0; round < rounds; round += 1) {
      const grantId = `${name}-${round}`
      const first = await zoho.connect(auth, grantId)
      const refreshTokens = [first]
      let last: string | undefined = first
      const how =
        server === undefined
          ? pick(['kill', 'stop'] as const)
          : pick(['kill', 'stop', 'tell', 'tell'] as const)
      const plan: Plan = { grantId, step: pick(steps), when: pick(['before', 'after'] as const), how }
      const trouble = pick(['crash', 'hang', 'reset', 'slow'] as const)
      const meanwhile = pick(['nothing', 'nothing', 'nothing', 'nothing', 'disconnect', 'reconnect'] as const)
      const fault = `${how === 'tell' ? trouble : how} ${plan.when} ${plan.step}`

      const [victim, ...others] = workers as [Worker, ...Worker[]]
      let from = performance.now()
      const asked = victim.ask(grantId, CALLERS, plan)
      await rest(30 + random(40))
      const pending = others.map((worker) => worker.ask(grantId, CALLERS))
      // A process that was killed or stopped: recovered when the callers of all others have their answer.
      let recovered: number | undefined
      const settled = Promise.all(pending).finally(() => {
        recovered = performance.now()
      })
      const change = async (): Promise<void> => {
        if (meanwhile === 'nothing') return
        if (meanwhile === 'disconnect') {
          await insist(() => disconnect(auth, grantId, { whenNotRevoked: 'remove' }))
          last = undefined
        } else {
          const refreshToken = zoho.issue()
          refreshTokens.push(refreshToken)
          await insist(() => importGrant(auth, { grantId, refreshToken, dc: 'eu', scopes: SCOPES }))
          last = refreshToken
        }
      }

      if (how === 'kill') {
        await Promise.race([victim.died, asked])
        await change()
        if (!victim.isAlive()) struck += 1
      } else if (how === 'stop') {
        await change()
        await rest(LEASE + 300)
        if (await isStopped(victim)) struck += 1
        victim.child.kill('SIGCONT')
      } else if (proxy !== undefined && server !== undefined) {
        const reached = await Promise.race([victim.broken().then(() => true), asked.then(() => false)])
        if (reached) {
          struck += 1
          if (trouble === 'crash') await server.crash()
          else if (trouble === 'hang') proxy.hang()
          else if (trouble === 'reset') proxy.reset()
          else proxy.slow(60)
          victim.go()
          await rest(100 + random(500))
          if (trouble === 'crash') await server.start()
          else proxy.heal()
        }
        from = performance.now()
        await change()
      }

      // Everybody who lives gets the token in the end, or learns that there is none.
      const results = await settled
      for (const result of results) {
        const bad = (result?.errors ?? ['died']).filter((code) => !isExcused(code, how, meanwhile))
        if (bad.length > 0) violations.push(`${grantId} (${fault}): callers got ${bad.join(', ')}`)
      }
      const survivors = workers.filter((worker) => worker.isAlive())
      await Promise.all(
        survivors.map(async (worker) => {
          for (;;) {
            const result = await worker.ask(grantId, 1)
            if (result === undefined) return
            if (last === undefined) {
              // A process may serve what it has in memory for a minute after somebody else disconnected.
              if (result.answers === 1 || result.errors[0] === 'GRANT_NOT_FOUND') return
            } else if (result.answers === 1) return
            if (performance.now() - from > PATIENCE) {
              violations.push(
                `${grantId} (${fault}): no token after ${PATIENCE} ms, but ${result.errors.join()}`,
              )
              return
            }
            await rest(20)
          }
        }),
      )
      recoveries.push((how === 'tell' || recovered === undefined ? performance.now() : recovered) - from)
      await Promise.race([asked, victim.died])
      byFault[how === 'tell' ? trouble : how] = (byFault[how === 'tell' ? trouble : how] ?? 0) + 1
      const mayCostOneMore = how === 'tell' || plan.step === 'call' || plan.step === 'publish'
      expected.push({ grantId, refreshTokens, last, mayCostOneMore, fault })
      if (!victim.isAlive()) workers[0] = await hire()
      // Another process is the next victim.
      workers.push(workers.shift() as Worker)
    }

    const found = await Promise.all(
      expected.map(({ grantId }) => refreshTokenOf(store, zoho.emulator.client.clientId, grantId)),
    )
    const verdict = checkHistory(
      zoho.lines(),
      zoho.issued(),
      expected.map((each, index) => ({ ...each, found: found[index] })),
    )
    recoveries.sort((a, b) => a - b)
    const at = (share: number): number =>
      Math.round(recoveries[Math.min(recoveries.length - 1, Math.floor(recoveries.length * share))] ?? 0)
    return {
      ...verdict,
      violations: [...violations, ...verdict.violations],
      name,
      rounds,
      struck,
      byFault,
      recovery: { median: at(0.5), p99: at(0.99), most: at(1) },
      ms: Math.round(performance.now() - began),
    }
  } finally {
    for (const close of closing.toReversed()) await close()
  }
}

/** Errors that callers may see meanwhile: the store was away, or somebody ended or replaced the grant. */
function isExcused(code: string, how: Plan['how'], meanwhile: string): boolean {
  if (meanwhile === 'disconnect' && (code === 'GRANT_NOT_FOUND' || code === 'REAUTHORIZATION_REQUIRED'))
    return true
  if (meanwhile === 'reconnect' && code === 'REAUTHORIZATION_REQUIRED') return true
  return how === 'tell' && (code === 'STORE' || code === 'TIMEOUT')
}

/** The store may just be coming back. */
async function insist(run: () => Promise<unknown>): Promise<void> {
  for (let left = 100; ; left -= 1) {
    try {
      await run()
      return
    } catch (error) {
      if (left === 0) throw error
      await rest(50)
    }
  }
}

async function isStopped(worker: Worker): Promise<boolean> {
  const status = await readFile(`/proc/${worker.child.pid}/stat`, 'utf8').catch(() => '')
  return / T /.test(status)
}

async function refreshTokenOf(store: Store, clientId: string, grantId: string): Promise<string | undefined> {
  const row = await store.read(`grant:${encodeURIComponent(clientId)}:${encodeURIComponent(grantId)}`)
  if (row === undefined) return undefined
  const { source } = JSON.parse(row.value) as { readonly source: { readonly refreshToken: string } }
  return source.refreshToken
}
