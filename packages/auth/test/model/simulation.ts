import type { Clock } from '@x/dc/clock'

/** Time that runs from event to event: what is due first happens first, and all that follows from it, before the next. */
export interface Simulation {
  now(): number
  /** Calls back after so many milliseconds. */
  after(ms: number, call: () => void): () => void
  /** Lets time pass. */
  pass(ms: number): Promise<void>
  /** A promise that other code than ours fulfils; waited for before time goes on. */
  busy<T>(work: Promise<T>): Promise<T>
}

interface Due {
  readonly at: number
  readonly order: number
  readonly call: () => void
}

/** Turns of the event loop that an event gets for what follows from it; more while the emulator is at work. */
const TURNS = 2
const MOST_TURNS = 40

/** @param moved moves the emulator's clock along */
export function createSimulation(moved: (ms: number) => void): Simulation {
  const queue = new Set<Due>()
  let now = 0
  let order = 0
  let working = 0

  const drain = async (): Promise<void> => {
    for (let turn = 0, idle = 0; idle < TURNS && turn < MOST_TURNS; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      idle = working === 0 ? idle + 1 : 0
    }
  }
  const goTo = (at: number): void => {
    moved(at - now)
    now = at
  }
  return {
    now: () => now,
    after(ms, call) {
      const due = { at: now + ms, order: (order += 1), call }
      queue.add(due)
      return () => void queue.delete(due)
    },
    async pass(ms) {
      const end = now + ms
      await drain()
      for (;;) {
        let next: Due | undefined
        for (const due of queue) {
          if (
            due.at <= end &&
            (next === undefined || due.at < next.at || (due.at === next.at && due.order < next.order))
          )
            next = due
        }
        if (next === undefined) break
        queue.delete(next)
        if (next.at > now) goTo(next.at)
        next.call()
        await drain()
      }
      goTo(end)
    },
    async busy(work) {
      working += 1
      try {
        return await work
      } finally {
        working -= 1
      }
    },
  }
}

/** A process as its operating system sees it: it may be stopped for a while, or be gone. */
export interface Host {
  readonly clock: Clock
  /** Moves its wall clock. */
  jump(ms: number): void
  /** By how much. */
  readonly jumped: () => number
  stop(): void
  resume(): void
  /** Nothing that it waits for will ever happen. */
  crash(): void
  readonly isStopped: () => boolean
  readonly isGone: () => boolean
  /** Something outside happens after `ms`; the process hears of it when it runs. */
  later<T>(ms: number, happen: () => T | Promise<T>, answerAfter: number): Promise<T>
}

/** How long a process needs before it sends anything. */
const THOUGHT = 20

export function createHost(simulation: Simulation, start: number): Host {
  let jumped = 0
  let stopped = false
  let gone = false
  let waiting: (() => void)[] = []

  const hear = (tell: () => void): void => {
    if (gone) return
    if (stopped) waiting.push(tell)
    else tell()
  }
  return {
    clock: {
      now: () => start + simulation.now() + jumped,
      monotonic: () => simulation.now(),
      sleep: (ms, signal) =>
        new Promise<void>((resolve, reject) => {
          if (signal?.aborted === true) return reject(signal.reason as Error)
          const cancel = simulation.after(ms, () => hear(resolve))
          signal?.addEventListener('abort', () => {
            cancel()
            reject(signal.reason as Error)
          })
        }),
    },
    jump: (ms) => void (jumped += ms),
    jumped: () => jumped,
    stop: () => void (stopped = true),
    resume: () => {
      stopped = false
      const woken = waiting
      waiting = []
      for (const tell of woken) tell()
    },
    crash: () => {
      gone = true
      waiting = []
    },
    isStopped: () => stopped,
    isGone: () => gone,
    later: (ms, happen, answerAfter) =>
      new Promise((resolve, reject) => {
        const run = (): void => {
          void simulation.busy(Promise.resolve().then(happen)).then(
            (value) => void simulation.after(answerAfter, () => hear(() => resolve(value))),
            (error: unknown) => void simulation.after(answerAfter, () => hear(() => reject(error))),
          )
        }
        // A process that is stopped while it makes up its mind sends when it wakes, and one that is gone never.
        if (!gone) simulation.after(THOUGHT, () => hear(() => void simulation.after(ms, run)))
      }),
  }
}
