import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, instant, object, orNull, reference } from '../../shape.ts'

/** An export of the audit log. Times are epoch milliseconds. */
export interface AuditExport extends Row {
  /** As they were sent. */
  readonly criteria: Readonly<Record<string, unknown>> | null
  readonly created_by: Reference
  readonly created_at: number
  readonly due: number
  /** When its file is forgotten. */
  readonly expires_at: number
}

export const auditExportTable: TableSpec<AuditExport> = {
  name: 'audit_log_exports',
  check: (row) =>
    checkShape(
      row,
      {
        criteria: orNull(object),
        created_by: reference,
        created_at: instant,
        due: instant,
        expires_at: instant,
      },
      `audit_log_exports ${row.id}`,
    ),
}
