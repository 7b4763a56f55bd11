import type { Database } from './database.ts'
import type { Row } from './table.ts'

/** Numbers that count up: rows of a table, so that undo, marks and snapshots cover them. */
export interface Counters {
  /** The next number of a name; the first is 1. */
  next(name: string): number
  /** Number that was given last; 0 before the first. */
  last(name: string): number
  /** Goes on from a number, unless it is beyond it already. */
  raise(name: string, number: number): void
}

interface Counter extends Row {
  readonly number: number
}

export function createCounters(database: Database): Counters {
  const table = database.table<Counter>({
    name: 'counters',
    check(row) {
      if (!Number.isSafeInteger((row as Partial<Counter>).number))
        throw new TypeError('A counter has no number.')
    },
  })
  const last = (name: string): number => table.get(name)?.number ?? 0
  const raise = (name: string, number: number): void => {
    if (number <= last(name)) return
    if (table.has(name)) table.replace({ id: name, number })
    else table.insert({ id: name, number })
  }
  return {
    last,
    raise,
    next(name) {
      const number = last(name) + 1
      raise(name, number)
      return number
    },
  }
}
