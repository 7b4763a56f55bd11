/** Price of a repeat in successes; whole numbers, since ten times 0.1 is less than 1. */
const PRICE = 10
/** Ten repeats are allowed when nothing has succeeded for a while. */
const CAPACITY = 10 * PRICE

/** Keeps a client from hammering a Zoho that fails: repeats are paid from a purse that only successes fill. */
export interface RetryBudget {
  /** Whether the purse holds enough for one repeat. */
  affords(): boolean
  /** Pays for one repeat. */
  spend(): void
  /** A call went well. */
  refund(): void
}

/** A full purse, for one client. */
export function createRetryBudget(): RetryBudget {
  let left = CAPACITY
  return {
    affords: () => left >= PRICE,
    spend() {
      left -= PRICE
    },
    refund() {
      left = Math.min(CAPACITY, left + 1)
    },
  }
}
