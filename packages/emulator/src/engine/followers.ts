import type { Change } from './log.ts'
import type { Act } from './transaction.ts'

/** Looks at what an act changed, after it came to its end, in an act of its own. */
export type Follower = (changes: readonly Change[]) => void

/** What happens inside a database and fails no call. */
export type EngineEvent =
  | { readonly type: 'follower-failed'; readonly name: string; readonly error: unknown }
  | { readonly type: 'followers-stopped'; readonly name: string }
  | { readonly type: 'job-failed'; readonly kind: string; readonly id: string; readonly error: unknown }

export interface Followers {
  add(name: string, follower: Follower): void
  /** Tells all of what was changed, and then of what they changed themselves. */
  tell(act: Act, changes: readonly Change[]): void
}

/** Followers that answer each other go on for so many rounds. */
const ROUNDS = 10

/** @param run does something as an act, and says what it changed */
export function createFollowers(
  run: (act: Act, work: () => void) => readonly Change[],
  onEvent: (event: EngineEvent) => void,
): Followers {
  const followers = new Map<string, Follower>()

  const follow = (name: string, act: Act, changes: readonly Change[]): readonly Change[] => {
    try {
      return run({ ...act, source: name }, () => followers.get(name)?.(changes))
    } catch (error) {
      onEvent({ type: 'follower-failed', name, error })
      return []
    }
  }
  return {
    add(name, follower) {
      if (followers.has(name)) throw new Error(`There is a follower "${name}" already.`)
      followers.set(name, follower)
    },
    tell(act, changes) {
      const told = [{ changes, round: 0, from: '' }]
      // The list grows while it is walked: what a follower writes, the others are told.
      for (const batch of told) {
        for (const name of followers.keys()) {
          if (name === batch.from || batch.changes.length === 0) continue
          if (batch.round === ROUNDS) {
            onEvent({ type: 'followers-stopped', name })
            continue
          }
          told.push({ changes: follow(name, act, batch.changes), round: batch.round + 1, from: name })
        }
      }
    },
  }
}
