import type { Reference } from '@x/client'
import type { CustomView } from './custom-views.ts'
import type { Field } from './field-row.ts'
import type { Layout } from './layout-row.ts'
import type { Named, Open, Settable } from './named.ts'
import type { RelatedList } from './related-lists.ts'

/** A module: what records are of. Versions of Zoho leave out different flags. Keys that Zoho adds are kept. */
export interface Module extends ModuleFlags, ModuleContents {
  readonly id: string
  /** What addresses take. */
  readonly api_name: string
  /** Zoho's internal name, `CustomModule3`: nothing takes it. */
  readonly module_name: string
  readonly singular_label: string
  readonly plural_label: string
  readonly actual_singular_label?: string
  readonly actual_plural_label?: string
  readonly description?: string | null
  /** `subform`, `linking` and the trackers are made by fields of other modules. */
  readonly generated_type: Open<
    | 'default'
    | 'custom'
    | 'web'
    | 'linking'
    | 'subform'
    | 'static_subform'
    | 'field_tracker'
    | 'picklisttracker'
    | 'webtab_link'
  >
  /** Since v5; earlier versions have `visible`. */
  readonly status?: Open<'visible' | 'scheduled_for_deletion' | 'user_hidden' | 'system_hidden'>
  readonly visible?: boolean
  /** Sources disagree on its meaning: to know what is in use read `status` and `api_supported`. */
  readonly visibility?: number
  readonly sequence_number?: number
  readonly web_link?: string | null
  readonly profile_count?: number
  readonly profiles?: readonly Reference[]
  readonly business_card_field_limit?: number
  /** Parameters in the address of a web tab. */
  readonly arguments?: readonly { readonly name: string; readonly value: string }[] | null
  /** Whose rows these are: of a subform, a linking module or a tracker. */
  readonly parent_module?: Settable<Named>
  readonly access_type?: Open<'org_based' | 'team_based'>
  readonly private_profile?: Reference | null
  readonly modified_time?: string | null
  readonly modified_by?: Reference | null
  readonly static_subform_properties?: { readonly fields: readonly Named[] } | null
  readonly module_type?: Open<'ENTITIES' | 'CONFIGURATION_ENTITIES'>
  readonly source?: Open<'crm' | 'platform_plugin' | 'marketplace_plugin' | 'campaign_integration'>
  readonly territory?: (Reference & { readonly subordinates: boolean }) | null
}

/** Yes or no of a module; each may be missing, some versions send some. */
export interface ModuleFlags {
  readonly creatable?: boolean
  readonly editable?: boolean
  readonly deletable?: boolean
  readonly viewable?: boolean
  readonly convertable?: boolean
  /** Whether its records can be read and written; if not, `INVALID_MODULE`. */
  readonly api_supported?: boolean
  readonly quick_create?: boolean
  readonly show_as_tab?: boolean
  readonly feeds_required?: boolean
  readonly presence_sub_menu?: boolean
  readonly sub_menu_available?: boolean
  readonly recycle_bin_on_delete?: boolean
  readonly has_more_profiles?: boolean
  readonly global_search_supported?: boolean
  readonly lookupable?: boolean
  readonly isBlueprintSupported?: boolean
  readonly public_fields_configured?: boolean
  readonly cc_enabled?: boolean
  readonly inventory_template_supported?: boolean
  readonly triggers_supported?: boolean
  readonly emailTemplate_support?: boolean
  readonly email_parser_supported?: boolean
  readonly filter_supported?: boolean
  readonly scoring_supported?: boolean
  readonly webform_supported?: boolean
  readonly track_current_data?: boolean
  readonly chart_view?: boolean
  readonly chart_view_supported?: boolean
  readonly kanban_view?: boolean | null
  readonly kanban_view_supported?: boolean | null
  readonly filter_status?: boolean | null
  readonly zia_view?: boolean | null
  readonly $others_awaiting?: boolean
  readonly showleadchainsync?: boolean
  readonly show_social?: boolean
  readonly show_visitor?: boolean
  readonly show_googlesync?: boolean
  readonly showtiktoksync?: boolean
  readonly show_webform?: boolean
  readonly showfacebooksync?: boolean
  readonly show_emailparser?: boolean
  readonly showlinkedinsync?: boolean
}

/** What only `getModule` tells, or `include` of a list. */
export interface ModuleContents {
  readonly custom_view?: CustomView | null
  readonly fields?: readonly Field[]
  readonly layouts?: readonly Layout[]
  readonly related_lists?: readonly RelatedList[]
  readonly business_card_fields?: readonly (string | Named)[]
  readonly search_layout_fields?: readonly string[]
  /** The field that names a record. */
  readonly display_field?: string | Named | null
  readonly per_page?: number | null
  readonly $field_states?: readonly string[]
  readonly $properties?: readonly string[]
  readonly $on_demand_properties?: readonly string[]
  readonly related_list_properties?: {
    readonly sort_by?: string | Named | null
    readonly fields?: readonly string[]
    readonly sort_order?: string | null
  } | null
  readonly lookup_field_properties?: {
    readonly fields: readonly {
      readonly sequence_number: number | null
      readonly api_name: string
      readonly id: string
    }[]
  } | null
  readonly default_mapping_fields?: readonly unknown[]
  readonly layout_associations?: readonly (Named & { readonly name: string })[]
  readonly activity_badge?: Open<'Enabled' | 'Not_Supported' | 'Disabled'> | null
  readonly masked_fields_count?: number
}
