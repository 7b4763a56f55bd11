import { isJsonObject, own } from '../../../json.ts'
import { compareIds } from '../../../engine/compare-ids.ts'
import type { Table } from '../../../engine/table.ts'
import type { OrgData } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import type { RecordRow } from '../records/record-row.ts'
import { mostTerritories } from '../territories/record-territory.ts'
import { fullName, type UserRow } from '../users/user-row.ts'
import { settingsFields } from './settings-fields.ts'

/** Rows that can be queried, or that a lookup leads to. */
export interface RowSource {
  readonly name: string
  fieldOf(name: string): Field | undefined
  /** In the order of ids. */
  rows(): readonly Values[]
  get(id: string): Values | undefined
}

/** Which records of a module a query is about; undefined: all. */
type Seen = (module: string) => ((record: RecordRow) => boolean) | undefined

/**
 * The rows of a module, or of a kind of settings that references lead to. Undefined: there is no such thing.
 *
 * @param seen limits `rows`; what a lookup leads to is there for whoever sees the record that has it
 */
export function sourceOf(name: string, data: OrgData, seen: Seen = () => undefined): RowSource | undefined {
  return settingsSource(name, data) ?? moduleSource(name, data, seen)
}

function settingsSource(name: string, data: OrgData): RowSource | undefined {
  const fields = own(settingsFields, name)
  if (fields === undefined) return undefined
  const byName = new Map(fields.map((field) => [field.api_name, field]))
  const table: Pick<Table<{ readonly id: string }>, 'get' | 'all'> = {
    users: data.users,
    roles: data.roles,
    profiles: data.profiles,
    layouts: data.modules.tables.layouts,
  }[name] ?? { get: () => undefined, all: () => [].values() }
  const show = (row: { readonly id: string }): Values => adapted(name, row)
  return {
    name,
    fieldOf: (field) => byName.get(field),
    get: (id) => {
      const row = table.get(id)
      return row && show(row)
    },
    rows: () => [...table.all()].map(show),
  }
}

/** What COQL calls otherwise than the settings do. */
function adapted(name: string, row: { readonly id: string }): Values {
  // A row of the table of that name.
  if (name === 'users') return { ...row, full_name: fullName(row as UserRow) }
  const values: Values = { ...row }
  if (name === 'roles') return { ...values, share_data_with_peers: own(values, 'share_with_peers') }
  return values
}

function moduleSource(name: string, data: OrgData, seen: Seen): RowSource | undefined {
  const { modules } = data
  const module = modules.find(name)
  if (module === undefined) return undefined
  const territories = territoryField(name, data)
  const fieldOf = (field: string): Field | undefined =>
    modules.fieldOf(name, field) ?? (territories?.api_name === field ? territories : undefined)
  if (module.generated_type === 'subform' || module.generated_type === 'linking') {
    const rows = linesOf(name, data, seen)
    return { name, fieldOf, rows: () => rows, get: (id) => rows.find((row) => own(row, 'id') === id) }
  }
  const table = modules.recordsOf(name)
  const sees = seen(name)
  const rows = (): readonly Values[] => {
    const all = table.slice(0, table.size)
    return sees === undefined ? all : all.filter(sees)
  }
  return { name, fieldOf, rows, get: (id) => table.get(id) }
}

/**
 * The rows of a subform or of a linking module, which stand inside the records that they belong to. A linking module also
 * has those that were written to it.
 */
function linesOf(module: string, { modules }: OrgData, seen: Seen): readonly Values[] {
  const lines: Values[] = [...modules.recordsOf(module).all()]
  for (const { api_name: parent } of modules.all())
    for (const field of modules.fieldsOf(parent)) {
      const back = parentMember(field, module)
      if (back === undefined) continue
      const sees = seen(parent)
      for (const record of modules.recordsOf(parent).all())
        if (sees?.(record) !== false) lines.push(...linesIn(record, field.api_name, back))
    }
  return lines.toSorted((one, other) => compareIds(String(own(one, 'id')), String(own(other, 'id'))))
}

/** Under which name rows of a module, when they are those of a field, have the record that they stand in. */
function parentMember(
  { data_type: type, associated_module: associated, multiselectlookup: many }: Field,
  module: string,
): string | undefined {
  if (type === 'subform') return associated?.module === module ? 'Parent_Id' : undefined
  const linking = many?.linking_details?.module?.api_name ?? many?.linking_module
  if (type !== 'multiselectlookup' || linking !== module) return undefined
  return many?.linking_details?.lookup_field?.api_name ?? many?.lookup_apiname
}

function linesIn(record: RecordRow, field: string, back: string): readonly Values[] {
  const rows = own(record, field)
  const { id, Created_Time, Modified_Time } = record
  return (Array.isArray(rows) ? rows.filter(isJsonObject) : []).map((row) => ({
    Created_Time,
    Modified_Time,
    ...row,
    [back]: { id },
  }))
}

function territoryField(module: string, data: OrgData): Field | undefined {
  if (mostTerritories(module) === 0 || data.territories.size === 0) return undefined
  return { api_name: module === 'Deals' ? 'Territory' : 'Territories', data_type: 'territories' }
}
