import type { Reference } from '@x/client'
import type { Field } from './field-row.ts'
import type { Named, Open, Settable } from './named.ts'

/** A layout: the form of a module, and what is mandatory in it. Keys that Zoho adds are kept. */
export interface Layout {
  readonly id: string
  /** Up to 40 characters. */
  readonly name: string
  readonly display_label: string
  /** Since v7: `Standard__s` for the layout of the system. */
  readonly api_name?: string
  readonly status: Open<'active' | 'inactive' | 'downgraded' | 'hidden'>
  readonly generated_type: Open<'system' | 'custom'>
  readonly visible: boolean
  readonly source?: Open<'crm' | 'platform_plugin' | 'marketplace_plugin' | 'campaign_integration'>
  readonly created_for?: unknown
  readonly created_time?: string | null
  readonly created_by?: Reference | null
  readonly modified_time?: string | null
  readonly modified_by?: Reference | null
  readonly show_business_card: boolean
  readonly has_more_profiles?: boolean
  readonly total_profiles?: number
  /** Null without the permission to customize modules. */
  readonly profiles: readonly LayoutProfile[] | null
  readonly portal_user_types?: readonly LayoutProfile[] | null
  readonly actions_allowed: {
    readonly edit: boolean
    readonly rename: boolean
    readonly clone: boolean
    readonly downgrade: boolean
    readonly delete: boolean
    readonly deactivate: boolean
    readonly set_layout_permissions: boolean
  }
  /** Into which layouts leads and quotes are converted. */
  readonly convert_mapping?: Readonly<Record<string, ConvertTarget>> | null
  readonly sections: readonly LayoutSection[]
  /** These three only in the description of June 2025. */
  readonly mode?: string | null
  readonly display_type?: number
  readonly subform_properties?: { readonly pinned_column: boolean | null } | null
}

/** A layout that records are converted into. */
export interface ConvertTarget {
  readonly id: string
  readonly name: string
  readonly display_label?: string
  readonly fields?: readonly (Named & { readonly field_label: string; readonly required: boolean })[]
}

/** Who works with a layout. */
export interface LayoutProfile extends Reference {
  readonly default: boolean
  readonly type?: Open<'normal_profile' | 'lite_profile'>
  readonly _default_view?: Reference & { readonly type: Open<'layout' | 'wizard'> }
  readonly _default_assignment_view?: Reference & { readonly type: Open<'canvas' | 'layout'> }
}

/** A section of a layout. Fields that are not in use stand in one whose `type` is `unused`. */
export interface LayoutSection {
  readonly id: string
  readonly name: string
  readonly api_name: string
  readonly display_label: string
  readonly sequence_number: number
  readonly type: Open<'used' | 'unused'>
  readonly generated_type?: Open<'default' | 'custom'>
  readonly mode?: Open<
    | 'all'
    | 'business_card'
    | 'quick_create'
    | 'default_create'
    | 'create'
    | 'create_edit'
    | 'view'
    | 'quick_view'
    | 'subform_default_create'
  >
  readonly column_count: number
  readonly tab_traversal: Open<'left_to_right' | 'top_to_bottom'>
  readonly isSubformSection: boolean
  readonly is_parent_section?: boolean
  readonly parent_section?: Partial<Named> | null
  readonly actions_allowed: {
    readonly add_field: boolean
    readonly rename: boolean
    readonly change_tab_traversal: boolean
    readonly reorder: boolean
    readonly delete: boolean
    readonly remove_field: boolean
    readonly change_column_count: boolean
  }
  /** Of sections with a subform. */
  readonly properties?: Settable<{
    readonly reorder_rows: boolean
    readonly bulk_addition?: boolean
    readonly tooltip: unknown
    readonly maximum_rows: number
    readonly preference?: readonly unknown[]
  }>
  readonly fields: readonly LayoutField[]
}

/** A field in a layout: what `listFields` has, and what this layout makes of it. */
export interface LayoutField extends Field {
  /** Mandatory in this layout. */
  readonly required: boolean
  readonly default_value?: unknown
  readonly sequence_number: number
  readonly section_id: number | string
  readonly validation_rule?: { readonly id?: string } | null
  readonly subform_properties?: {
    readonly custom_width: number | null
    readonly pinned_column: boolean | null
  } | null
  readonly static_values?: unknown
  readonly refer_from_field?: Partial<Named> | null
  readonly portal_user_types?: readonly unknown[] | null
  /** Zoho's spelling. */
  readonly file_upolad_optionlist?: readonly unknown[] | null
  readonly global_map_dependency?: { readonly id: string } | null
}
