import type { Named, Open } from './named.ts'

/** An option of a picklist. Records carry `display_value`, as far as is known; Zoho's pages do not say it. */
export interface PickListValue {
  readonly id: string
  readonly display_value: string
  /** Mostly the same as `display_value`. A global picklist of the descriptions of 2026 has `reference_value` alone. */
  readonly actual_value: string
  readonly reference_value?: string
  readonly sequence_number?: number
  /** Old records keep options that are no longer used. */
  readonly type?: Open<'used' | 'unused'>
  /** `#RRGGBB`; null unless the field has colours. */
  readonly colour_code?: string | null
  /** In layouts: what may be chosen in the fields that depend on this option. */
  readonly maps?: readonly PickListMap[]
  /** Of a stage of deals, 0 to 100. */
  readonly probability?: number | null
  readonly forecast_type?: Open<'Open' | 'Closed Won' | 'Closed Lost'> | null
  /** Old versions send its name. */
  readonly forecast_category?: { readonly name: string; readonly id: string } | string | number | null
  readonly deal_category?: string | null
  readonly expected_data_type?: string | null
  readonly sys_ref_name?: string | null
  readonly show_value?: boolean
  /** Only in the newest description: the state of records that the option means. */
  readonly record_category_value?: string | null
}

/** What one option allows in a field that depends on it. */
export interface PickListMap extends Named {
  readonly pick_list_values: readonly Pick<
    PickListValue,
    'id' | 'display_value' | 'actual_value' | 'colour_code'
  >[]
}

/** An option with the layouts that offer it. */
export interface PickListValueInLayouts extends PickListValue {
  readonly layout_associations?: readonly (Named & { readonly name: string })[] | null
}
