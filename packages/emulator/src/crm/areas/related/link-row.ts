import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, object, reference, text } from '../../shape.ts'

/** A link between two records, with what it says of itself. */
export interface LinkRow extends Row {
  /** Name of the pair of their modules. */
  readonly pair: string
  readonly one: Reference
  readonly other: Reference
  readonly values: Readonly<Record<string, unknown>>
}

export const linkTable: TableSpec<LinkRow> = {
  name: 'links',
  unique: ({ one, other }) => [['both', `${one.id} ${other.id}`]],
  index: ({ pair, one, other }) => [
    ['one', `${pair} ${one.id}`],
    ['other', `${pair} ${other.id}`],
  ],
  check: (row) =>
    checkShape(row, { pair: text, one: reference, other: reference, values: object }, `links ${row.id}`),
}
