import { freezePlain } from './plain.ts'
import { planRemoval } from './removal.ts'
import type { Rows } from './rows.ts'
import { Fault, type Row, type Table, type TableSpec } from './table.ts'
import type { Tables } from './tables.ts'
import type { Transaction } from './transaction.ts'

/** The table of a spec, with its rules: no key twice, no pointer that leads nowhere. */
export function openTable<R extends Row>(
  tables: Tables,
  transaction: Transaction,
  spec: TableSpec<R>,
): Table<R> {
  const rows = tables.open(spec)
  const put = (row: R): R => {
    freezePlain(row)
    checkRow(tables, rows, row)
    transaction.write(rows, row.id, row)
    return row
  }
  return {
    name: spec.name,
    get size() {
      return rows.size
    },
    get version() {
      return rows.version
    },
    // What stands in the rows of a spec was put there as its rows.
    get: (id) => rows.get(id) as R | undefined,
    has: (id) => rows.get(id) !== undefined,
    all: () => rows.all() as IterableIterator<R>,
    slice(from, count, order = 'ascending') {
      if (order === 'ascending') return rows.slice(from, count) as readonly R[]
      const end = Math.max(rows.size - from, 0)
      const start = Math.max(end - count, 0)
      return (rows.slice(start, end - start) as readonly R[]).toReversed()
    },
    where: (field, value) => rows.having(field, value) as readonly R[],
    insert(row) {
      if (rows.get(row.id) !== undefined) throw new Error(`"${spec.name}" has a row "${row.id}" already.`)
      return put(row)
    },
    replace(row) {
      if (rows.get(row.id) === undefined) throw new Error(`"${spec.name}" has no row "${row.id}".`)
      return put(row)
    },
    remove: (id) => transaction.attempt(() => removeRow(tables, rows, id, transaction)),
  }
}

function removeRow(tables: Tables, from: Rows, id: string, transaction: Transaction): void {
  const gone = from.get(id)
  if (gone === undefined) throw new Error(`"${from.spec.name}" has no row "${id}".`)
  const { cleared, removed } = planRemoval(tables, from, gone)
  const changed = cleared.map(({ rows, row, pointers }) => {
    if (rows.spec.without === undefined) throw new Error(`"${rows.spec.name}" cannot clear its pointers.`)
    const after = freezePlain(rows.spec.without(row, pointers))
    transaction.write(rows, row.id, after)
    return { rows, after }
  })
  for (const { rows, row } of removed) transaction.write(rows, row.id, null)
  for (const { rows, after } of changed) checkRow(tables, rows, after)
}

/** @throws Fault when a key of the row is another's, or a pointer leads nowhere */
function checkRow(tables: Tables, rows: Rows, row: Row): void {
  const { spec } = rows
  for (const [field, value] of spec.unique?.(row) ?? []) {
    const by = rows.having(field, value).find(({ id }) => id !== row.id)
    if (by !== undefined) throw new Fault({ kind: 'taken', table: spec.name, field, by })
  }
  for (const pointer of spec.pointers?.(row) ?? []) {
    const isSelf = pointer.table === spec.name && pointer.id === row.id
    if (!isSelf && tables.find(pointer.table)?.get(pointer.id) === undefined) {
      throw new Fault({ kind: 'dangling', table: spec.name, pointer })
    }
  }
}
