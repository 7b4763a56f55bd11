import type { Pointer, Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import {
  anyText,
  checkShape,
  flag,
  id,
  listOf,
  orNull,
  reference,
  text,
  time,
  type Shape,
} from '../../shape.ts'
import type { Permission } from './permissions.ts'

/** A profile, as `GET /settings/profiles/{id}` answers it. */
export interface ProfileRow extends Row {
  readonly name: string
  readonly api_name: string
  readonly display_label: string
  readonly description: string | null
  readonly type: string
  /** Whether people made it; Zoho's own cannot be changed. */
  readonly custom: boolean
  readonly created_by: Reference | null
  readonly created_time: string | null
  readonly modified_by: Reference | null
  readonly modified_time: string | null
  readonly permissions_details: readonly Permission[]
  readonly [field: string]: unknown
}

export const profileShape: Shape = {
  id,
  name: text,
  api_name: text,
  display_label: text,
  description: orNull(anyText),
  type: text,
  custom: flag,
  created_by: orNull(reference),
  created_time: orNull(time),
  modified_by: orNull(reference),
  modified_time: orNull(time),
  permissions_details: listOf({ id, name: text, enabled: flag }),
}

/** Pointers to the users who created and changed a row. Users are never removed, so nothing becomes of them. */
export function pointersToUsers(
  row: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): readonly Pointer[] {
  return fields.flatMap((field) => {
    const user = row[field] as Reference | null | undefined
    return user ? [{ field, table: 'users', id: user.id, whenRemoved: 'refuse' as const }] : []
  })
}

export const profileTable: TableSpec<ProfileRow> = {
  name: 'profiles',
  unique: ({ name }) => [['name', name]],
  pointers: (row) => pointersToUsers(row, ['created_by', 'modified_by']),
  check: (row) => checkShape(row, profileShape, `profiles ${row.id}`),
}
