import type { Database } from '../../../engine/database.ts'
import type { Row, Table, TableSpec } from '../../../engine/table.ts'
import { layOut as layOutRows } from '../../lay-out.ts'
import { fieldTable, type FieldRow } from '../fields/field-row.ts'
import { layoutTable, type LayoutRow } from '../layouts/layout-row.ts'
import { moduleOfTable, recordTable, type RecordRow } from '../records/record-row.ts'
import { moduleTable, type ModuleRow } from './module-row.ts'

/**
 * The modules of an organization with their fields, layouts and records. Those that every organization has are laid out
 * when they are first asked for: an organization whose records nobody looks at costs nothing for them.
 */
export interface Modules {
  /** Every module, in the order of ids. */
  all(): readonly ModuleRow[]
  /** By API name, as written. */
  find(apiName: string): ModuleRow | undefined
  /** The fields of a module, in the order of ids; the same array until one of them changes. */
  fieldsOf(module: string): readonly FieldRow[]
  fieldOf(module: string, name: string): FieldRow | undefined
  layoutsOf(module: string): readonly LayoutRow[]
  recordsOf(module: string): Table<RecordRow>
  /** What a table is that holds records; undefined for others. A snapshot may hold records before anybody asked for them. */
  tableSpec(name: string): TableSpec<Row> | undefined
  readonly tables: {
    readonly modules: Table<ModuleRow>
    readonly fields: Table<FieldRow>
    readonly layouts: Table<LayoutRow>
  }
}

/** The fields of one module, and by name. */
interface Fields {
  readonly list: readonly FieldRow[]
  readonly byName: ReadonlyMap<string, FieldRow>
}

const none: Fields = { list: [], byName: new Map() }

/** What every organization has, written down: rows that are put into the tables when they are asked for. */
export interface StandardMetadata {
  modules(): readonly ModuleRow[]
  /** Undefined for a module that is not standard. */
  partsOf(
    module: string,
  ): { readonly fields: readonly FieldRow[]; readonly layout: LayoutRow | undefined } | undefined
}

export function openModules(database: Database, standard: StandardMetadata): Modules {
  const modules = database.table(moduleTable)
  const fields = database.table(fieldTable)
  const layouts = database.table(layoutTable)
  const known = new Map<string, Fields>()
  const recordTables = new Map<string, Table<RecordRow>>()
  database.watch('fields', (row) => {
    if (row === undefined) known.clear()
    // What stands in the table is a field.
    else known.delete((row as FieldRow).module)
  })
  const write = (work: () => void): void => layOutRows(database, work)
  const layOutModules = (): void => {
    if (modules.size === 0) write(() => standard.modules().forEach((row) => modules.insert(row)))
  }
  const find = (apiName: string): ModuleRow | undefined => {
    layOutModules()
    return modules.where('api_name', apiName)[0]
  }
  const layOut = (module: string): void => {
    if (fields.where('module', module).length > 0 || find(module) === undefined) return
    const parts = standard.partsOf(module)
    if (parts === undefined) return
    write(() => {
      for (const field of parts.fields) fields.insert(field)
      if (parts.layout !== undefined) layouts.insert(parts.layout)
    })
  }
  /** Without laying anything out: the indexes of records ask this at any moment. */
  const present = (module: string): Fields => {
    const cached = known.get(module)
    if (cached !== undefined) return cached
    const list = fields.where('module', module)
    if (list.length === 0) return none
    const found = { list, byName: new Map(list.map((field) => [field.api_name, field])) }
    known.set(module, found)
    return found
  }
  const fieldsOf = (module: string): Fields => {
    const found = present(module)
    if (found !== none) return found
    layOut(module)
    return present(module)
  }
  const specOf = (module: string): TableSpec<RecordRow> =>
    recordTable(module, { fieldsOf: (name) => present(name).list })

  return Object.freeze({
    all: () => {
      layOutModules()
      return [...modules.all()]
    },
    find,
    fieldsOf: (module: string) => fieldsOf(module).list,
    fieldOf: (module: string, name: string) => fieldsOf(module).byName.get(name),
    layoutsOf: (module: string) => {
      layOut(module)
      return layouts.where('module', module)
    },
    recordsOf: (module: string) => {
      fieldsOf(module)
      let records = recordTables.get(module)
      if (records === undefined) {
        records = database.table(specOf(module))
        recordTables.set(module, records)
      }
      return records
    },
    tableSpec: (name: string) => {
      const module = moduleOfTable(name)
      return module === undefined ? undefined : specOf(module)
    },
    tables: { modules, fields, layouts },
  })
}
