import type { Field } from '../../fields/field.ts'

const LABEL = String.raw`^[\p{L}\p{N}][\p{L}\p{N} ]*$`
const directions = ['left_to_right', 'top_to_bottom']

/** What a body says of a layout. */
export const layoutFields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 40 },
  { api_name: 'api_name', data_type: 'any' },
  { api_name: 'show_business_card', data_type: 'boolean' },
  {
    api_name: 'profiles',
    data_type: 'list',
    fields: [
      { api_name: 'id', data_type: 'text', length: 19, system_mandatory: true },
      { api_name: '_delete', data_type: 'any' },
    ],
  },
  {
    api_name: 'sections',
    data_type: 'list',
    length: 5,
    fields: [
      { api_name: 'id', data_type: 'text', length: 19 },
      { api_name: 'display_label', data_type: 'text', length: 50, pattern: LABEL },
      { api_name: 'sequence_number', data_type: 'integer' },
      {
        api_name: 'tab_traversal',
        data_type: 'picklist',
        closed: true,
        pick_list_values: directions.map((word) => ({ display_value: word, actual_value: word })),
      },
      { api_name: 'column_count', data_type: 'integer', range: { from: 1, to: 2 } },
      { api_name: 'fields', data_type: 'any' },
      { api_name: '_delete', data_type: 'any' },
    ],
  },
]

/** A section of a body, read. */
export interface SectionDraft {
  readonly id?: string
  readonly display_label?: string
  readonly sequence_number?: number
  readonly tab_traversal?: string
  readonly column_count?: number
  readonly fields?: unknown
}

/** A layout of a body, read. */
export interface LayoutDraft {
  readonly name?: string
  readonly api_name?: unknown
  readonly show_business_card?: boolean
  readonly profiles?: readonly { readonly id: string; readonly _delete?: unknown }[]
  readonly sections?: readonly SectionDraft[]
}
