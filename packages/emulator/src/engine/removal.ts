import { pointerField, type Rows } from './rows.ts'
import { Fault, type Pointer, type Row } from './table.ts'
import type { Tables } from './tables.ts'

/** What the removal of a row does: rows that lose what they point to, rows that go. */
export interface Removal {
  readonly cleared: readonly {
    readonly rows: Rows
    readonly row: Row
    readonly pointers: readonly Pointer[]
  }[]
  readonly removed: readonly { readonly rows: Rows; readonly row: Row }[]
}

/**
 * Finds out what goes with a row, before anything is written. Circles end: no row is looked at twice.
 *
 * @throws Fault when a row that stays refuses
 */
export function planRemoval(tables: Tables, rows: Rows, row: Row): Removal {
  const removed = [{ rows, row }]
  const going = new Map([[rows, new Set([row.id])]])
  const goes = (at: Rows, id: string): boolean => going.get(at)?.has(id) === true
  // The list grows while it is walked: what goes takes others along.
  const sources: (readonly Source[])[] = []
  for (const target of removed) {
    const found = pointing(tables, target)
    sources.push(found)
    for (const source of found) {
      if (goes(source.rows, source.row.id) || !source.pointers.some(isRemoved)) continue
      removed.push(source)
      const ids = going.get(source.rows)
      if (ids === undefined) going.set(source.rows, new Set([source.row.id]))
      else ids.add(source.row.id)
    }
  }
  const cleared = new Map<Row, { rows: Rows; row: Row; pointers: Pointer[] }>()
  for (const [index, target] of removed.entries()) {
    for (const source of sources[index] ?? []) {
      if (goes(source.rows, source.row.id)) continue
      const refusing = source.pointers.find(({ whenRemoved }) => whenRemoved === 'refuse')
      if (refusing !== undefined) {
        const { spec } = target.rows
        throw new Fault({ kind: 'in-use', table: spec.name, by: source.row, field: refusing.field })
      }
      const known = cleared.get(source.row)
      if (known === undefined) cleared.set(source.row, { ...source, pointers: [...source.pointers] })
      else known.pointers.push(...source.pointers)
    }
  }
  return { cleared: [...cleared.values()], removed }
}

function isRemoved({ whenRemoved }: Pointer): boolean {
  return whenRemoved === 'remove'
}

interface Source {
  readonly rows: Rows
  readonly row: Row
  readonly pointers: readonly Pointer[]
}

/** The rows of all tables that point to a row, each with its pointers to it. */
function pointing(tables: Tables, target: { readonly rows: Rows; readonly row: Row }): readonly Source[] {
  const { name } = target.rows.spec
  const field = pointerField(name)
  const found: Source[] = []
  for (const rows of tables.all()) {
    if (rows.spec.pointers === undefined || rows.size === 0) continue
    for (const row of rows.having(field, target.row.id)) {
      const all = rows.spec.pointers(row)
      found.push({
        rows,
        row,
        pointers: all.filter(({ table, id }) => table === name && id === target.row.id),
      })
    }
  }
  return found
}
