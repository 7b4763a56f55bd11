import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, id, object, oneOf, orNull, reference, text, time } from '../../shape.ts'

/** A look-up of what is known of an organization or a person. */
export interface EnrichmentRow extends Row {
  readonly kind: 'org' | 'people'
  readonly module: string
  /** Id of the record that it is for. */
  readonly record: string
  readonly based_on: Readonly<Record<string, unknown>>
  readonly created_by: Reference
  readonly created_time: string
  readonly done: boolean
  /** What was found; null before, and when nothing was. */
  readonly found: Readonly<Record<string, unknown>> | null
}

export const enrichmentTable: TableSpec<EnrichmentRow> = {
  name: 'enrichments',
  index: ({ kind }) => [['kind', kind]],
  check: (row) =>
    checkShape(
      row,
      {
        kind: oneOf(['org', 'people']),
        module: text,
        record: id,
        based_on: object,
        created_by: reference,
        created_time: time,
        done: flag,
        found: orNull(object),
      },
      `enrichments ${row.id}`,
    ),
}
