import type { Criteria, Id } from '@x/client'
import type { Open } from './named.ts'

/** An option that a picklist is made with. */
export interface NewPickListValue {
  readonly display_value: string
  readonly actual_value?: string | undefined
  /** `#RRGGBB`, with `enable_colour_code`. */
  readonly colour_code?: string | undefined
  readonly sequence_number?: number | undefined
}

/** What a field can be given when it is made and afterwards. */
export interface FieldSettings {
  readonly length?: number | undefined
  /** `static_text` has 35 characters, `info_icon` 255. */
  readonly tooltip?: { readonly name: 'static_text' | 'info_icon'; readonly value: string } | null | undefined
  /** All profiles may do everything when left out. */
  readonly profiles?:
    | readonly { readonly id: Id; readonly permission_type: 'read_write' | 'read_only' | 'hidden' }[]
    | undefined
  readonly filterable?: boolean | undefined
  readonly crypt?: { readonly mode: 'encryption' | 'decryption' } | undefined
  /** Personal data; `NOT_ALLOWED` when the organization has no privacy settings. */
  readonly private?: { readonly type: 'Low' | 'High' } | null | undefined
  readonly hipaa_compliance_enabled?: boolean | undefined
  readonly decimal_place?: number | undefined
  readonly separator?: boolean | undefined
  readonly number_separator?: boolean | undefined
  readonly currency?:
    | {
        readonly rounding_option: 'normal' | 'round_off' | 'round_up' | 'round_down'
        /** The descriptions of 2026 send it as text. */
        readonly precision?: number | string | undefined
      }
    | undefined
  readonly pick_list_values_sorted_lexically?: boolean | undefined
  readonly enable_colour_code?: boolean | undefined
  readonly default_value?: unknown
  readonly history_tracking_enabled?: boolean | undefined
  readonly history_tracking?:
    | {
        readonly related_list_name: string
        readonly duration_configuration: 'days' | 'time'
        readonly followed_fields: readonly {
          readonly id?: Id | undefined
          readonly api_name?: string | undefined
          /** Takes the field away. */
          readonly _delete?: null | undefined
        }[]
      }
    | undefined
  readonly sharing_properties?:
    | {
        readonly share_preference_enabled: boolean
        readonly share_permission: 'full-access' | 'read-write' | 'read-only'
        readonly share_with_superiors?: boolean | undefined
      }
    | undefined
  readonly formula?:
    | {
        readonly expression: string
        /** Cannot be changed. */
        readonly return_type?: 'double' | 'currency' | 'text' | 'date' | 'datetime' | 'boolean' | undefined
        readonly sub_return_type?: 'small' | 'medium' | 'large' | undefined
        readonly dynamic?: boolean | undefined
        readonly stop_compute_conditionally?: boolean | undefined
        readonly stop_compute_expression?: string | undefined
      }
    | undefined
  readonly rollup_summary?:
    | {
        readonly return_type: 'currency' | 'double' | 'integer'
        readonly based_on_module: { readonly api_name: string }
        readonly related_list: { readonly api_name: string }
        readonly expression: {
          readonly function: 'SUM' | 'COUNT' | 'AVG' | 'MIN' | 'MAX'
          readonly function_parameters: readonly { readonly api_name: string }[]
          readonly criteria?: Criteria | undefined
        }
      }
    | undefined
}

/** A field to be made; it goes into the standard layout. What its data type needs is in the comments. */
export interface NewField extends FieldSettings {
  /** Unique in the module, without special characters. The API name is made from it. */
  readonly field_label: string
  readonly data_type: Open<
    | 'text'
    | 'textarea'
    | 'email'
    | 'phone'
    | 'picklist'
    | 'multiselectpicklist'
    | 'date'
    | 'datetime'
    | 'integer'
    | 'autonumber'
    | 'currency'
    | 'percent'
    | 'bigint'
    | 'double'
    | 'website'
    | 'boolean'
    | 'fileupload'
    | 'imageupload'
    | 'lookup'
    | 'userlookup'
    | 'formula'
    | 'multiselectlookup'
    | 'multiuserlookup'
    | 'rollup_summary'
    | 'address'
  >
  readonly unique?: { readonly case_sensitive: boolean } | undefined
  /** Of texts; not in Calls. */
  readonly external?: { readonly type: 'user' | 'org'; readonly show: boolean } | undefined
  /** Of a textarea; cannot be changed. */
  readonly textarea?: { readonly type: 'small' | 'large' | 'rich_text' } | undefined
  /** Of a picklist, unless it has `global_picklist`. */
  readonly pick_list_values?: readonly NewPickListValue[] | undefined
  readonly global_picklist?: { readonly id: Id } | undefined
  /** Of an autonumber. Zoho's description wants prefix and suffix: send `''`. */
  readonly auto_number?:
    | {
        readonly start_number: number | string
        readonly prefix?: string | undefined
        readonly suffix?: string | undefined
      }
    | undefined
  readonly _update_existing_records?: boolean | undefined
  /** Of a lookup; its module cannot be changed. */
  readonly lookup?:
    | {
        readonly module: { readonly api_name: string; readonly id?: Id | undefined }
        readonly display_label?: string | undefined
        readonly revalidate_filter_during_edit?: boolean | undefined
        readonly query_details?: { readonly criteria: Criteria } | undefined
      }
    | undefined
  /** Of a lookup of several records: makes the linking module, and the field on the other side. */
  readonly multiselectlookup?:
    | {
        readonly connected_details: {
          readonly module: { readonly api_name: string }
          readonly field: { readonly field_label: string }
        }
        readonly linking_details: { readonly module: { readonly plural_label: string } }
      }
    | undefined
}

/** What changes in a field; what is left out stays. Its type, and what an external id is, cannot change. */
export interface FieldChange extends FieldSettings {
  /** Of custom fields. */
  readonly field_label?: string | undefined
  /** With `_disable: null` values need not be unique any more. */
  readonly unique?: { readonly case_sensitive: boolean; readonly _disable?: null | undefined } | undefined
  /** Options are found by id or `actual_value`; a new pair adds one, `_delete` takes one away. */
  readonly pick_list_values?:
    | readonly (Partial<NewPickListValue> & {
        readonly id?: Id | undefined
        readonly reference_value?: string | undefined
        readonly _delete?: boolean | null | undefined
        readonly _global_picklist_value?: { readonly id: Id } | undefined
      })[]
    | undefined
  /** Null makes the options the field's own. */
  readonly global_picklist?: { readonly id: Id } | null | undefined
  readonly lookup?: { readonly query_details: { readonly criteria: Criteria } } | undefined
}
