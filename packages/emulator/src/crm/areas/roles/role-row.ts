import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, flag, id, orNull, reference, text, time, type Shape } from '../../shape.ts'
import { pointersToUsers } from '../profiles/profile-row.ts'

/** A role, as `GET /settings/roles` answers it. */
export interface RoleRow extends Row {
  readonly name: string
  readonly display_label: string
  readonly api_name: string
  readonly description: string | null
  /** The role above; null at the top. */
  readonly reporting_to: Reference | null
  readonly share_with_peers: boolean
  readonly forecast_manager: Reference | null
  readonly created_by__s: Reference | null
  readonly created_time__s: string | null
  readonly modified_by__s: Reference | null
  readonly modified_time__s: string | null
  readonly [field: string]: unknown
}

export const roleShape: Shape = {
  id,
  name: text,
  display_label: text,
  api_name: text,
  description: orNull(anyText),
  reporting_to: orNull(reference),
  share_with_peers: flag,
  forecast_manager: orNull(reference),
  created_by__s: orNull(reference),
  created_time__s: orNull(time),
  modified_by__s: orNull(reference),
  modified_time__s: orNull(time),
}

export const roleTable: TableSpec<RoleRow> = {
  name: 'roles',
  unique: ({ name }) => [['name', name]],
  index: ({ reporting_to: above }) => (above === null ? [] : [['reporting_to', above.id]]),
  pointers: (row) => [
    ...(row.reporting_to === null
      ? []
      : [{ field: 'reporting_to', table: 'roles', id: row.reporting_to.id, whenRemoved: 'refuse' as const }]),
    ...pointersToUsers(row, ['forecast_manager', 'created_by__s', 'modified_by__s']),
  ],
  check: (row) => checkShape(row, roleShape, `roles ${row.id}`),
}
