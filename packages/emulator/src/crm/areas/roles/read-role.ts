import type { Call } from '../../call.ts'
import type { Field } from '../../fields/field.ts'
import { readRow, type Purpose } from '../../fields/read-row.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid, mandatory } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { descend } from '../user-groups/membership.ts'

/** What a row of a body says about a role. */
export interface RoleDraft {
  readonly name?: string
  readonly description?: string | null
  readonly reporting_to?: Reference | null
  readonly share_with_peers?: boolean | null
  readonly forecast_manager?: Reference | null
}

/** Names of roles and profiles hold none of these characters. */
export const PLAIN_NAME = '^[^#%&()*^]*$'

const fields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 200, system_mandatory: true, pattern: PLAIN_NAME },
  { api_name: 'description', data_type: 'textarea', length: 250 },
  { api_name: 'reporting_to', data_type: 'lookup', lookup: { module: { api_name: 'roles' } } },
  { api_name: 'share_with_peers', data_type: 'boolean' },
  { api_name: 'forecast_manager', data_type: 'userlookup' },
]

/** Reads one row of `roles`. @param roleId of the role that is changed @throws RowFault */
export function readRole(
  row: unknown,
  path: string,
  purpose: Purpose,
  call: Call,
  roleId?: string,
): RoleDraft {
  const { data, readings } = call
  // The fields above say what the values are.
  const draft = readRow(row, fields, path, knownRows(call), purpose) as RoleDraft
  const place = { api_name: 'reporting_to', json_path: `${path}.reporting_to` }
  if (
    purpose === 'create' &&
    draft.reporting_to === undefined &&
    readings.roles.reportingTo === 'mandatory'
  ) {
    throw mandatory(place)
  }
  if (draft.reporting_to === undefined || roleId === undefined) return draft
  const isTop = data.roles.get(roleId)?.reporting_to === null
  // A second top, or a role that lies above itself.
  if (
    draft.reporting_to === null
      ? !isTop
      : descend(data.roles, 'reporting_to', roleId).has(draft.reporting_to.id)
  ) {
    throw invalid(place)
  }
  return draft
}
