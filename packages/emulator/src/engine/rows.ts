import { compareIds } from './compare-ids.ts'
import { createKeyIndex, type KeyIndex } from './key-index.ts'
import { createRowList } from './row-list.ts'
import type { Key, Row, TableSpec } from './table.ts'

/** The rows of a table with their order and indexes. Rules, undo and log stand above it. */
export interface Rows {
  readonly spec: TableSpec<Row>
  readonly size: number
  readonly version: number
  get(id: string): Row | undefined
  /** Puts a row under an id, or nothing; gives what stood there. */
  put(id: string, row: Row | null): Row | null
  all(): IterableIterator<Row>
  slice(from: number, count: number): readonly Row[]
  /** Rows that have a key, in the order of ids. */
  having(field: string, value: string): readonly Row[]
  /** Builds the indexes when they do not follow the present schema. */
  index(): void
  /** Takes other rows in the place of all; gives back what undoes it. @throws TypeError for two of one id */
  install(rows: readonly Row[]): () => void
  /** Told of each row that is put, also by an undo; `undefined` when all are others now. */
  watch(listener: (row: Row | undefined) => void): void
}

/** The field under which the rows that point to a table are found. */
export function pointerField(table: string): string {
  return `→${table}`
}

export function createRows(spec: TableSpec<Row>): Rows {
  let rows = new Map<string, Row>()
  let list = createRowList()
  let version = 0
  const indexes = createIndexes(spec, () => rows.values())
  const listeners: ((row: Row | undefined) => void)[] = []
  const tell = (row: Row | undefined): void => {
    version += 1
    for (const listener of listeners) listener(row)
  }

  return {
    spec,
    get size() {
      return rows.size
    },
    get version() {
      return version
    },
    get: (id) => rows.get(id),
    put(id, row) {
      const before = rows.get(id) ?? null
      indexes.change(before, row)
      if (row === null) {
        rows.delete(id)
        list.remove(id)
      } else {
        rows.set(id, row)
        list.put(row)
      }
      if (before !== null || row !== null) tell(row ?? undefined)
      return before
    },
    *all() {
      const began = version
      for (const row of list.all()) {
        yield row
        if (version !== began) throw new Error(`The table "${spec.name}" was written to while it was walked.`)
      }
    },
    slice: (from, count) => list.slice(from, count),
    having: (field, value) => {
      const found = [...indexes.present().having(field, value)]
      return (found.length > 1 ? found.toSorted(compareIds) : found).flatMap((id) => rows.get(id) ?? [])
    },
    index: () => void indexes.present(),
    install(given) {
      const sorted = given.toSorted((one, other) => compareIds(one.id, other.id))
      const taken = new Map(sorted.map((row) => [row.id, row]))
      if (taken.size < sorted.length)
        throw new TypeError(`The table "${spec.name}" holds two rows of one id.`)
      const before = { rows, list }
      const become = (next: typeof before): void => {
        ;({ rows, list } = next)
        indexes.forget()
        tell(undefined)
      }
      become({ rows: taken, list: createRowList(sorted) })
      return () => become(before)
    },
    watch: (listener) => void listeners.push(listener),
  }
}

/** The index of some rows, built when it is first asked for, and anew when the schema is another. */
function createIndexes(
  spec: TableSpec<Row>,
  all: () => Iterable<Row>,
): { present(): KeyIndex; change(before: Row | null, after: Row | null): void; forget(): void } {
  let index: KeyIndex | undefined
  let builtFor: unknown
  const isPresent = (): boolean => index !== undefined && Object.is(builtFor, spec.schema?.())
  return {
    present() {
      if (index !== undefined && isPresent()) return index
      const built = createKeyIndex()
      for (const row of all()) built.add(keysOf(spec, row), row.id)
      builtFor = spec.schema?.()
      index = built
      return built
    },
    change(before, after) {
      if (index === undefined) return
      if (!isPresent()) {
        index = undefined
        return
      }
      if (before !== null) index.remove(keysOf(spec, before), before.id)
      if (after !== null) index.add(keysOf(spec, after), after.id)
    },
    forget() {
      index = undefined
    },
  }
}

function keysOf(spec: TableSpec<Row>, row: Row): Key[] {
  const keys: Key[] = []
  if (spec.unique !== undefined) keys.push(...spec.unique(row))
  if (spec.index !== undefined) keys.push(...spec.index(row))
  for (const { table, id } of spec.pointers?.(row) ?? []) keys.push([pointerField(table), id])
  return keys
}
