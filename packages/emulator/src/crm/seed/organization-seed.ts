import type { Edition } from '../areas/org/org-row.ts'
import type { SourceType } from '../areas/user-groups/group-row.ts'
import type { UserType } from '../areas/users/user-row.ts'

/**
 * An organization as plain data, JSON included, under the names of Zoho's own answers: what `GET /org`, `/users`,
 * `/settings/roles`, `/settings/profiles`, `/settings/territories`, `/settings/user_groups`, `/settings/modules`, and by
 * module `/settings/fields`, `/settings/layouts` and pages of records, of a real organization answer can be pasted together into one. Every part may be left out: without profiles there are *Administrator* and
 * *Standard*, without roles there is *CEO*, without users there is one administrator.
 *
 * Rows refer to each other by `{ id }`, or by name alone (users by email address). An `id` is a string of up to nineteen
 * digits; rows without one get the next free number.
 *
 * @example
 * const seed: OrganizationSeed = {
 *   users: [{ email: 'asha@example.com', last_name: 'Rao', role: 'CEO', profile: 'Administrator' }],
 *   user_groups: [{ name: 'Everybody', sources: [{ type: 'roles', source: 'CEO', subordinates: true }] }],
 * }
 */
export interface OrganizationSeed {
  readonly org?: OrgSeed | readonly OrgSeed[]
  readonly profiles?: readonly ProfileSeed[]
  readonly roles?: readonly RoleSeed[]
  readonly users?: readonly UserSeed[]
  readonly territories?: readonly TerritorySeed[]
  readonly user_groups?: readonly GroupSeed[]
  /**
   * As `GET /settings/modules` answers them; they take the place of the standard ones of their names. `sample`: the standard
   * ones, and machines, which have a field of every data type that the others lack. @default the standard ones
   */
  readonly modules?: 'sample' | readonly OtherFields[]
  /** As `GET /settings/fields?module=Leads` answers them, by module: the array, or the whole answer. */
  readonly fields?: Readonly<
    Record<string, readonly OtherFields[] | { readonly fields: readonly OtherFields[] }>
  >
  /** As `GET /settings/layouts?module=Leads` answers them, by module: the array, or the whole answer. */
  readonly layouts?: Readonly<
    Record<string, readonly OtherFields[] | { readonly layouts: readonly OtherFields[] }>
  >
  /** As `GET /settings/global_picklists` answers them with their values, and what uses a value. */
  readonly global_picklists?: readonly GlobalPicklistSeed[]
  /** As `GET /settings/variables` answers them, and what uses them. */
  readonly variables?: readonly VariableSeed[]
  /**
   * `sample`: a few hundred records, laid out when the first call asks for one. Or pages as `GET /Leads` answers them, by
   * module: the array, or the whole answer. @default none
   */
  readonly records?:
    | 'sample'
    | Readonly<Record<string, readonly OtherFields[] | { readonly data: readonly OtherFields[] }>>
  /** Comes along with pasted answers, and is not read. */
  readonly info?: unknown
}

/** Another row: by its id, as answers have it, or by its name alone (a user by his email address). */
export type ReferenceSeed = string | { readonly id?: string; readonly name?: string | null }

/** Members that a real organization's answers have besides, custom fields included. They are kept as they are. */
export interface OtherFields {
  readonly [field: string]: unknown
}

/** Facts about the organization. What is left out follows the data center: country, currency, time zone. */
export interface OrgSeed extends OtherFields {
  readonly id?: string
  /** The number that `X-CRM-ORG` and `soid` carry. */
  readonly zgid?: string
  readonly company_name?: string
  readonly country?: string
  readonly country_code?: string
  readonly city?: string
  readonly currency?: string
  readonly currency_symbol?: string
  readonly currency_locale?: string
  readonly iso_code?: string
  /** IANA name: `Europe/Amsterdam`. Times in answers carry its offset. */
  readonly time_zone?: string
  readonly phone?: string | null
  readonly website?: string | null
  readonly created_time?: string
  readonly hierarchy_preferences?: { readonly type: 'Role_Hierarchy' | 'Reporting_To_Hierarchy' }
  readonly license_details?: {
    /** @default 'enterprise' */
    readonly paid_type?: Edition
    /** Users that may be active at a time. @default 5 more than there are */
    readonly users_license_purchased?: number
    /** @default 10 */
    readonly portal_users_license_purchased?: number
  }
}

