import { createLimiter, type ClientEvent, type Limiter } from '@x/client'
import type { Clock } from '@x/dc/clock'
import { createCreditsOverTime, type CreditsOverTime } from './credits-over-time.ts'

/** How much of Zoho's limits one organization uses. Zoho counts an organization's calls together, so they share this. */
export interface Usage {
  /** For every client of the organization. */
  readonly limiter: Limiter
  /** Calls at a time that the limiter allows. */
  readonly concurrency: number
  /** Calls that are on their way now. */
  readonly inUse: number
  /** What Zoho said last about the day's credits; it says so once half of them are used. */
  readonly credits: number | undefined
  /** What calls have cost in the last day, by our own count. */
  readonly spent: Omit<CreditsOverTime, 'note'>
  /** For `createClient({ onEvent })`. */
  readonly note: (event: ClientEvent) => void
}

/** Zoho's smallest edition allows five calls at a time. */
const CONCURRENCY = 5

export function createUsage(clock: Pick<Clock, 'now'>): Usage {
  const spent = createCreditsOverTime(clock)
  const limiter = createLimiter({ concurrency: CONCURRENCY })
  let inUse = 0
  let credits: number | undefined
  return {
    concurrency: CONCURRENCY,
    limiter: {
      acquire: async (signal) => {
        const release = await limiter.acquire(signal)
        inUse += 1
        let held = true
        return () => {
          // A slot is given back when the answer has been read and again, to be sure, at the end of the call.
          if (held) inUse -= 1
          held = false
          return release()
        }
      },
    },
    get inUse(): number {
      return inUse
    },
    get credits(): number | undefined {
      return credits
    },
    spent,
    note: (event) => {
      spent.note(event)
      if (event.type === 'credits') credits = event.remaining
    },
  }
}
