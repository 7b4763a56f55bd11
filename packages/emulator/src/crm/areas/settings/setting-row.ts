import type { Row, Table, TableSpec } from '../../../engine/table.ts'
import { checkShape, object } from '../../shape.ts'

/** Settings that exist once, by their key in bodies: `fiscal_year`. */
export interface SettingRow extends Row {
  readonly value: Readonly<Record<string, unknown>>
}

export const settingTable: TableSpec<SettingRow> = {
  name: 'settings',
  check: (row) => checkShape(row, { value: object }, `settings ${row.id}`),
}

/** Puts a setting in the place of what was there. */
export function keepSetting(
  settings: Table<SettingRow>,
  id: string,
  value: Readonly<Record<string, unknown>>,
): void {
  if (settings.has(id)) settings.replace({ id, value })
  else settings.insert({ id, value })
}
