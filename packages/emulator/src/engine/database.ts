import { createFollowers, type EngineEvent, type Follower } from './followers.ts'
import { createLog, type Change } from './log.ts'
import { createMarks, type Mark } from './marks.ts'
import { openTable } from './open-table.ts'
import { readChanges } from './replay.ts'
import { adoptSnapshot, installSnapshot, readSnapshot, takeSnapshot, type Snapshot } from './snapshot.ts'
import type { Row, Table, TableSpec } from './table.ts'
import { createTables, type Tables } from './tables.ts'
import { createTransaction, type Act, type Transaction } from './transaction.ts'

/** Tables that are written to in acts: whole or not at all. */
export interface Database {
  /** The table of a spec; the same one when it is asked for again. */
  table<R extends Row>(spec: TableSpec<R>): Table<R>
  /** The act that goes on; undefined between acts. */
  readonly current: Act | undefined
  /** Does some work on behalf of somebody. What it wrote is undone when it throws; else those who follow are told. */
  act<T>(act: Act, work: () => T): T
  /** A part of an act, undone alone when it throws. Nests. */
  attempt<T>(work: () => T): T
  /** The changes after a number, oldest first, as far as they are kept. */
  changes(after?: number): readonly Change[]
  /** Adds somebody who is told of each act that came to its end, but not of what he wrote himself. */
  follow(name: string, follower: Follower): void
  /** A moment to come back to. It costs what changes after it, until it is released. */
  mark(): Mark
  /** Goes back to a mark: rows, counters, jobs and log are as they were. The mark stays open, later ones do not. */
  rewind(mark: Mark): void
  release(mark: Mark): void
  snapshot(): Snapshot
  /** Becomes what a snapshot holds, or stays as it is. Log and marks begin anew. @throws TypeError for anything else */
  restore(snapshot: unknown): void
  /** Restores what {@link Database.snapshot} of another database with the same tables gave: it was checked there. */
  adopt(snapshot: Snapshot): void
  /** Does once more what a log says that went on from the present state, whole or not at all. @throws TypeError for a gap or another state */
  replay(changes: readonly unknown[]): void
  /** Told of each row of a table that is put, also by an undo; `undefined` when all are others now. */
  watch(table: string, listener: (row: Row | undefined) => void): void
}

export interface DatabaseOptions {
  /** How many changes the log keeps at least. @default 10_000 */
  readonly kept?: number | undefined
  /** What a table is that a snapshot or a pointer names before it was opened. */
  readonly specOf?: ((name: string) => TableSpec<Row> | undefined) | undefined
  readonly onEvent?: ((event: EngineEvent) => void) | undefined
}

export function createDatabase(options: DatabaseOptions = {}): Database {
  const tables = createTables(options.specOf ?? (() => undefined))
  const marks = createMarks()
  const log = createLog(options.kept ?? 10_000, () => marks.lowest)
  const transaction = createTransaction(
    () => log.number,
    (rows, id, before) => marks.note(rows, id, before),
  )
  const run = <T>(act: Act, work: () => T): { readonly result: T; readonly changes: readonly Change[] } => {
    const done = transaction.run(act, work)
    log.append(done.changes)
    return done
  }
  const followers = createFollowers(
    (act, work) => run(act, work).changes,
    options.onEvent ?? (() => undefined),
  )
  const between = (what: string): void => {
    if (transaction.act !== undefined) throw new Error(`${what} is not possible within an act.`)
  }
  const begin = (number: number): void => {
    marks.closeAll()
    log.reset(number)
  }
  return Object.freeze<Database>({
    table: <R extends Row>(spec: TableSpec<R>) => openTable(tables, transaction, spec),
    get current() {
      return transaction.act
    },
    act<T>(act: Act, work: () => T): T {
      const { result, changes } = run(act, work)
      followers.tell(act, changes)
      return result
    },
    attempt: (work) => transaction.attempt(work),
    changes: (after = 0) => log.since(after),
    follow: (name, follower) => followers.add(name, follower),
    mark() {
      between('A mark')
      return marks.open(log.number)
    },
    rewind(mark: Mark) {
      between('Going back')
      marks.rewind(mark)
      log.cut(mark.number)
    },
    release: (mark) => marks.close(mark),
    snapshot() {
      between('A snapshot')
      return takeSnapshot(tables, log.number)
    },
    restore(value: unknown) {
      between('Restoring')
      const snapshot = readSnapshot(value)
      installSnapshot(tables, snapshot)
      begin(snapshot.number)
    },
    adopt(snapshot: Snapshot) {
      between('Restoring')
      adoptSnapshot(tables, snapshot)
      begin(snapshot.number)
    },
    replay(changes: readonly unknown[]) {
      between('Replaying')
      const read = readChanges(changes, log.number)
      const mark = marks.open(log.number)
      try {
        for (const change of read) run(change, () => redo(tables, transaction, change))
      } catch (error) {
        marks.rewind(mark)
        log.cut(mark.number)
        throw error
      } finally {
        marks.close(mark)
      }
    },
    watch(table: string, listener: (row: Row | undefined) => void) {
      const rows = tables.get(table)
      if (rows === undefined) throw new Error(`There is no table "${table}".`)
      rows.watch(listener)
    },
  })
}

function redo(tables: Tables, transaction: Transaction, change: Change): void {
  const { table, id, number, before, after } = change
  const rows = tables.find(table)
  if (rows === undefined) throw new TypeError(`There is no table "${table}" (change ${number}).`)
  const isThere = rows.get(id) !== undefined
  if (isThere !== (before !== null))
    throw new TypeError(`Change ${number} of the log does not fit the state.`)
  if (after !== null) rows.spec.check?.(after)
  transaction.write(rows, id, after)
}
