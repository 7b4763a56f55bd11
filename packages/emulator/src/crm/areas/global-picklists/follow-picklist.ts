import { isJsonObject, own } from '../../../json.ts'
import type { Table } from '../../../engine/table.ts'
import type { Modules } from '../modules/open-modules.ts'
import { changeValues } from '../fields/change-values.ts'
import type { FieldRow } from '../fields/field-row.ts'
import type { GlobalPicklistRow } from './picklist-row.ts'

/** What of an organization follows a global picklist. */
export interface FollowerData {
  readonly modules: Modules
  readonly globalPicklists: Table<GlobalPicklistRow>
}

/** The fields that offer a global picklist. */
export function fieldsWith({ modules }: Pick<FollowerData, 'modules'>, id: string): readonly FieldRow[] {
  return [...modules.tables.fields.all()].filter((field) => {
    const set = field['global_picklist']
    return isJsonObject(set) && own(set, 'id') === id
  })
}

/** Lets fields offer the options of a changed picklist, and records follow renamed ones. */
export function followPicklist(
  { id, pick_list_values: before }: GlobalPicklistRow,
  data: FollowerData,
): void {
  const next = data.globalPicklists.get(id)
  if (next === undefined) return
  const renamed = new Map(
    before.flatMap(({ id: option, display_value: old }) => {
      const now = next.pick_list_values.find((each) => each.id === option)?.display_value
      return now === undefined || now === old ? [] : [[old, now] as const]
    }),
  )
  for (const field of fieldsWith(data, id)) {
    data.modules.tables.fields.replace({ ...field, pick_list_values: next.pick_list_values })
    if (renamed.size > 0) renameValues(field, renamed, data)
  }
}

/** Puts other values into the records of a field. */
export function renameValues(field: FieldRow, names: ReadonlyMap<string, string>, data: FollowerData): void {
  changeValues(field, data, (value) => names.get(String(value)) ?? value)
}
