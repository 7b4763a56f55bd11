import { createCreditAccount, type ClientEvent, type CreditEntry } from '@x/client'
import type { Clock } from '@x/dc/clock'

/** Credits of one hour, told apart by what the calls did. */
export interface HourOfCredits {
  /** Epoch milliseconds of its beginning. */
  readonly from: number
  readonly reads: number
  readonly writes: number
}

/** What the calls of one organization cost. */
export interface CreditsOverTime {
  /** For `createClient({ onEvent })`. */
  readonly note: (event: ClientEvent) => void
  /** The last 24 hours, oldest first, each of them there. */
  readonly hours: () => readonly HourOfCredits[]
  /** The last 24 hours by operation, the dearest first. */
  readonly operations: () => Promise<readonly CreditEntry[]>
}

const HOUR = 3_600_000
const HOURS = 24
/** Of Zoho's smallest edition that has them; the account only warns by it, which nobody asked it to do here. */
const DAILY = 5000

export function createCreditsOverTime(clock: Pick<Clock, 'now'>): CreditsOverTime {
  // #region credit-account
  const account = createCreditAccount({ daily: DAILY, clock })
  const count = account.listener({ grant: 'all', client: 'example' })
  // #endregion
  const byHour = new Map<number, { reads: number; writes: number }>()
  const hourNow = (): number => Math.floor(clock.now() / HOUR)
  return {
    note: (event) => {
      count(event)
      const isCounted = event.type === 'attempt-ended' && event.status !== undefined
      if (!isCounted || event.status === 401 || event.status === 429) return
      const hour = hourNow()
      const sums = byHour.get(hour) ?? { reads: 0, writes: 0 }
      byHour.set(hour, sums)
      const { method, path, credits } = event.call
      sums[method === 'GET' || path === 'coql' ? 'reads' : 'writes'] += credits
      for (const old of byHour.keys()) if (old <= hour - HOURS) byHour.delete(old)
    },
    hours: () => {
      const last = hourNow()
      return Array.from({ length: HOURS }, (_each, index) => {
        const hour = last - HOURS + 1 + index
        return { from: hour * HOUR, ...(byHour.get(hour) ?? { reads: 0, writes: 0 }) }
      })
    },
    operations: async () => (await account.report()).entries,
  }
}
