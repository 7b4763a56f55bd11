import { createRows, type Rows } from './rows.ts'
import type { Row, TableSpec } from './table.ts'

/** The tables of a database by their names. */
export interface Tables {
  get(name: string): Rows | undefined
  /** The table of this name; opened when there is none yet and somebody knows what it is. */
  find(name: string): Rows | undefined
  open(spec: TableSpec<Row>): Rows
  all(): IterableIterator<Rows>
}

/** @param specOf what a table is that was not opened yet: tables may be as many as there are rows of another */
export function createTables(specOf: (name: string) => TableSpec<Row> | undefined): Tables {
  const tables = new Map<string, Rows>()
  const open = (spec: TableSpec<Row>): Rows => {
    const known = tables.get(spec.name)
    if (known !== undefined) return known
    const rows = createRows(spec)
    tables.set(spec.name, rows)
    return rows
  }
  return {
    get: (name) => tables.get(name),
    find(name) {
      const known = tables.get(name)
      if (known !== undefined) return known
      const spec = specOf(name)
      return spec?.name === name ? open(spec) : undefined
    },
    open,
    all: () => tables.values(),
  }
}
