import type { AuthEvent } from '@x/auth'
import type { ClientEvent } from '@x/client'
import { createCallsUnderWay, type CallOfLine } from './calls-under-way.ts'
import { authEventInWords, clientEventInWords, type Words } from './events-in-words.ts'

/** One line of the log. */
export interface Line extends Words {
  readonly number: number
  /** Epoch milliseconds. */
  readonly at: number
  /** Whose grant; undefined: it concerns everybody. */
  readonly grantId: string | undefined
  /** The call that it belongs to. */
  readonly call?: CallOfLine | undefined
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
  const calls = createCallsUnderWay()
  let number = 0
  const add = (grantId: string | undefined, words: Words, call?: CallOfLine): void => {
    number += 1
    const line = { ...words, number, at: now(), grantId, call }
    lines.push(line)
    if (lines.length > KEPT) lines.shift()
    for (const [follower, own] of followers) if (concerns(line, own)) follower.line(line)
  }
  return {
    auth: (event) => {
      const grantId = 'grantId' in event ? event.grantId : undefined
      add(grantId, authEventInWords(event), calls.causeOf(event))
    },
    client: (grantId) => (event) => {
      const { call, status } = calls.note(grantId, event)
      add(grantId, clientEventInWords(event, { nameOf, status }), call)
    },
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
