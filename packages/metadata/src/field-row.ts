import type {
  FieldAssociation,
  FieldAutoNumber,
  FieldCurrency,
  FieldFormula,
  FieldHistory,
  FieldLookup,
  FieldMultiLookup,
  FieldMultiModuleLookup,
  FieldPermission,
  FieldPrivacy,
  FieldRollup,
} from './field-parts.ts'
import type { Named, Open, Settable } from './named.ts'
import type { PickListValue } from './pick-list-value.ts'

/** Data types that Zoho has been seen to name; others may come. */
export type DataType = Open<
  | 'text'
  | 'textarea'
  | 'richtextarea'
  | 'mediumtext'
  | 'autonumber'
  | 'email'
  | 'phone'
  | 'website'
  | 'integer'
  | 'long'
  | 'bigint'
  | 'currency'
  | 'double'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'event_reminder'
  | 'multireminder'
  | 'boolean'
  | 'picklist'
  | 'multiselectpicklist'
  | 'lookup'
  | 'multiselectlookup'
  | 'userlookup'
  | 'ownerlookup'
  | 'multiuserlookup'
  | 'multi_module_lookup'
  | 'consent_lookup'
  | 'fileupload'
  | 'imageupload'
  | 'profileimage'
  | 'formula'
  | 'rollup_summary'
  | 'subform'
  | 'linetax'
  | 'layout'
  | 'territories'
  | 'address'
  | 'module'
  | 'ALARM'
  | 'RRULE'
  | 'time_range'
>

/**
 * A field of a module, over all its layouts: what is mandatory in a layout, and its own options, `listLayouts` tells. Fields
 * that the caller may not see are among them. Keys that Zoho adds are kept.
 */
export interface Field extends FieldFlags, FieldDetails {
  /** Stays when the API name changes. */
  readonly id: string
  /** The key in records. Administrators may change that of a custom field. */
  readonly api_name: string
  /** In the language of the user. */
  readonly field_label: string
  /** Not translated. */
  readonly display_label: string
  readonly data_type: DataType
  /** The kind of JSON of its values; missing for some. */
  readonly json_type?: Open<
    'string' | 'integer' | 'double' | 'boolean' | 'jsonobject' | 'jsonarray' | 'long'
  > | null
  /** A finer kind, a number of Zoho's own: 22 is a Twitter name, 209 are tags. */
  readonly ui_type: number
  /** Most characters, digits or files; missing for subforms. */
  readonly length?: number | null
  /** 0 to 9. */
  readonly decimal_place: number | null
  readonly created_source: Open<'default' | 'extension' | 'integration'>
  /** Unused fields keep their values, and stand in no layout. */
  readonly type: Open<'used' | 'unused'>
  /** Where it can be written. The best sign, though subforms say no and are written with their record. */
  readonly operation_type: {
    readonly web_create: boolean
    readonly web_update: boolean
    readonly api_create: boolean
    readonly api_update: boolean
  }
  readonly view_type: {
    readonly view: boolean
    readonly edit: boolean
    readonly create: boolean
    readonly quick_create: boolean
  }
  /** Null without the permission to customize modules. */
  readonly profiles: readonly FieldPermission[] | null
  /** -1, or 2 for fields that can only be read by name. */
  readonly display_type: number
  readonly email_parser: {
    readonly fields_update_supported: boolean
    readonly record_operations_supported: boolean
  }
  /** A number as text, only of fields in the quick form. */
  readonly quick_sequence_number?: string | null
  readonly column_name?: string
  /** What of it may be changed in Zoho's user interface. */
  readonly customizable_properties: readonly string[] | null
  /** Since v7: the layouts that hold it. */
  readonly layout_associations?: readonly (Named & { readonly name: string })[] | null
  /** Null for fields of the system. */
  readonly created_time: string | null
  readonly modified_time: string | null
}

/** Yes or no of a field. */
export interface FieldFlags {
  readonly custom_field: boolean
  /** Whether every record needs it, in every layout. */
  readonly system_mandatory: boolean
  /** For the calling user. */
  readonly read_only: boolean
  /** Not to be relied on: `Owner` has it and can be written. */
  readonly field_read_only: boolean
  /** For the calling user. */
  readonly visible: boolean
  /** Nothing is stored: subforms, lookups of several records. */
  readonly virtual_field: boolean
  /** Whether it names the record. */
  readonly display_field: boolean
  readonly filterable: boolean
  readonly searchable: boolean
  readonly sortable: boolean
  readonly mass_update: boolean
  readonly webhook: boolean
  readonly businesscard_supported: boolean
  readonly public?: boolean
  readonly separator: boolean
  readonly blueprint_supported?: boolean
  readonly hipaa_compliance_enabled: boolean
  readonly enable_colour_code: boolean
  readonly colour_code_enabled_by_system: boolean
  readonly pick_list_values_sorted_lexically: boolean
  readonly history_tracking_enabled?: boolean
  /** Only since the descriptions of 2026: a fixed field of a static subform. */
  readonly static_field?: boolean
  /** Only in layouts, since the descriptions of 2026. */
  readonly dynamic_module_addition_allowed?: boolean
  /** These three only in the newest description. */
  readonly enable_record_category?: boolean
  readonly enable_transition_for_record_category?: boolean
  readonly enable_record_state?: boolean
  /** Only in the description of June 2025, as the two after it. */
  readonly available_in_user_layout?: boolean
  readonly allow_multiple_config?: boolean
  readonly notify?: boolean
}

