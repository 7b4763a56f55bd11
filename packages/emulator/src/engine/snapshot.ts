import { isJsonObject } from '../json.ts'
import { copyPlain } from './plain.ts'
import type { Rows } from './rows.ts'
import type { Row } from './table.ts'
import type { Tables } from './tables.ts'

/** Everything in a database as plain data that JSON can carry. Rows are shared with it, and frozen. */
export interface Snapshot {
  /** Of this form. */
  readonly format: 1
  /** Number of the last change. */
  readonly number: number
  /** Rows by table, in the order of their ids; tables without rows are left out. */
  readonly tables: Readonly<Record<string, readonly Row[]>>
}

export function takeSnapshot(tables: Tables, number: number): Snapshot {
  const filled = [...tables.all()].filter(({ size }) => size > 0)
  return {
    format: 1,
    number,
    tables: Object.fromEntries(filled.map((rows) => [rows.spec.name, [...rows.all()]])),
  }
}

/** @throws TypeError for what is not a snapshot of this form */
export function readSnapshot(value: unknown): Snapshot {
  if (
    !isJsonObject(value) ||
    value['format'] !== 1 ||
    !isCount(value['number']) ||
    !isJsonObject(value['tables'])
  ) {
    throw new TypeError('This is not a snapshot of a database of this version.')
  }
  const tables = Object.entries(value['tables']).map(([name, rows]) => {
    if (!Array.isArray(rows)) throw new TypeError(`The table "${name}" of the snapshot is not an array.`)
    return [name, rows.map((row: unknown) => readRow(row, name))] as const
  })
  return { format: 1, number: value['number'], tables: Object.fromEntries(tables) }
}

/** A row from outside, copied and frozen. @throws TypeError when it is not a row */
export function readRow(value: unknown, table: string): Row {
  if (!isJsonObject(value) || typeof value['id'] !== 'string' || value['id'] === '') {
    throw new TypeError(`The table "${table}" holds something that is not a row with an id.`)
  }
  // It was checked for its id; what else it holds is the table's to check.
  return copyPlain(value) as Readonly<Record<string, unknown>> & Row
}

/**
 * Puts the rows of a snapshot in the place of all rows. When one of them cannot be used, everything is as before.
 *
 * @throws TypeError for unknown tables, rows that their table refuses, pointers that lead nowhere, and keys that two
 *   rows share
 */
export function installSnapshot(tables: Tables, snapshot: Snapshot): void {
  for (const name of Object.keys(snapshot.tables)) {
    if (tables.find(name) === undefined) throw new TypeError(`There is no table "${name}".`)
  }
  const undo: (() => void)[] = []
  try {
    for (const rows of tables.all()) {
      undo.push(rows.install(rowsOf(snapshot, rows.spec.name)))
    }
    for (const rows of tables.all()) for (const row of rows.all()) rows.spec.check?.(row)
    for (const rows of tables.all()) {
      checkPointers(tables, rows)
      checkKeys(rows)
    }
  } catch (error) {
    for (const back of undo) back()
    if (error instanceof TypeError) throw error
    throw new TypeError('The snapshot holds a row that cannot be used.', { cause: error })
  }
}

/** Puts the rows of a snapshot in the place of all rows, without a look at them. */
export function adoptSnapshot(tables: Tables, snapshot: Snapshot): void {
  // Tables that were not asked for yet are opened.
  for (const name of Object.keys(snapshot.tables)) tables.find(name)
  for (const rows of tables.all()) rows.install(rowsOf(snapshot, rows.spec.name))
}

function rowsOf({ tables }: Snapshot, name: string): readonly Row[] {
  return Object.hasOwn(tables, name) ? (tables[name] ?? []) : []
}

function checkPointers(tables: Tables, rows: Rows): void {
  const { name } = rows.spec
  for (const row of rows.all()) {
    for (const { table, id, field } of rows.spec.pointers?.(row) ?? []) {
      if (tables.get(table)?.get(id) !== undefined) continue
      throw new TypeError(
        `"${name}" ${JSON.stringify(row.id)} points to something that is not there (${field}).`,
      )
    }
  }
}

/** Names the two rows, not what they share: it may be a secret. */
function checkKeys(rows: Rows): void {
  const { spec } = rows
  rows.index()
  if (spec.unique === undefined) return
  for (const row of rows.all()) {
    for (const [field, value] of spec.unique(row)) {
      const other = rows.having(field, value).find(({ id }) => id !== row.id)
      if (other === undefined) continue
      throw new TypeError(
        `"${spec.name}" ${JSON.stringify(row.id)} and ${JSON.stringify(other.id)} have the same "${field}".`,
      )
    }
  }
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
