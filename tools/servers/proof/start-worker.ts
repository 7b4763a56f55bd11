// The workers as the parent sees them.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Plan } from './recorded.ts'
import type { Asked, Command, Report, WorkerSettings } from './worker.ts'

export interface Worker {
  readonly child: ChildProcess
  /** Resolves to what came of it; `undefined` when the process died over it. */
  ask(grantId: string, callers: number, plan?: Plan): Promise<Asked | undefined>
  takeTime(): Promise<unknown>
  /** Resolves when it stands at its plan and waits. */
  broken(): Promise<void>
  go(): void
  isAlive(): boolean
  readonly died: Promise<void>
  end(): Promise<void>
}

const program = fileURLToPath(new URL('worker.ts', import.meta.url))
const living = new Set<ChildProcess>()
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')))

export async function startWorker(settings: WorkerSettings): Promise<Worker> {
  const child = fork(program, [], {
    env: { ...process.env, WORKER: JSON.stringify(settings) },
    execArgv: ['--conditions=@x/source'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  living.add(child)
  const waiting = new Map<number, (asked: Asked | undefined) => void>()
  let ids = 0
  let alive = true
  let stand: (() => void) | undefined
  let standing = new Promise<void>((resolve) => {
    stand = resolve
  })
  child.on('message', (report: Report) => {
    if (report.type === 'done') {
      waiting.get(report.id)?.(report)
      waiting.delete(report.id)
    } else if (report.type === 'broken') stand?.()
  })
  let gone: (() => void) | undefined
  const died = new Promise<void>((resolve) => {
    gone = resolve
  })
  child.on('exit', () => {
    alive = false
    gone?.()
    living.delete(child)
    for (const resolve of waiting.values()) resolve(undefined)
    waiting.clear()
  })
  const send = (command: Command): void => void (alive && child.send(command, () => {}))
  const request = (make: (id: number) => Command): Promise<Asked | undefined> =>
    new Promise((resolve) => {
      ids += 1
      if (!alive) return resolve(undefined)
      waiting.set(ids, resolve)
      send(make(ids))
    })
  await once(child, 'message')
  return {
    child,
    ask: (grantId, callers, plan) =>
      request((id) => ({ type: 'ask', id, grantId, callers, ...(plan === undefined ? {} : { plan }) })),
    takeTime: () => request((id) => ({ type: 'clock', id })),
    broken: () => standing,
    go: () => {
      standing = new Promise<void>((resolve) => {
        stand = resolve
      })
      send({ type: 'go' })
    },
    isAlive: () => alive,
    died,
    end: async () => {
      if (!alive) return
      const ended = once(child, 'exit')
      child.kill('SIGCONT')
      send({ type: 'end' })
      const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
      await ended
      clearTimeout(timer)
    },
  }
}
