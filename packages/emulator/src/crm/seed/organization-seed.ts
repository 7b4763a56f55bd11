import type { Edition, SourceType, UserStatus, UserType } from '../model/state.ts'

/**
 * An organisation as plain data, JSON included. Every part may be left out: without profiles there are *Administrator*
 * and *Standard*, without roles there is *CEO*, without users there is one administrator.
 *
 * Rows refer to each other by id or by name (users by id or email address). An `id` is a string of up to nineteen
 * digits; rows without one get the next free number.
 *
 * @example
 * const seed: OrganizationSeed = {
 *   users: [{ email: 'asha@example.com', lastName: 'Rao', role: 'CEO', profile: 'Administrator' }],
 *   groups: [{ name: 'Everybody', sources: [{ type: 'roles', source: 'CEO', below: true }] }],
 * }
 */
export interface OrganizationSeed {
  readonly organization?: OrganizationDetails
  readonly profiles?: readonly ProfileSeed[]
  readonly roles?: readonly RoleSeed[]
  readonly users?: readonly UserSeed[]
  readonly territories?: readonly TerritorySeed[]
  readonly groups?: readonly GroupSeed[]
}

/** Facts about the organisation. What is left out follows the data center: country, currency, time zone. */
export interface OrganizationDetails {
  readonly id?: string
  /** The number that `X-CRM-ORG` and `soid` carry. */
  readonly zgid?: string
  readonly companyName?: string
  /** @default 'enterprise' */
  readonly edition?: Edition
  readonly country?: string
  readonly countryCode?: string
  readonly city?: string
  readonly currency?: string
  readonly currencySymbol?: string
  readonly currencyLocale?: string
  readonly isoCode?: string
  /** IANA name: `Europe/Amsterdam`. Times in answers carry its offset. */
  readonly timeZone?: string
  readonly phone?: string
  readonly website?: string
  readonly createdTime?: string
}

export interface ProfileSeed {
  readonly id?: string
  readonly name: string
  /** Zoho's permission names. @default API access; for *Administrator* managing groups too */
  readonly permissions?: readonly string[]
}

export interface RoleSeed {
  readonly id?: string
  readonly name: string
  readonly description?: string
  /** The role above. Exactly the roles at the top leave it out. */
  readonly reportsTo?: string
  readonly shareWithPeers?: boolean
}

export interface UserSeed {
  readonly id?: string
  /** Number of the Zoho account. A user who has not confirmed has none. */
  readonly zuid?: string
  readonly email: string
  readonly firstName?: string
  readonly lastName: string
  readonly role: string
  readonly profile: string
  /** @default 'active' */
  readonly status?: UserStatus
  /** Whether the invitation was accepted. @default true */
  readonly confirmed?: boolean
  /** The user above. */
  readonly reportsTo?: string
  /** @default 'Regular User' */
  readonly type?: UserType
  readonly createdBy?: string
  readonly createdTime?: string
}

export interface TerritorySeed {
  readonly id?: string
  readonly name: string
  readonly apiName?: string
  readonly description?: string
  /** The territory above. */
  readonly parent?: string
  readonly manager?: string
  /** @default 'read_write_delete' */
  readonly permission?: 'read_write_delete' | 'read_only'
  readonly users?: readonly string[]
  readonly createdBy?: string
  readonly createdTime?: string
}

export interface GroupSeed {
  readonly id?: string
  readonly name: string
  readonly description?: string | null
  /** @default the first user */
  readonly createdBy?: string
  readonly createdTime?: string
  /** Left out: never modified. */
  readonly modifiedBy?: string
  readonly modifiedTime?: string
  readonly sources?: readonly SourceSeed[]
  /** Rules and processes that use the group. */
  readonly associations?: readonly AssociationSeed[]
}

export interface SourceSeed {
  readonly type: SourceType
  readonly source: string
  /** Roles and territories: what lies below belongs too. @default false */
  readonly below?: boolean
}

export interface AssociationSeed {
  /** Zoho's word: `assignment_rules`, `data_sharing`, `workflow_rules` … */
  readonly type: string
  readonly name: string
  readonly id?: string
  /** Module that the rule is about, by API name: `Leads`. */
  readonly module?: string
}
