import {
  deleteOne,
  download,
  getOnly,
  upload,
  type DeleteOne,
  type Download,
  type GetOnly,
  type Upload,
} from '@x/client/endpoint'

/** The organization of the connected user. Keys that Zoho adds are kept. */
export interface Organization {
  readonly id: string
  /** The number that other Zoho services know it by. */
  readonly zgid: string
  readonly company_name: string | null
  readonly alias: string | null
  readonly description: string | null
  /** In any case: compare without regard to it. */
  readonly type: 'production' | 'sandbox' | 'bigin' | 'developer' | (string & {})
  /** ISO 8601. */
  readonly created_time: string
  readonly domain_name: string
  readonly primary_email: string | null
  readonly primary_zuid: string | null
  readonly phone: string | null
  readonly mobile: string | null
  readonly fax: string | null
  readonly website: string | null
  readonly street: string | null
  readonly city: string | null
  readonly state: string | null
  readonly zip: string | null
  readonly country: string | null
  readonly country_code: string | null
  /** A number in a string. */
  readonly employee_count: string | null
  readonly photo_id: string | null
  /** IANA name. */
  readonly time_zone: string
  /** For example `US Dollar - USD`. */
  readonly currency: string
  readonly currency_symbol: string
  readonly currency_locale: string
  readonly iso_code: string
  /** Whether several currencies are in use. */
  readonly mc_status: boolean | null
  readonly gapps_enabled: boolean
  readonly translation_enabled: boolean
  /** Whether GDPR compliance is on. */
  readonly privacy_settings: boolean
  /** Whether HIPAA compliance is on. */
  readonly hipaa_compliance_enabled: boolean
  readonly lite_users_enabled: boolean
  readonly deletable_org_account: boolean
  readonly zia_portal_id: string | null
  readonly hierarchy_preferences: {
    /** Whether records are seen along roles or along managers. */
    readonly type: 'Role_Hierarchy' | 'Reporting_To_Hierarchy' | (string & {})
    readonly strictly_reporting?: boolean | null
  }
  readonly license_details: {
    readonly paid: boolean
    readonly paid_type: string
    readonly paid_expiry: string | null
    readonly trial_type: string | null
    readonly trial_expiry: string | null
    readonly trial_action?: string | null
    readonly users_license_purchased: number
    readonly portal_users_license_purchased: number
  }
  /** The rest: only in the description of June 2025. */
  readonly max_per_page?: number
  readonly ezgid?: string
  readonly call_icon?: string
  readonly oauth_presence?: boolean
  readonly zia_zgid?: string
  readonly checkin_preferences?: { readonly restricted_event_types: string | null }
}

/** The organization of the connected user; there is no operation that changes it. @zoho Organization */
export const getOrg: GetOnly<[], Organization> = getOnly('org', 'org', 'org.READ')

/** Its photo, the bytes unread; `undefined` when it has none. @zoho Organization */
export const getOrgPhoto: Download<[]> = download('org/photo', 'org.READ')

/**
 * Uploads a photo, one image of at most 1 MB and 10 megapixels; a larger file is refused before it is sent. Zoho's codes for
 * one that is too large: `FILE_SIZE_MORE_THAN_ALLOWED_SIZE` or `FILE_SIZE_EXCEEDS`.
 *
 * @zoho Organization
 */
export const uploadOrgPhoto: Upload<[]> = upload('org/photo', '', 'org.CREATE', undefined, 1_048_576)

/** Deletes the photo. @zoho Organization */
export const deleteOrgPhoto: DeleteOne<[]> = deleteOne('org/photo', '', 'org.DELETE')
