import type { Counters } from '../engine/counters.ts'
import type { Database } from '../engine/database.ts'
import type { Key, Row } from '../engine/table.ts'
import { checkShape, type Shape } from '../shape.ts'

/** Rows that are found by a value of theirs, in the order in which they came. */
export interface Register<R extends Row> {
  get(value: string): R | undefined
  values(): readonly R[]
  where(field: string, value: string): readonly R[]
  /** Adds a row, or puts it in the place of the one with its value. */
  add(row: Omit<R, 'id'>): R
  change(row: R): void
  /** Whether there was one. */
  remove(value: string): boolean
}

/** What the rows of a register are like. */
export interface RegisterSpec<R extends Row> {
  readonly name: string
  /** Member that a row is found by; no two rows share it. */
  readonly key: string & keyof R
  readonly index?: ((row: R) => readonly Key[]) | undefined
  /** Members that a row from outside must have. */
  readonly shape: Shape
  /** How many rows are kept: then the oldest goes. */
  readonly most: number
  /** Whether a row may go before that, once it is the oldest. */
  readonly isOver?: ((row: R) => boolean) | undefined
}

/** Opens a register of a database. Each write is an act, unless one goes on. @param now epoch milliseconds */
export function createRegister<R extends Row>(
  {
    database,
    counters,
    now,
  }: { readonly database: Database; readonly counters: Counters; readonly now: () => number },
  { name, key, index, shape, most, isOver }: RegisterSpec<R>,
): Register<R> {
  const table = database.table<R>({
    name,
    unique: (row) => [[key, String(row[key])]],
    ...(index === undefined ? {} : { index }),
    check: (row) => checkShape(row, shape, `${name} ${row.id}`),
  })
  const write = <T>(work: () => T): T =>
    database.current === undefined ? database.act({ at: now(), by: null, source: 'accounts' }, work) : work()
  const get = (value: string): R | undefined => table.where(key, value)[0]
  /** What is over goes, oldest first, then what is too much. */
  const bound = (added: R): void => {
    for (;;) {
      const [oldest] = table.slice(0, 1)
      if (oldest === undefined || oldest.id === added.id) return
      if (table.size <= most && isOver?.(oldest) !== true) return
      table.remove(oldest.id)
    }
  }
  return {
    get,
    values: () => table.slice(0, table.size),
    where: (field, value) => table.where(field, value),
    add: (row) =>
      write(() => {
        const known = get(String((row as R)[key]))
        // Omit of a type that is not known yet: with its id it is whole.
        const whole = { ...row, id: known?.id ?? `${counters.next(name)}` } as R
        if (known !== undefined) return table.replace(whole)
        table.insert(whole)
        bound(whole)
        return whole
      }),
    change: (row) => void write(() => table.replace(row)),
    remove: (value) =>
      write(() => {
        const row = get(value)
        if (row !== undefined) table.remove(row.id)
        return row !== undefined
      }),
  }
}
