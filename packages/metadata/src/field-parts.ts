import type { Criteria } from '@x/client'
import type { Named, Open, Settable } from './named.ts'

/** What a profile may do with a field. */
export interface FieldPermission {
  readonly permission_type: Open<'read_write' | 'read_only' | 'hidden'>
  readonly name: string
  readonly id: string
}

/** Of which module a lookup is. */
export interface FieldLookup {
  readonly module: Named & { readonly crypt?: boolean }
  readonly display_label?: string | null
  /** The related list in the other module; null for lookups of the system. */
  readonly api_name?: string | null
  readonly id?: string | null
  readonly revalidate_filter_during_edit?: boolean
  readonly query_details?: Settable<{
    readonly query_id?: string
    readonly system_query_id?: string
    readonly criteria?: Criteria
  }>
  readonly show_fields?: readonly unknown[]
}

/** A field that names several records or users. Pages of v7 have the flat keys, the descriptions of 2026 the `details`. */
export interface FieldMultiLookup {
  readonly display_label?: string | null
  readonly api_name?: string | null
  readonly id?: string | null
  readonly linking_module?: Named | null
  readonly connected_module?: Named | null
  readonly lookup_apiname?: string | null
  readonly connectedfield_apiname?: string | null
  readonly connectedlookup_apiname?: string | null
  readonly linking_details?: {
    readonly module: Named & { readonly plural_label?: string; readonly visibility?: number }
    readonly lookup_field: Named & { readonly field_label: string }
    readonly connected_lookup_field: Named & { readonly field_label: string }
  }
  readonly connected_details?: {
    readonly field?: Partial<Named> & { readonly field_label?: string }
    readonly module?: Named
    readonly layouts?: readonly unknown[]
  }
  readonly related_list?: Named & { readonly display_label: string }
  /** Of users: whether being named gives access to the record. */
  readonly record_access?: boolean
}

/** A field that names a record of one of several modules. */
export interface FieldMultiModuleLookup {
  readonly display_label: string
  readonly api_name?: string
  readonly modules: readonly (Named & { readonly module_name?: string })[]
}

/** A formula. Its expression is told by layouts, and by newer versions. */
export interface FieldFormula {
  readonly return_type: Open<'double' | 'currency' | 'text' | 'date' | 'datetime' | 'boolean'>
  readonly expression?: string
  readonly sub_return_type?: Open<'small' | 'medium' | 'large'> | null
  readonly dynamic?: boolean
  readonly stop_compute_conditionally?: boolean
  readonly stop_compute_expression?: string | null
  readonly assume_default?: boolean
}

/** What a roll-up sums up. */
export interface FieldRollup {
  readonly return_type: Open<'currency' | 'double' | 'integer' | 'date' | 'datetime' | 'string'>
  readonly expression?: {
    readonly function: Open<'SUM' | 'COUNT' | 'AVG' | 'AVERAGE' | 'MIN' | 'MAX' | 'RECENT'>
    readonly function_parameters: readonly { readonly api_name: string }[]
    readonly criteria?: Criteria | null
  }
  readonly based_on_module?: Named
  readonly related_list?: Named
  readonly rollup_based_on?: string
}

/** How amounts of a currency field are rounded. */
export interface FieldCurrency {
  readonly rounding_option: Open<'normal' | 'round_off' | 'round_up' | 'round_down'>
  readonly precision: number
}

/** How the numbers of an autonumber field look. */
export interface FieldAutoNumber {
  readonly start_number: number | string | null
  readonly starting_number_length?: number
  readonly prefix: string | null
  readonly suffix: string | null
}

/** How the changes of a field are kept. */
export interface FieldHistory {
  readonly related_list_name: string
  readonly module: Named
  readonly duration_configured_field?: Named | null
  readonly duration_configuration: Open<'days' | 'time'>
  readonly followed_fields: readonly Named[]
}

/** That a field is personal. */
export interface FieldPrivacy {
  /** Whether the API gives null instead of its value. */
  readonly restricted: boolean
  readonly type: Open<'High' | 'Low'>
  /** Whether it is left out of exports. */
  readonly export: boolean
}

/** Which value of which field a mirror shows. */
export interface FieldAssociation {
  readonly related_field: Partial<Named>
  readonly lookup_field: Partial<Named>
}
