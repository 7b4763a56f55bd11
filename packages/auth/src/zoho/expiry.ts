/** Shortest and longest life that is believed, and the one assumed when the answer says nothing usable; seconds. */
const SHORTEST = 60
const LONGEST = 3600
const ASSUMED = 3000
/** More seconds than a day: no access token lives so long, so the number is milliseconds. */
const SURELY_MILLISECONDS = 86_400

/** Life of an access token in seconds, and whether it had to be assumed. */
export interface Life {
  readonly seconds: number
  readonly assumed: boolean
}

/**
 * Life of an access token. Zoho's `expires_in` is seconds today; in older answers and for some client types it is
 * milliseconds, and then `expires_in_sec` stands beside it (Zoho Accounts' documentation, its SDK). Both may be digit
 * strings or missing. The result lies between one minute and one hour: never for ever, never immediately.
 */
export function parseLife(answer: {
  readonly expires_in?: unknown
  readonly expires_in_sec?: unknown
}): Life {
  const named = positive(answer.expires_in_sec)
  if (named !== undefined) return { seconds: clamp(named), assumed: false }
  const plain = positive(answer.expires_in)
  if (plain === undefined) return { seconds: ASSUMED, assumed: true }
  return { seconds: clamp(plain > SURELY_MILLISECONDS ? plain / 1000 : plain), assumed: false }
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined
}

function clamp(seconds: number): number {
  return Math.floor(Math.min(Math.max(seconds, SHORTEST), LONGEST))
}
