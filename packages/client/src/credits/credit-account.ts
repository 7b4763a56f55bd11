import { systemClock, type Clock } from '@x/dc/clock'
import type { CallInfo, ClientEvent } from '../client/events.ts'
import { tell } from '../client/listener.ts'
import { createLedger, creditsOf } from './credit-ledger.ts'
import { memoryCreditStore, type CreditEntry, type CreditStore } from './credit-store.ts'

/** A share of the day's credits was reached. */
export interface CreditThreshold {
  /** The share, such as 0.8. */
  readonly threshold: number
  /** Credits spent in the last 24 hours, as far as is known. */
  readonly spent: number
  /** Whether Zoho said so, or it is our own count. */
  readonly source: 'reported' | 'counted'
}

/** Options of {@link createCreditAccount}. */
export interface CreditAccountOptions {
  /** Credits of 24 hours: of your edition and licences, as the page "API Usage" in Zoho's setup has it. */
  readonly daily: number
  /** Shares of `daily` at which `onThreshold` is called, ascending. @default [0.5, 0.8, 0.95] */
  readonly thresholds?: readonly number[] | undefined
  /** Called once when a share is reached, and again only after it was left. What it throws is ignored. */
  readonly onThreshold?: ((reached: CreditThreshold) => void) | undefined
  /** Shared by processes with `redisCreditStore`. @default memory */
  readonly store?: CreditStore | undefined
  /** Told when the store fails; the counts are kept and added later. What it throws is ignored. */
  readonly onError?: ((error: unknown) => void) | undefined
  /** Milliseconds between two visits to the store, at least 100. @default 5_000 */
  readonly interval?: number | undefined
  readonly clock?: Pick<Clock, 'now'> | undefined
}

/** What the day's credits were spent on. */
export interface CreditReport {
  readonly daily: number
  /** Of the last 24 hours, by our own count. */
  readonly counted: number
  /** What Zoho said was left, less what we spent since. `undefined` until it says so, at half of the credits. */
  readonly reported: { readonly remaining: number; readonly at: number } | undefined
  /** The smaller of what Zoho said and what our count leaves. */
  readonly remaining: number
  /** The dearest first. */
  readonly entries: readonly CreditEntry[]
}

/** A local account of an organization's API credits: Zoho has no operation that tells them. */
export interface CreditAccount {
  /** For `createClient({ onEvent })`: counts what that client spends. */
  listener(whose: { readonly grant: string; readonly client: string }): (event: ClientEvent) => void
  /** What was spent in the last 24 hours, this process's latest calls included. */
  report(): Promise<CreditReport>
}

const HOUR = 3_600_000

/**
 * Counts the credits that calls cost, for all clients of an organization. Every exchange that Zoho answered counts, but for
 * 401 and 429; whether Zoho counts what it refuses is not known.
 *
 * @throws TypeError for a bad option
 * @example
 * const { counted, remaining, reported, entries } = await account.report()
 */
export function createCreditAccount(options: CreditAccountOptions): CreditAccount {
  const { daily, store, onError, interval, clock, ...watched } = check(options)
  const fail = (error: unknown): void => onError && tell(onError, error)
  const ledger = createLedger(store, clock, fail)
  const told = createTold(clock)
  const watch = createWatch({ daily, ...watched }, () => {
    const counted = ledger.spent()
    const reported = daily - (told.fresh() ?? daily)
    return reported > counted
      ? { spent: reported, source: 'reported' }
      : { spent: counted, source: 'counted' }
  })
  let visiting: Promise<void> | undefined
  const visitSometimes = (): void => {
    if (visiting !== undefined || clock.now() - ledger.visitedAt() < interval) return
    visiting = ledger.visit().finally(() => {
      visiting = undefined
      watch()
    })
  }
  return Object.freeze({
    listener: (whose: { readonly grant: string; readonly client: string }) => (event: ClientEvent) => {
      if (event.type === 'credits') told.hear(event.call, event.remaining)
      else if (event.type === 'attempt-ended' && isCounted(event.status)) {
        const { method, template, credits } = event.call
        ledger.keep({ operation: `${method} ${template}`, ...whose, calls: 1, credits })
        told.spend(event.call)
      } else return
      watch()
      visitSometimes()
    },
    async report() {
      await visiting
      await ledger.visit()
      watch()
      const entries = ledger.entries().toSorted((one, other) => other.credits - one.credits)
      const counted = creditsOf(entries)
      const reported = told.last()
      const left = Math.max(daily - counted, 0)
      const remaining = Math.min(left, Math.max(reported?.remaining ?? left, 0))
      return Object.freeze({ daily, counted, reported, remaining, entries })
    },
  })
}

/** What Zoho said last of the credits that are left, less what was spent since. */
function createTold(clock: Pick<Clock, 'now'>): {
  hear(call: CallInfo, remaining: number): void
  spend(call: CallInfo): void
  last(): CreditReport['reported']
  /** Undefined when it is older than an hour: credits have come back since. */
  fresh(): number | undefined
} {
  let last: CreditReport['reported']
  let by: CallInfo | undefined
  return {
    hear: (call, remaining) => {
      last = { remaining, at: clock.now() }
      by = call
    },
    spend: (call) => {
      // What Zoho says with an answer has that call in it.
      if (last !== undefined && call !== by) last = { ...last, remaining: last.remaining - call.credits }
    },
    last: () => last,
    fresh: () => (last !== undefined && clock.now() - last.at < HOUR ? last.remaining : undefined),
  }
}

/** Calls `onThreshold` when a share is reached, once until it is left. */
function createWatch(
  { daily, thresholds, onThreshold }: Pick<Checked, 'daily' | 'thresholds' | 'onThreshold'>,
  spentNow: () => Omit<CreditThreshold, 'threshold'>,
): () => void {
  let level = 0
  return () => {
    const now = spentNow()
    const reached = thresholds.filter((share) => now.spent >= share * daily)
    const threshold = reached.at(-1)
    if (threshold !== undefined && reached.length > level && onThreshold !== undefined)
      tell(onThreshold, Object.freeze({ threshold, ...now }))
    level = reached.length
  }
}

/** Whether an exchange cost credits: it was answered, and not turned away for its token or its haste. */
function isCounted(status: number | undefined): boolean {
  return status !== undefined && status !== 401 && status !== 429
}

interface Checked extends Pick<CreditAccountOptions, 'onThreshold' | 'onError'> {
  readonly daily: number
  readonly store: CreditStore
  readonly thresholds: readonly number[]
  readonly interval: number
  readonly clock: Pick<Clock, 'now'>
}

function check(options: CreditAccountOptions): Checked {
  const { daily, thresholds = [0.5, 0.8, 0.95], interval = 5000 } = options
  if (!(Number.isFinite(daily) && daily > 0))
    throw new TypeError('daily must be the number of credits of 24 hours, above 0.')
  const isAscending = thresholds.every((each, index) => each > (thresholds[index - 1] ?? 0) && each <= 1)
  if (!isAscending) throw new TypeError('thresholds must be shares above 0 and at most 1, ascending.')
  if (!(interval >= 100)) throw new TypeError('interval must be at least 100 milliseconds.')
  const { onThreshold, onError, store = memoryCreditStore(), clock = systemClock } = options
  return { daily, thresholds: [...thresholds], interval, onThreshold, onError, store, clock }
}
