import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, count, reference, time, type Kind } from '../../shape.ts'

/** The bytes of a file, under the id by which records and attachments name it. */
export interface FileRow extends Row {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** In base64. */
  readonly content: string
  readonly created_time: string
  readonly created_by: Reference
}

const base64: Kind = {
  what: 'bytes in base64',
  is: (value) => typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(value),
}

export const fileTable: TableSpec<FileRow> = {
  name: 'files',
  check: (row) =>
    checkShape(
      row,
      { id: anyText, name: anyText, size: count, content: base64, created_time: time, created_by: reference },
      `files ${row.id}`,
    ),
}
