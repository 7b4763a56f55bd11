import type { Row } from './table.ts'

/** One change of one row. */
export interface Change {
  /** One more than that of the change before. */
  readonly number: number
  /** Epoch milliseconds. */
  readonly at: number
  /** Who did it; null: the system. */
  readonly by: string | null
  /** What it was done through. */
  readonly source: string
  readonly table: string
  readonly id: string
  readonly before: Row | null
  readonly after: Row | null
}

/** The last changes, oldest first. */
export interface Log {
  /** Number of the last change. */
  readonly number: number
  append(changes: readonly Change[]): void
  /** Changes after a number, as far as they are kept. */
  since(number: number): readonly Change[]
  /** Forgets what came after a number. */
  cut(number: number): void
  /** Forgets everything and goes on from a number. */
  reset(number: number): void
}

/**
 * @param kept how many changes are kept at least; never more than twice as many
 * @param floor the lowest number that the log may have to be cut to: it keeps what it had then
 */
export function createLog(kept: number, floor: () => number): Log {
  let changes: Change[] = []
  let number = 0
  return {
    get number() {
      return number
    },
    append(added) {
      // A spread of a hundred thousand arguments would overflow the stack.
      for (const change of added) changes.push(change)
      number += added.length
      const first = number - changes.length
      const surplus = Math.min(changes.length - kept, floor() - kept - first)
      if (changes.length > 2 * kept && surplus > 0) changes = changes.slice(surplus)
    },
    since(after) {
      const first = number - changes.length
      return changes.slice(Math.max(after - first, 0))
    },
    cut(to) {
      changes.length -= Math.min(number - to, changes.length)
      number = to
    },
    reset(to) {
      changes = []
      number = to
    },
  }
}
