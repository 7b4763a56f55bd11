/** Price of a repeat in successes; whole numbers, since ten times 0.1 is less than 1. */
const PRICE = 10
/** Ten repeats are allowed when nothing has succeeded for a while. */
const CAPACITY = 10 * PRICE

/** Keeps a client from hammering a Zoho that fails: repeats are paid from a purse that only successes fill. */
export interface RetryBudget {
  /** Pays for one repeat; false when the purse is empty. */
  spend(): boolean
  /** A call went well. */
  refund(): void
}

/** A full purse, for one client. */
export function createRetryBudget(): RetryBudget {
  let left = CAPACITY
  return {
    spend() {
      if (left < PRICE) return false
      left -= PRICE
      return true
    },
    refund() {
      left = Math.min(CAPACITY, left + 1)
    },
  }
}

/** Milliseconds before the n-th repeat (from 1): about 0.5 s, 1 s, 2 s … at most 20 s; full jitter in the upper half. */
export function backOff(repeat: number): number {
  const base = Math.min(1000 * 2 ** (repeat - 1), 20_000)
  return base / 2 + Math.random() * (base / 2)
}
