import type { Table } from '../../../engine/table.ts'
import type { OrgData } from '../../data.ts'
import { layOut } from '../../lay-out.ts'
import type { Resource } from '../../rows/resource.ts'
import type { VariableGroupRow } from './variable-row.ts'

/** Number of the id of the group that every organisation has. */
const GENERAL = 39_001

/** The groups; *General* is there without being made. */
export function groupsOf({ database, variableGroups, idOf }: OrgData): Table<VariableGroupRow> {
  if (variableGroups.size === 0) {
    const general = { id: idOf(GENERAL), api_name: 'General', name: 'General', description: null }
    layOut(database, () => variableGroups.insert(general))
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