export interface ProfileSeed extends OtherFields {
  readonly id?: string
  readonly name: string
  /** Permissions that differ from the usual ones: API access and the modules; for *Administrator* all. */
  readonly permissions_details?: readonly { readonly name: string; readonly enabled: boolean }[]
  /** Whether people made it. @default false for *Administrator* and *Standard*, else true */
  readonly custom?: boolean
}

export interface RoleSeed extends OtherFields {
  readonly id?: string
  readonly name: string
  readonly description?: string | null
  /** The role above. Exactly the roles at the top leave it out. */
  readonly reporting_to?: ReferenceSeed | null
  readonly share_with_peers?: boolean
}

export interface UserSeed extends OtherFields {
  readonly id?: string
  /** Number of the Zoho account. A user who has not confirmed has none. */
  readonly zuid?: string | null
  readonly email: string
  readonly first_name?: string | null
  readonly last_name: string
  readonly role: ReferenceSeed
  readonly profile: ReferenceSeed
  /** `inactive` and `disabled` are the same. @default 'active' */
  readonly status?: 'active' | 'inactive' | 'disabled' | 'deleted'
  /** Whether the invitation was accepted. @default true */
  readonly confirm?: boolean
  /** The user above. */
  readonly Reporting_To?: ReferenceSeed | null
  /** @default 'Regular User' */
  readonly type__s?: UserType
  readonly created_by?: ReferenceSeed | null
  readonly created_time?: string
}

export interface TerritorySeed extends OtherFields {
  readonly id?: string
  readonly name: string
  readonly api_name?: string
  readonly description?: string | null
  /** The territory above. */
  readonly reporting_to?: ReferenceSeed | null
  readonly manager?: ReferenceSeed | null
  /** @default 'read_write_delete' */
  readonly permission_type?: 'read_write_delete' | 'read_only'
  /** Who belongs to it, as `GET /settings/territories/{id}/users` answers. */
  readonly users?: readonly ReferenceSeed[]
  readonly created_by?: ReferenceSeed | null
  readonly created_time?: string
}

export interface GroupSeed extends OtherFields {
  readonly id?: string
  readonly name: string
  readonly description?: string | null
  /** @default the first user */
  readonly created_by?: ReferenceSeed | null
  readonly created_time?: string
  /** Left out: never modified. */
  readonly modified_by?: ReferenceSeed | null
  readonly modified_time?: string | null
  readonly sources?: readonly SourceSeed[]
  /** Rules and processes that use the group. */
  readonly associations?: readonly AssociationSeed[]
}

export interface GlobalPicklistSeed extends OtherFields {
  readonly id?: string
  readonly display_label: string
  readonly api_name?: string
  readonly pick_list_values: readonly {
    readonly id?: string
    readonly display_value: string
    readonly actual_value?: string
    readonly type?: 'used' | 'unused'
    /** Rules that use the option; Zoho's word for their kind: `field_update`, `task` … */
    readonly associations?: readonly ({ readonly type: string } & UsesSeed)[]
  }[]
}

export interface VariableSeed extends OtherFields {
  readonly id?: string
  readonly name: string
  readonly api_name?: string
  /** @default 'text' */
  readonly type?: string
  readonly value?: unknown
  /** @default General */
  readonly variable_group?: { readonly id?: string; readonly api_name?: string; readonly name?: string }
  /** Templates, webhooks, functions that use it. */
  readonly associations?: readonly ({ readonly name: string } & UsesSeed)[]
}

/** What uses something. */
export interface UsesSeed extends OtherFields {
  readonly resources: readonly (OtherFields & { readonly id?: string; readonly name: string })[]
}

export interface SourceSeed {
  readonly type: SourceType
  readonly source: ReferenceSeed
  /** Roles (and territories): what lies below belongs too. @default false */
  readonly subordinates?: boolean
  /** Territories: what lies below belongs too. @default false */
  readonly sub_territories?: boolean
}

export interface AssociationSeed {
  /** Zoho's word: `assignment_rules`, `data_sharing`, `workflow_rules` … */
  readonly type: string
  readonly resource: { readonly id?: string; readonly name: string }
  /** Module that the rule is about. */
  readonly details?: { readonly module: { readonly api_name: string; readonly id?: string } } | null
}
