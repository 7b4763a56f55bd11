// One process of a team that has scaled out: an auth of its own over the shared store. The parent tells it what to do.
import { openSync } from 'node:fs'
import process from 'node:process'
import { createAuth, tokenFor, type AuthOptions } from '../../../packages/auth/src/index.ts'
import { systemClock, type Clock } from '../../../packages/dc/src/clock.ts'
import { openStore, type Place } from './backend.ts'
import { createRecorder, type Plan } from './recorded.ts'

export interface WorkerSettings {
  readonly worker: number
  readonly place: Place
  readonly file: string
  /** Control port of the emulator. */
  readonly control: string
  readonly auth: Pick<AuthOptions, 'clientId' | 'clientSecret' | 'dataCenters' | 'lease'>
}

export type Command =
  | {
      readonly type: 'ask'
      readonly id: number
      readonly grantId: string
      readonly callers: number
      readonly plan?: Plan
    }
  /** Takes the time from the emulator. */
  | { readonly type: 'clock'; readonly id: number }
  | { readonly type: 'go' }
  | { readonly type: 'end' }

export interface Asked {
  readonly type: 'done'
  readonly id: number
  readonly answers: number
  /** Answers that Zoho's API took. */
  readonly accepted: number
  readonly errors: readonly string[]
  readonly ms: number
}
export type Report = Asked | { readonly type: 'ready' } | { readonly type: 'broken'; readonly plan: Plan }

const settings = JSON.parse(process.env['WORKER'] ?? '') as WorkerSettings
const { store, close } = openStore(settings.place)

/** Real time, and what the emulator is ahead of it. */
let ahead = 0
const clock: Clock = {
  now: () => systemClock.now() + ahead,
  monotonic: () => systemClock.monotonic() + ahead,
  sleep: (ms, signal) => systemClock.sleep(ms, signal),
}

let go: (() => void) | undefined
const recorder = createRecorder({
  store,
  worker: settings.worker,
  file: openSync(settings.file, 'a'),
  breakHere: async (plan) => {
    if (plan.how !== 'tell') {
      process.kill(process.pid, plan.how === 'kill' ? 'SIGKILL' : 'SIGSTOP')
      // A stopped process goes on with the next tick, after it was woken.
      await systemClock.sleep(0)
      return
    }
    const told = new Promise<void>((resolve) => {
      go = resolve
    })
    report({ type: 'broken', plan })
    await told
  },
})
const auth = createAuth({ ...settings.auth, store: recorder.store, fetch: recorder.fetch, clock })

function report(message: Report): void {
  process.send?.(message)
}

async function ask({ id, grantId, callers, plan }: Extract<Command, { type: 'ask' }>): Promise<void> {
  if (plan !== undefined) recorder.plan = plan
  const later: Promise<unknown>[] = []
  const source = tokenFor(auth, grantId, { background: (work) => later.push(work) })
  const began = performance.now()
  const errors: string[] = []
  let accepted = 0
  const answers = await Promise.all(
    Array.from({ length: callers }, async () => {
      try {
        const { value, apiDomain } = await source()
        recorder.write({ type: 'answer', grantId, token: value })
        const response = await fetch(`${apiDomain}/crm/v8/org`, {
          headers: { authorization: `Zoho-oauthtoken ${value}` },
        })
        const body = (await response.json()) as { org?: unknown[] }
        if (response.status === 200 && Array.isArray(body.org)) accepted += 1
        return 1
      } catch (error) {
        const { code = 'ERROR', message } = error as Error & { code?: string }
        errors.push(code)
        recorder.write({ type: 'error', grantId, code, message })
        return 0
      }
    }),
  )
  const sum = answers.reduce<number>((total, each) => total + each, 0)
  const ms = performance.now() - began
  // Renewal that was begun now belongs to now: the parent moves the clock when everyone is done.
  await Promise.all(later)
  report({ type: 'done', id, answers: sum, accepted, errors, ms })
}

async function takeTime(id: number): Promise<void> {
  const answer = await fetch(`${settings.control}/clock`)
  const { now } = (await answer.json()) as { now: number }
  ahead = now - systemClock.now()
  report({ type: 'done', id, answers: 0, accepted: 0, errors: [], ms: 0 })
}

process.on('message', (command: Command) => {
  if (command.type === 'ask') void ask(command)
  else if (command.type === 'clock') void takeTime(command.id)
  else if (command.type === 'go') go?.()
  else void close().finally(() => process.exit(0))
})
report({ type: 'ready' })
