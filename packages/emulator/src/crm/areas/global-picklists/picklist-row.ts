import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, id, listOf, reference, text, time, type Shape } from '../../shape.ts'
import type { OptionRow } from '../fields/field-row.ts'

/** Rules that use an option: made in Zoho's user interface, here by a seed. */
export interface ValueAssociation {
  /** Id of the option. */
  readonly value: string
  /** Zoho's word: `field_update`, `task` … */
  readonly type: string
  readonly resources: readonly {
    readonly id: string
    readonly name: string
    readonly [more: string]: unknown
  }[]
}

/** A set of options that fields share. */
export interface GlobalPicklistRow extends Row {
  readonly display_label: string
  readonly api_name: string
  readonly description: string | null
  readonly pick_list_values_sorted_lexically: boolean
  readonly pick_list_values: readonly OptionRow[]
  /** False while its deletion runs. */
  readonly presence: boolean
  /** Options that are being replaced. */
  readonly replaced: readonly string[]
  readonly associations: readonly ValueAssociation[]
  readonly created_time: string
  readonly created_by: Reference
  readonly modified_time: string
  readonly modified_by: Reference
}

export const picklistShape: Shape = {
  id,
  display_label: text,
  api_name: text,
  presence: flag,
  pick_list_values: listOf({ id, display_value: text }),
  associations: listOf({ value: id, type: text, resources: listOf({ id, name: text }) }),
  created_by: reference,
  modified_by: reference,
  created_time: time,
  modified_time: time,
}

export const globalPicklistTable: TableSpec<GlobalPicklistRow> = {
  name: 'global_picklists',
  unique: ({ display_label: label, api_name: name }) => [
    ['display_label', label.toLowerCase()],
    ['api_name', name.toLowerCase()],
  ],
  check: (row) => checkShape(row, picklistShape, `global_picklists ${row.id}`),
}
