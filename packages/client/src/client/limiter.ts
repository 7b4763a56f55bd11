import { createPool, type Pool } from './pool.ts'
import { budgetOf } from './retry-budget.ts'

/** Gives a slot back. Calling it again does nothing. */
export type Release = () => void | Promise<void>

/** What is known of the attempt that asks for a slot. */
export interface SlotNeed {
  /**
   * Whether Zoho counts the call a second time, among the heavy ones of the organization: queries in COQL, searches, Composite,
   * writes of more than ten records, converting a lead, sending mail, lists with `cvid` or `sort_by`. @default false
   */
  readonly heavy?: boolean | undefined
}

/**
 * Bounds how many attempts run concurrently. Zoho counts an organization's calls together, and no token names the
 * organization: give the same limiter to every client of one organization.
 */
export interface Limiter {
  /**
   * Waits for a slot; one may be given without a promise. A slot is held for one attempt, its body included, and not
   * while a call waits to repeat. Rejects with the signal's reason when that is aborted first.
   */
  acquire(signal: AbortSignal, need?: SlotNeed): Release | Promise<Release>
}

/** Options of {@link createLimiter}. */
export interface LimiterOptions {
  /** Most attempts at the same time. Zoho allows 5 (Free) to 25 (Ultimate) per organization and app. */
  readonly concurrency: number
  /** Most heavy attempts among them. Zoho allows 10 in every edition. @default 10 */
  readonly heavy?: number | undefined
}

/**
 * A limiter for one process. Waiting calls are served in the order they came.
 *
 * @throws TypeError when a number is not a positive integer
 * @example
 * const limiter = createLimiter({ concurrency: 10 })
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { concurrency, heavy } = checkConcurrency(options)
  return limiterOf(createPool(concurrency), heavy < concurrency ? createPool(heavy) : undefined)
}

/** Completes the numbers of a limiter, and refuses those that make no sense. */
export function checkConcurrency(options: LimiterOptions): { concurrency: number; heavy: number } {
  const { concurrency, heavy = 10 } = options
  for (const [name, value] of Object.entries({ concurrency, heavy })) {
    if (Number.isSafeInteger(value) && value >= 1) continue
    throw new TypeError(`${name} must be a positive integer: how many calls may run at the same time.`)
  }
  return { concurrency, heavy }
}

/** A limiter on slots for all attempts, and on slots that heavy ones need besides. */
export function limiterOf(all: Pool, heavy: Pool | undefined): Limiter {
  const limiter: Limiter = {
    acquire: (signal, need) =>
      need?.heavy === true && heavy !== undefined ? acquireBoth(heavy, all, signal) : all.acquire(signal),
  }
  // Whoever shares the limiter shares the allowance for repeats.
  budgetOf(limiter)
  return Object.freeze(limiter)
}

/** First the slot that fewer can have: who waits for it holds none that others could use. */
async function acquireBoth(heavy: Pool, all: Pool, signal: AbortSignal): Promise<Release> {
  const giveHeavy = await heavy.acquire(signal)
  try {
    const give = await all.acquire(signal)
    return () => {
      give()
      giveHeavy()
    }
  } catch (error) {
    giveHeavy()
    throw error
  }
}
