import type { Criteria, Id, ListQuery, Reference } from '@x/client'
import {
  createOne,
  deleteOne,
  getOne,
  list,
  updateOne,
  type CreateOne,
  type DeleteOne,
  type GetOne,
  type List,
  type UpdateOne,
} from '@x/client/endpoint'

/** What a profile is for. Open: Zoho may add kinds. */
export type ProfileType =
  | 'normal_profile'
  | 'private_profile'
  | 'lite_profile'
  | 'portal_profile'
  | 'system_profile'
  | (string & {})

/** One permission of a profile. */
export interface ProfilePermission {
  readonly id: string
  /** For example `Crm_Implied_View_Leads`. */
  readonly name: string
  readonly display_label: string
  /** The module it is for: its name on v7, an object in the descriptions of 2026; null when for none. */
  readonly module: string | { readonly api_name: string; readonly id: string } | null
  readonly enabled: boolean
  /** Whether `updateProfile` may switch it. */
  readonly customizable?: boolean
  /** Names of permissions that must be enabled for this one. */
  readonly parent_permissions?: readonly string[] | null
  readonly tooltip_msg?: string
}

/** Permissions as the setup page groups them. */
export interface ProfileSection {
  readonly name: string
  readonly categories: readonly {
    readonly name: string
    readonly display_label: string
    readonly module?: string | { readonly api_name: string; readonly id: string } | null
    /** Ids of the permissions. */
    readonly permissions_details: readonly string[]
  }[]
}

/** A profile: what its users may do. Keys that Zoho adds are kept. */
export interface Profile {
  readonly id: string
  /** Up to 50 characters, unique in the organization. */
  readonly name: string
  readonly display_label: string
  /** Only since the descriptions of 2026. */
  readonly api_name?: string
  readonly description: string | null
  readonly type: ProfileType
  /** False for the profiles of a new organization, Administrator and Standard, which cannot be changed. */
  readonly custom: boolean
  /** ISO 8601; null for profiles that are not custom. */
  readonly created_time: string | null
  readonly modified_time: string | null
  readonly created_by: Reference | null
  readonly modified_by: Reference | null
  /** Only when one profile is fetched. */
  readonly permissions_details?: readonly ProfilePermission[]
  /** Only when one profile is fetched. */
  readonly sections?: readonly ProfileSection[]
  /** The next four: only in the description of June 2025. */
  readonly _default_view?: (Reference & { readonly type?: string }) | null
  readonly _delete?: boolean
  readonly permission_type?: string
  readonly category?: boolean | string
  readonly default?: boolean
}

/** Query of `listProfiles`. */
export interface ListProfilesQuery extends ListQuery {
  /** `portal_profile` only in the newest description. */
  readonly type?: ProfileType
  readonly include_types?: readonly ('Lite' | 'Support' | (string & {}))[]
  readonly filters?: Criteria
  /** Only in the official SDK. */
  readonly include_lite_profile?: boolean
}

/** The name of a profile that is made of another one. */
export interface NewProfile {
  /** Up to 50 characters, none of `# % & ( ) * ^`; a later description forbids more. */
  readonly name: string
  /** Up to 250 characters. */
  readonly description?: string | null
}

/** What changes in a profile; what is left out stays. */
export interface ProfileChange {
  readonly name?: string
  readonly description?: string | null
  /** Only these permissions change. One whose parent is off cannot be switched on. */
  readonly permissions_details?: readonly { readonly id: Id; readonly enabled: boolean }[]
}

/** One page of the profiles; their permissions come with `getProfile` only. @zoho Profiles */
export const listProfiles: List<[], Profile, ListProfilesQuery> = list(
  'settings/profiles',
  'profiles',
  'settings.profiles.READ',
)

/** One profile with its permissions; `undefined` when it is not there. @zoho Profiles */
export const getProfile: GetOne<[profileId: Id], Profile> = getOne(
  'settings/profiles/{profile id}',
  'profiles',
  'settings.profiles.READ',
  'profile, listProfiles',
)

/** Makes a profile with all permissions of another one, the only way to make one; at most 25 of an organization. @zoho Profiles */
export const cloneProfile: CreateOne<[profileId: Id], NewProfile> = createOne(
  'settings/profiles/{profile id}/actions/clone',
  'profiles',
  'settings.profiles.CREATE',
  'profile, listProfiles',
)

/** Changes a profile that is custom. @zoho Profiles */
export const updateProfile: UpdateOne<[profileId: Id], ProfileChange> = updateOne(
  'settings/profiles/{profile id}',
  'profiles',
  'settings.profiles.UPDATE',
  'profile, listProfiles',
)

/**
 * Deletes a profile that is custom; its users get the other one. The parameter is `transfer_to` by the pages, the description
 * of June 2025 and the SDK, and `transfer_to_id` by the description of 2026 alone; the first is sent.
 *
 * @zoho Profiles
 */
export const deleteProfile: DeleteOne<[profileId: Id, transferTo: Id]> = deleteOne(
  'settings/profiles/{profile id}?transfer_to={profile id}',
  '',
  'settings.profiles.DELETE',
  'profile, listProfiles',
)
