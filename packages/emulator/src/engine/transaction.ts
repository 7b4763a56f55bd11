import type { Change } from './log.ts'
import type { Rows } from './rows.ts'
import type { Row } from './table.ts'

/** Who does something, when, and through what. */
export interface Act {
  /** Epoch milliseconds. */
  readonly at: number
  /** Null: the system. */
  readonly by: string | null
  readonly source: string
}

/** The act that goes on, and what it has written. */
export interface Transaction {
  readonly act: Act | undefined
  /** @throws Error outside of an act */
  write(rows: Rows, id: string, after: Row | null): void
  /** Does some work; what it wrote is undone when it throws. */
  attempt<T>(work: () => T): T
  /** Does some work as an act, and says what it wrote. @throws Error within another act */
  run<T>(act: Act, work: () => T): { readonly result: T; readonly changes: readonly Change[] }
}

/** @param noted told of each row before it changes */
export function createTransaction(
  lastNumber: () => number,
  noted: (rows: Rows, id: string, before: Row | null) => void,
): Transaction {
  let current: Act | undefined
  let changes: Change[] = []
  let written: Rows[] = []

  const undo = (length: number): void => {
    while (changes.length > length) {
      const change = changes.pop()
      const rows = written.pop()
      if (change !== undefined) rows?.put(change.id, change.before)
    }
  }
  const attempt = <T>(work: () => T): T => {
    const length = changes.length
    try {
      return work()
    } catch (error) {
      undo(length)
      throw error
    }
  }
  return {
    get act() {
      return current
    },
    write(rows, id, after) {
      if (current === undefined)
        throw new Error(`The table "${rows.spec.name}" is written to outside of an act.`)
      const before = rows.put(id, after)
      noted(rows, id, before)
      const number = lastNumber() + changes.length + 1
      changes.push({ number, ...current, table: rows.spec.name, id, before, after })
      written.push(rows)
    },
    attempt,
    run(act, work) {
      if (current !== undefined) throw new Error('An act begins within another act.')
      current = { at: act.at, by: act.by, source: act.source }
      try {
        const result = attempt(work)
        return { result, changes }
      } finally {
        current = undefined
        changes = []
        written = []
      }
    },
  }
}
