/** Price of a repeat in successes; whole numbers, since ten times 0.1 is less than 1. */
const PRICE = 10
/** Ten repeats are allowed when nothing has succeeded for a while. */
const CAPACITY = 10 * PRICE

/** Keeps callers from hammering a Zoho that fails: repeats are paid from a purse that only successes fill. */
export interface RetryBudget {
  /** Whether the purse holds enough for one repeat. */
  affords(): boolean
  /** Pays for one repeat. */
  spend(): void
  /** A call went well. */
  refund(): void
}

const inside = Symbol.for('@x/client/retry-budget')

/** Where a token source names what was made once for many of its like: an `auth` for all of its sources. */
const OWNER: unique symbol = Symbol.for('@x/token-owner') as never

/**
 * The purse of a limiter or of a token source, where printing does not show it: it belongs to what a program makes once, so
 * that a client for each request repeats no more than one client for all.
 */
export function budgetOf(made: object & { readonly [OWNER]?: object }): RetryBudget {
  const owner: object & { readonly [inside]?: RetryBudget } = made[OWNER] ?? made
  const known = owner[inside]
  if (known !== undefined) return known
  const budget = createRetryBudget()
  // What was frozen by others has one for each client.
  if (Object.isExtensible(owner)) Object.defineProperty(owner, inside, { value: budget })
  return budget
}

/** A full purse. */
function createRetryBudget(): RetryBudget {
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
