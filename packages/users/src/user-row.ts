import type { Id, Reference } from '@x/client'

/** Where a user stands. `disabled` is what `inactive` becomes when it is read. Open: Zoho may add words. */
export type UserStatus = 'active' | 'disabled' | 'deleted' | 'closed' | 'disabled dormant' | (string & {})

/** What kind of user this is. Open: Zoho may add kinds. */
export type UserKind =
  | 'Regular User'
  | 'Sandbox Developer User'
  | 'Team User'
  | 'Support User'
  | 'Client Portal User'
  | 'Lite User'
  | 'System User'
  | 'Digital Employee'
  | (string & {})

/** How names are put together. */
export type NameFormat =
  | 'Salutation,First Name,Last Name'
  | 'Salutation,Last Name,First Name'
  | 'First Name,Salutation,Last Name'
  | 'First Name,Last Name,Salutation'
  | 'Last Name,Salutation,First Name'
  | 'Last Name,First Name,Salutation'
  | (string & {})

/** Two colors of a theme. */
export interface ThemeColors {
  readonly font_color?: string
  readonly background?: string
}

/**
 * A user. Zoho mixes `created_by` with `Modified_By`; that is how the keys come. Fields that an organization adds to its
 * users come as further keys under their API names.
 */
export interface User {
  readonly id: string
  readonly email: string
  readonly first_name: string | null
  readonly last_name: string | null
  readonly full_name: string
  readonly alias: string | null
  /** The user's id in Zoho's accounts; null until the invitation is accepted. */
  readonly zuid: string | null
  readonly ezuid?: string
  readonly status: UserStatus
  /** Why somebody is disabled. */
  readonly status_reason__s?: string | null
  /** Whether the invitation was accepted. */
  readonly confirm: boolean
  readonly type__s?: UserKind
  readonly category?: string
  readonly role: Reference
  readonly profile: Reference
  /** The manager, when the hierarchy follows reporting. */
  readonly Reporting_To?: Reference | null
  readonly created_by: Reference | null
  /** ISO 8601 with the user's offset. */
  readonly created_time: string | null
  readonly Modified_By: Reference | null
  readonly Modified_Time: string | null
  /** Only in the official SDK's models. */
  readonly Created_By?: Reference | null
  readonly Created_Time?: string | null
  readonly phone: string | null
  readonly mobile: string | null
  readonly fax: string | null
  readonly website: string | null
  readonly street: string | null
  readonly city: string | null
  readonly state: string | null
  readonly zip: string | null
  readonly country: string | null
  /** YYYY-MM-DD. */
  readonly dob: string | null
  readonly locale: string
  readonly language: string
  /** A country's locale; a bare country was seen, too. */
  readonly country_locale: string
  /** IANA name. */
  readonly time_zone: string
  /** Milliseconds from UTC, daylight saving included. */
  readonly offset: number
  readonly date_format: string
  readonly time_format: 'HH:mm' | 'hh:mm a' | (string & {})
  readonly decimal_separator?: 'Comma' | 'Period' | (string & {})
  /** `Comma`, `Period` or `Space`, in any case. */
  readonly number_separator?: string
  readonly name_format__s?: NameFormat
  readonly sort_order_preference__s?: 'First Name,Last Name' | 'Last Name,First Name' | (string & {})
  /** The same in the description of June 2025. */
  readonly sort_order_preference?: string
  readonly distance_preference__s?: 'Kilometers' | 'Miles' | (string & {})
  readonly signature?: string | null
  readonly microsoft: boolean
  readonly sandboxDeveloper?: boolean
  readonly personal_account: boolean
  readonly Isonline?: boolean
  readonly default_tab_group?: string
  /** Address of a picture, for people who are logged in to Zoho. */
  readonly image_link?: string
  readonly Currency?: string | null
  readonly share_among_subordinates?: boolean
  readonly imap_status?: boolean
  readonly $current_shift?: Reference | null
  readonly Current_Shift__s?: Reference | null
  readonly $next_shift?: Reference | null
  /** YYYY-MM-DD. */
  readonly $shift_effective_from?: string | null
  readonly customize_info?: {
    readonly notes_desc: boolean | null
    readonly show_right_panel?: boolean | null
    readonly show_left_panel?: boolean | null
    readonly bc_view?: boolean | null
    readonly show_home?: boolean
    readonly show_detail_view?: boolean
    readonly unpin_recent_item?: boolean | null
  }
  readonly theme?: {
    readonly normal_tab: ThemeColors
    readonly selected_tab: ThemeColors
    readonly header?: ThemeColors
    readonly new_background?: string | null
    readonly background: string
    readonly screen: string
    readonly type: 'default' | 'custom' | (string & {})
  }
  /** The rest: only in Zoho's newest descriptions. */
  readonly Status_Updated_By__s?: Reference | null
  readonly Status_Updated_Time__s?: string | null
  readonly Invited_By__s?: Reference | null
  readonly Invited_Time__s?: string | null
  readonly Confirmed_Time__s?: string | null
  readonly ntc_enabled?: boolean
  readonly ntc_notification_type?: readonly string[]
  readonly rtl_enabled?: boolean
  readonly telephony_enabled?: boolean
}

/** What may be written of anybody. */
export interface WritableUser {
  readonly phone?: string | null
  readonly mobile?: string | null
  readonly fax?: string | null
  readonly website?: string | null
  readonly street?: string | null
  readonly city?: string | null
  readonly state?: string | null
  readonly zip?: string | null
  readonly country?: string | null
  readonly alias?: string | null
  /** YYYY-MM-DD. */
  readonly dob?: string | null
  readonly locale?: string
  readonly language?: string
  readonly country_locale?: string
  readonly time_zone?: string
  readonly date_format?: string
  readonly time_format?: 'HH:mm' | 'hh:mm a'
  /** Must differ from the separator of thousands. */
  readonly decimal_separator?: 'Comma' | 'Period'
  readonly number_separator?: 'Comma' | 'Period' | 'Space'
  readonly name_format__s?: NameFormat
  readonly sort_order_preference__s?: 'First Name,Last Name' | 'Last Name,First Name'
  readonly signature?: string | null
  /** The manager: an id, or null to clear. Refused while the hierarchy follows roles. */
  readonly Reporting_To?: Id | null
  readonly Current_Shift__s?: Id
  /** Together with `$shift_effective_from`, a day after today. */
  readonly $next_shift?: Id
  /** YYYY-MM-DD. */
  readonly $shift_effective_from?: string
}

/** A role or a profile of a user who is written. Pages of v7 show the id itself, both descriptions an object with it. */
export type UserTarget = Id | { readonly id: Id }

/** Somebody to be invited. Fields that the organization added go by their API names. */
export interface NewUser extends WritableUser {
  readonly email: string
  readonly role: UserTarget
  readonly profile: UserTarget
  /** The sources disagree which of the two names Zoho demands: give both. */
  readonly first_name?: string
  readonly last_name: string
  readonly [customField: string]: unknown
}

/** What changes in a user; what is left out stays. */
export interface UserChange extends WritableUser {
  /** Only while the invitation is not accepted. */
  readonly email?: string
  readonly role?: UserTarget
  readonly profile?: UserTarget
  readonly first_name?: string | null
  readonly last_name?: string
  /** Activates or deactivates. */
  readonly status?: 'active' | 'inactive'
  readonly [customField: string]: unknown
}
