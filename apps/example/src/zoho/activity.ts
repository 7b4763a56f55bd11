import type { AuthEvent } from '@x/auth'
import type { ClientEvent } from '@x/client'
import { authEventInWords, clientEventInWords, type Words } from './events-in-words.ts'

/** One line of the log. */
export interface Line extends Words {
  readonly number: number
  /** Epoch milliseconds. */
  readonly at: number
  /** Whose grant; undefined: it concerns everybody. */
  readonly grantId: string | undefined
}

/** What the toolkit did lately, in plain words. */
export interface Activity {
  /** For `createAuth({ onEvent })`. */
  readonly auth: (event: AuthEvent) => void
  /** For `createClient({ onEvent })`: its events do not name the grant, so the client is told apart here. */
  readonly client: (grantId: string) => (event: ClientEvent) => void
  readonly say: (grantId: string, words: Words) => void
  /** The lines that concern one grant, oldest first. */
  readonly of: (grantId: string) => readonly Line[]
  /** Calls back for every further line of one grant, until the returned function is called. */
  readonly follow: (grantId: string, follower: Follower) => () => void
  /** The grant is gone: nobody follows it any more. */
  readonly end: (grantId: string) => void
}

/** Who follows the log of a grant. */
export interface Follower {
  readonly line: (line: Line) => void
  /** No line will come any more. */
  readonly end: () => void
}

const KEPT = 500

export function createActivity(now: () => number, nameOf: (host: string) => string): Activity {
  const lines: Line[] = []
  const followers = new Map<Follower, string>()
  let number = 0
  const add = (grantId: string | undefined, words: Words): void => {
    number += 1
    const line = { ...words, number, at: now(), grantId }
    lines.push(line)
    if (lines.length > KEPT) lines.shift()
    for (const [follower, own] of followers) if (concerns(line, own)) follower.line(line)
  }
  return {
    auth: (event) => add('grantId' in event ? event.grantId : undefined, authEventInWords(event)),
    client: (grantId) => (event) => add(grantId, clientEventInWords(event, nameOf)),
    say: (grantId, words) => add(grantId, words),
    of: (grantId) => lines.filter((line) => concerns(line, grantId)),
    follow: (grantId, follower) => {
      followers.set(follower, grantId)
      return () => followers.delete(follower)
    },
    end: (grantId) => {
      for (const [follower, own] of followers) {
        if (own !== grantId) continue
        followers.delete(follower)
        follower.end()
      }
    },
  }
}

function concerns(line: Line, grantId: string): boolean {
  return line.grantId === undefined || line.grantId === grantId
}
