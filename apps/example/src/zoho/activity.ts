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
}

const KEPT = 500

export function createActivity(now: () => number): Activity {
  const lines: Line[] = []
  let number = 0
  const add = (grantId: string | undefined, words: Words): void => {
    number += 1
    lines.push({ ...words, number, at: now(), grantId })
    if (lines.length > KEPT) lines.shift()
  }
  return {
    auth: (event) => add('grantId' in event ? event.grantId : undefined, authEventInWords(event)),
    client: (grantId) => (event) => add(grantId, clientEventInWords(event)),
    say: (grantId, words) => add(grantId, words),
    of: (grantId) => lines.filter((line) => line.grantId === undefined || line.grantId === grantId),
  }
}
