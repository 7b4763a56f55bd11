import type { Id, Reference } from '@x/client'
import {
  createOne,
  deleteOne,
  getAll,
  getOne,
  updateOne,
  type CreateOne,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type UpdateOne,
} from '@x/client/endpoint'

/** What people of a user type may do in a module. */
export interface PortalPermissions {
  /** Must be true. */
  readonly view: boolean
  readonly edit: boolean
  readonly create: boolean
  readonly delete: boolean
  readonly edit_shared_records: boolean
  readonly create_attachment?: boolean
  readonly delete_attachment?: boolean
}

/** A module of a user type. */
export interface PortalModule {
  readonly id: string
  readonly api_name: string
  readonly plural_label?: string
  readonly shared_type: 'public' | 'private' | (string & {})
  readonly permissions: PortalPermissions
  readonly fields?: readonly {
    readonly id: string
    readonly api_name: string
    readonly read_only: boolean
    readonly _delete?: null
  }[]
  readonly filters?: readonly unknown[] | null
  readonly layouts?: readonly unknown[] | null
  readonly views?: unknown
  readonly custom_views?: unknown
}

/** A kind of people of a portal. */
export interface PortalUserType {
  readonly id: string
  readonly name: string
  readonly default: boolean
  readonly active: boolean
  /** The module whose records these people are: Contacts, for example. */
  readonly personality_module: {
    readonly api_name: string
    readonly id: string
    readonly plural_label?: string
  }
  /** On pages. */
  readonly no_of_users?: number
  /** The next three: in the description of 2026. */
  readonly active_user_count?: number
  readonly deactive_user_count?: number
  readonly invitation_field?: { readonly id: string; readonly api_name: string }
  readonly modules?: readonly PortalModule[]
  readonly created_time?: string
  readonly created_by?: Reference
  readonly modified_time?: string
  readonly modified_by?: Reference
}

/** What changes in a user type. */
export interface PortalUserTypeChange {
  readonly name?: string
  readonly active?: boolean
  /** Must hold the personality module and Notes. Fields that a layout demands cannot be read only. */
  readonly modules?: readonly (Omit<PortalModule, 'plural_label'> & { readonly _delete?: null })[]
  readonly invitation_field?: { readonly id: Id; readonly api_name?: string }
}

/** A user type to be made; at most five. */
export interface NewPortalUserType extends PortalUserTypeChange {
  readonly name: string
  readonly personality_module: { readonly id: Id; readonly api_name: string }
}

/** All user types of a portal. @zoho Portals */
export const listPortalUserTypes: GetAll<[portal: string], PortalUserType> = getAll(
  'settings/portals/{portal}/user_type',
  'user_type',
  'settings.clientportal.READ',
  'portal, listPortals',
)

/** One user type with its modules; `undefined` when it is not there. @zoho Portals */
export const getPortalUserType: GetOne<[portal: string, userTypeId: Id], PortalUserType> = getOne(
  'settings/portals/{portal}/user_type/{user type id}',
  'user_type',
  'settings.clientportal.READ',
  'user type, listPortalUserTypes',
)

/** Makes a user type. @zoho Portals */
export const createPortalUserType: CreateOne<[portal: string], NewPortalUserType> = createOne(
  'settings/portals/{portal}/user_type',
  'user_type',
  'settings.clientportal.CREATE',
  'portal, listPortals',
)

/** Changes a user type. @zoho Portals */
export const updatePortalUserType: UpdateOne<[portal: string, userTypeId: Id], PortalUserTypeChange> =
  updateOne(
    'settings/portals/{portal}/user_type/{user type id}',
    'user_type',
    'settings.clientportal.UPDATE',
    'user type, listPortalUserTypes',
  )

/** Query of `deletePortalUserType`. */
export interface DeletePortalUserTypeQuery {
  /** Where its people go; only in the newest description. */
  readonly transfer_to?: Id
}

/** Deletes a user type that has no people. @zoho Portals */
export const deletePortalUserType: DeleteOne<[portal: string, userTypeId: Id], DeletePortalUserTypeQuery> =
  deleteOne(
    'settings/portals/{portal}/user_type/{user type id}',
    'user_type',
    'settings.clientportal.DELETE',
    'user type, listPortalUserTypes',
  )
