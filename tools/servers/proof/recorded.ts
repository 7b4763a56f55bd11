// A store and a fetch that write down what passes, know which step of the refresh it is, and can be told to break there.
import { writeSync } from 'node:fs'
import type { Store } from '../../../packages/auth/src/index.ts'
import type { Line, Step } from './events.ts'

/** Where to break, and how. */
export interface Plan {
  readonly grantId: string
  readonly step: Step
  readonly when: 'before' | 'after'
  /** `kill`, `stop`: this process, by signal. `tell`: the parent, which breaks something and says go. */
  readonly how: 'kill' | 'stop' | 'tell'
}

export interface Recorder {
  readonly write: (event: Line['event']) => void
  readonly store: Store
  readonly fetch: typeof fetch
  plan: Plan | undefined
}

interface Row {
  readonly source: { readonly refreshToken?: string }
  readonly access?: { readonly token: string }
  readonly attempts: readonly number[]
}

export function createRecorder(options: {
  readonly store: Store
  readonly worker: number
  readonly file: number
  readonly breakHere: (plan: Plan) => Promise<void>
}): Recorder {
  const { store, worker, file, breakHere } = options
  /** How far the refresh of each grant has come in this process. */
  const claimed = new Set<string>()
  const called = new Set<string>()
  const intended = new Set<string>()
  const write = (event: Line['event']): void => {
    writeSync(file, `${JSON.stringify({ at: Date.now(), worker, event } satisfies Line)}\n`)
  }
  async function around<T>(
    grantId: string,
    step: Step | 'other',
    run: () => Promise<T>,
    outcome: (value: T) => 'done' | 'beaten',
  ): Promise<T> {
    await breakAt(grantId, step, 'before')
    write({ type: 'step', step, grantId, when: 'before' })
    try {
      const value = await run()
      write({ type: 'step', step, grantId, when: 'after', outcome: outcome(value) })
      await breakAt(grantId, step, 'after')
      return value
    } catch (error) {
      write({ type: 'step', step, grantId, when: 'after', outcome: 'failed' })
      throw error
    }
  }
  async function breakAt(grantId: string, step: Step | 'other', when: 'before' | 'after'): Promise<void> {
    const { plan } = recorder
    if (plan === undefined || plan.grantId !== grantId || plan.step !== step || plan.when !== when) return
    recorder.plan = undefined
    write({ type: 'fault', grantId, what: `${plan.how} ${when} ${step}` })
    await breakHere(plan)
  }
  const recorder: Recorder = {
    plan: undefined,
    write,
    store: {
      read: (key) => {
        const { kind, grantId } = parse(key)
        const step = kind === 'grant' ? (claimed.has(grantId) ? 're-read' : 'read') : 'other'
        return around(grantId, step, () => store.read(key), done)
      },
      write: (key, value, expected, ttl) => {
        const { kind, grantId } = parse(key)
        const step =
          kind === 'lease'
            ? 'claim'
            : called.has(grantId)
              ? 'publish'
              : claimed.has(grantId) && !intended.has(grantId)
                ? 'intent'
                : 'other'
        return around(
          grantId,
          step,
          async () => {
            const version = await store.write(key, value, expected, ttl)
            if (version === undefined) return version
            if (kind === 'lease') claimed.add(grantId)
            else {
              if (step === 'intent') intended.add(grantId)
              const { source, access, attempts } = JSON.parse(value) as Row
              const row = {
                access: access?.token,
                refreshToken: source.refreshToken ?? '',
                attempts: attempts.length,
              }
              write({ type: 'row', grantId, ...row })
            }
            return version
          },
          (version) => (version === undefined ? 'beaten' : 'done'),
        )
      },
      remove: (key, expected) => {
        const { kind, grantId } = parse(key)
        return around(
          grantId,
          kind === 'lease' ? 'release' : 'other',
          async () => {
            for (const each of [claimed, called, intended]) each.delete(grantId)
            return store.remove(key, expected)
          },
          (removed) => (removed ? 'done' : 'beaten'),
        )
      },
    },
    fetch: (input, init) => {
      // One refresh at a time in a worker when something is to break: the one that holds the lease calls.
      const [grantId = ''] = intended
      return around(
        grantId,
        'call',
        async () => {
          called.add(grantId)
          const response = await fetch(input, init)
          const sent = new URLSearchParams(init?.body as URLSearchParams | string)
          const body = (await response.clone().json()) as { readonly access_token?: string }
          const [token, refreshToken] = [body.access_token, sent.get('refresh_token')]
          if (token !== undefined && refreshToken !== null)
            write({ type: 'issued', grantId, token, refreshToken })
          return response
        },
        done,
      )
    },
  }
  return recorder
}

const done = (): 'done' => 'done'

function parse(key: string): { readonly kind: 'grant' | 'lease' | 'other'; readonly grantId: string } {
  const [, lease, id = ''] = /^(lease:)?grant:[^:]*:([^:]*)$/.exec(key) ?? []
  if (id === '') return { kind: 'other', grantId: '' }
  return { kind: lease === undefined ? 'grant' : 'lease', grantId: decodeURIComponent(id) }
}