/** What belongs to one data type or another: `{}`, null or an empty array where it is not set. */
export interface FieldDetails {
  readonly pick_list_values: readonly PickListValue[]
  readonly global_picklist: Named | null
  readonly lookup: Settable<FieldLookup>
  readonly multiselectlookup: Settable<FieldMultiLookup>
  readonly multiuserlookup?: Settable<FieldMultiLookup>
  readonly multi_module_lookup?: Settable<FieldMultiModuleLookup>
  readonly formula: Settable<FieldFormula>
  readonly rollup_summary: Settable<FieldRollup>
  readonly currency: Settable<FieldCurrency>
  readonly auto_number: Settable<FieldAutoNumber>
  /** The spelling of the description of June 2025. */
  readonly autonumber?: Settable<FieldAutoNumber>
  readonly textarea?: Settable<{ readonly type: Open<'small' | 'large' | 'rich_text'> }>
  /** v2 sent `casesensitive`, a number as text. */
  readonly unique: Settable<{ readonly case_sensitive?: boolean; readonly casesensitive?: string }>
  /** An id of another system: of each user, or of the organization. */
  readonly external: { readonly type: Open<'user' | 'org'>; readonly show: boolean } | null
  /** Null: not encrypted. Status 1 is encrypted, 2 under way. */
  readonly crypt: {
    readonly mode: Open<'encryption' | 'decryption'>
    readonly encrypt_case?: Open<'uppercase' | 'lowercase'>
    readonly status: number
    readonly encFldIds?: readonly string[]
  } | null
  /** Missing when the organization has no privacy settings. */
  readonly private?: FieldPrivacy | null
  readonly hipaa_compliance: { readonly restricted: boolean; readonly restricted_in_export: boolean } | null
  /** Only in the newest description. */
  readonly mask_details?: {
    readonly complete_mask: boolean
    readonly show_first: number | null
    readonly show_last: number | null
    readonly profiles: readonly unknown[]
  } | null
  readonly tooltip: { readonly name: Open<'static_text' | 'info_icon'>; readonly value: string } | null
  readonly history_tracking: FieldHistory | null
  readonly sharing_properties?: {
    readonly scheduler_status: string
    readonly share_permission: Open<'full-access' | 'read-write' | 'read-only'>
    readonly share_preference_enabled: boolean
  } | null
  readonly association_details: FieldAssociation | null
  /** Which fields a lead's value goes to when it is converted. */
  readonly convert_mapping?: Readonly<Record<string, string | null>> | null
  /** Smallest and largest value of a number. */
  readonly range?: { readonly from: number | null; readonly to: number | null } | null
  /** The module of a subform's rows, or of files. */
  readonly associated_module: { readonly module: string; readonly id: string } | null
  /** Of composite fields, such as addresses. */
  readonly parent_field?: (Named & { readonly name: string }) | null
  readonly child_fields?:
    | readonly {
        readonly sequence_number: number
        readonly field: Partial<Named> & { readonly name?: string }
      }[]
    | null
  readonly address?: Settable<{ readonly type: string }>
  readonly additional_column?: string | null
  readonly display_format?: unknown
  readonly display_format_properties?: {
    readonly split?: unknown
    readonly radio_display_type?: unknown
  } | null
  /** Only with `include`. */
  readonly allowed_permissions_to_update?: {
    readonly read_write: boolean
    readonly read_only: boolean
    readonly hidden: boolean
  }
  readonly evaluation_order?: number
  readonly show_type?: number
  readonly subform?: unknown
  readonly wizard?: unknown
  readonly allowed_modules?: readonly unknown[]
  /** These three only in the newest description. */
  readonly reference_id?: string | null
  readonly record_category_tracking_field?: Named | null
  readonly record_category_values?: readonly {
    readonly id: string
    readonly api_name: string
    readonly value: string
    readonly nature_of_category: Open<'none' | 'thumbs_up' | 'thumbs_down'>
  }[]
}
