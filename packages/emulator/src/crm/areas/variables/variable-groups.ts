import type { Table } from '../../../engine/table.ts'
import type { OrgData } from '../../data.ts'
import { layOut } from '../../lay-out.ts'
import type { Resource } from '../../rows/resource.ts'
import { GENERAL } from './general.ts'
import type { VariableGroupRow } from './variable-row.ts'

/** The groups; *General* is there without being made. */
export function groupsOf({ database, variableGroups, idOf }: OrgData): Table<VariableGroupRow> {
  if (variableGroups.size === 0) {
    layOut(database, () => variableGroups.insert({ id: idOf(GENERAL.number), ...GENERAL.row }))
  }
  return variableGroups
}

export const variableGroups: Resource<VariableGroupRow> = {
  key: 'variable_groups',
  table: groupsOf,
  segment: 2,
  most: 10,
  fields: [
    { api_name: 'name', data_type: 'text', length: 50 },
    { api_name: 'api_name', data_type: 'text', length: 100, pattern: String.raw`^[A-Za-z]\w*$` },
    { api_name: 'description', data_type: 'textarea', length: 3000 },
  ],
  order: (one, other) => one.name.toLowerCase().localeCompare(other.name.toLowerCase(), 'en'),
  // The fields above say what the values are; groups are changed, never made.
  complete: ({ values, before, id }) => ({ ...before, ...values, id }) as VariableGroupRow,
  show: (row) => ({ ...row, display_label: row.name, source: 'crm' }),
  words: {
    created: 'variable group added',
    updated: 'variable group updated',
    deleted: 'variable group deleted',
  },
}
