// Checks, offline, what a run has left behind: what workers wrote down, what Zoho issued, what stands in the store.
import type { Line } from './events.ts'

/** What is known of a grant from outside. */
export interface Expected {
  readonly grantId: string
  /** Refresh tokens that were connected under this id, in order. */
  readonly refreshTokens: readonly string[]
  /** The one that must stand in the store at the end; `undefined`: no row. */
  readonly last: string | undefined
  /** What stands there. */
  readonly found: string | undefined
  /** Whether a crash, a suspension or a lost answer can have cost a token call more. */
  readonly mayCostOneMore: boolean
}

export interface Verdict {
  readonly violations: readonly string[]
  readonly tokenCalls: number
  readonly generations: number
  readonly extraCalls: number
}

/** @param known access tokens that Zoho has, by value, with the refresh token of each */
export function checkHistory(
  lines: readonly Line[],
  known: ReadonlyMap<string, string>,
  expected: readonly Expected[],
): Verdict {
  const violations: string[] = []
  const perRefreshToken = new Map<string, number>()
  // Zoho forgets the tokens of a grant that was revoked; what it answered before was written down.
  const issued = new Map(known)
  for (const { event } of lines) if (event.type === 'issued') issued.set(event.token, event.refreshToken)
  for (const refreshToken of issued.values())
    perRefreshToken.set(refreshToken, (perRefreshToken.get(refreshToken) ?? 0) + 1)
  const byGrant = Map.groupBy(lines, ({ event }) => event.grantId)
  let tokenCalls = 0
  let generations = 0
  let extraCalls = 0

  for (const { grantId, refreshTokens, last, found, mayCostOneMore } of expected) {
    const say = (what: string): void => void violations.push(`${grantId}: ${what}`)
    if (last !== undefined && found === undefined) say('the grant is lost')
    if (last === undefined && found !== undefined) say('the grant is there again')
    if (last !== undefined && found !== undefined && found !== last)
      say('an older refresh token is there again')

    const own = new Set(refreshTokens)
    const published = new Map<string, Set<string>>()
    for (const { event } of byGrant.get(grantId) ?? []) {
      if (event.type === 'answer') {
        const refreshToken = issued.get(event.token)
        if (refreshToken === undefined) say('a token was served that Zoho never issued')
        else if (!own.has(refreshToken)) say('a token of another grant was served')
      }
      if (event.type === 'row' && event.access !== undefined) {
        const tokens = published.get(event.refreshToken) ?? new Set()
        published.set(event.refreshToken, tokens.add(event.access))
        if (issued.get(event.access) !== event.refreshToken) say('a row has a token of another refresh token')
      }
      if (event.type === 'row' && event.attempts > 10) say(`${event.attempts} attempts within ten minutes`)
    }
    for (const [, tokens] of published)
      if (tokens.size > 1) say(`${tokens.size} tokens were published in one generation`)

    for (const refreshToken of refreshTokens) {
      const calls = perRefreshToken.get(refreshToken) ?? 0
      if (calls === 0) continue
      tokenCalls += calls
      generations += 1
      extraCalls += calls - 1
      if (calls > (mayCostOneMore ? 2 : 1)) say(`${calls} token calls in one generation`)
    }
  }
  return { violations, tokenCalls, generations, extraCalls }
}
