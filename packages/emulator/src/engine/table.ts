/** One row of a table: plain data, frozen, replaced as a whole when it changes. */
export interface Row {
  readonly id: string
}

/** A field and its value, as an index sees them. */
export type Key = readonly [field: string, value: string]

/** A row of some table that a row points to, and what becomes of the pointing row when that one is removed. */
export interface Pointer {
  readonly field: string
  readonly table: string
  readonly id: string
  readonly whenRemoved: 'refuse' | 'clear' | 'remove'
}

/**
 * What a table knows about its rows. Keys and pointers are functions of the row, so that rows whose fields are data
 * themselves need no exception.
 */
export interface TableSpec<R extends Row> {
  readonly name: string
  /** Keys that no two rows share. */
  unique?(row: R): readonly Key[]
  /** Keys that rows are looked up by. */
  index?(row: R): readonly Key[]
  pointers?(row: R): readonly Pointer[]
  /** The row without what it pointed to, for pointers that say `clear`: all of them in one step. */
  without?(row: R, pointers: readonly Pointer[]): R
  /**
   * What `unique`, `index` and `pointers` depend on besides the row: a number that is never used twice, or the row that
   * holds it. The table builds its indexes anew when the answer is another value than before.
   */
  schema?(): unknown
  /** Looks at a row that comes from outside. @throws when it is not a row of this table */
  check?(row: Row): void
}

/** The rows of one kind, in the order of their ids: shorter ids first, then by their characters. */
export interface Table<R extends Row> {
  readonly name: string
  readonly size: number
  /** Grows with each change of the table, also when one is undone: what was computed from the rows is good until then. */
  readonly version: number
  get(id: string): R | undefined
  has(id: string): boolean
  /** Every row. The table must not be written to while it is walked. */
  all(): IterableIterator<R>
  /** The rows from a position on, in the order of ids, or in the opposite one. */
  slice(from: number, count: number, order?: 'ascending' | 'descending'): readonly R[]
  /** Rows that have a key of `index` or `unique`. */
  where(field: string, value: string): readonly R[]
  /** @throws Fault when a key is taken or a pointer leads nowhere; Error when the id is in use */
  insert(row: R): R
  /** Puts a row in the place of the one with its id. @throws Fault likewise; Error when there is none */
  replace(row: R): R
  /** Removes a row, and does with those that point to it what they say. @throws Fault when one of them refuses */
  remove(id: string): void
}

/** Why a write is refused, in no words of any API. */
export type FaultReason =
  | { readonly kind: 'taken'; readonly table: string; readonly field: string; readonly by: Row }
  | { readonly kind: 'dangling'; readonly table: string; readonly pointer: Pointer }
  | { readonly kind: 'in-use'; readonly table: string; readonly by: Row; readonly field: string }

/** A rule of a table was broken. Told by `reason.kind`. */
export class Fault extends Error {
  readonly reason: FaultReason
  constructor(reason: FaultReason) {
    super(`A row of "${reason.table}" cannot be written (${reason.kind}).`)
    this.name = 'EngineFault'
    this.reason = reason
  }
}
