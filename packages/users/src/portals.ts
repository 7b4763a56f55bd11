import type { Reference } from '@x/client'
import {
  deleteOne,
  getAll,
  getOne,
  updateOne,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type UpdateOne,
} from '@x/client/endpoint'

/** How people of a portal log in elsewhere. */
export interface SamlConfiguration {
  readonly login_url: string
  readonly logout_url: string
  readonly public_key: string
  readonly active?: boolean
}

/** The portal of the organization, by its name: there is one. */
export interface Portal {
  readonly name: string
  readonly zaid: string
  readonly active: boolean
  readonly login_url?: string
  /** ISO 8601. */
  readonly created_time: string
  readonly created_by: Reference
  readonly modified_time: string
  readonly modified_by: Reference
  /** The rest: only in the description of 2026, of one portal. */
  readonly saml_configuration?: SamlConfiguration | null
  readonly acs_url?: string
  readonly issuer?: string
  readonly single_logout_url?: string
  readonly default_relay_state_url?: string
  readonly admin_zuid?: number
}

/** What a user type may be given of a module. */
export interface PortalMeta {
  readonly module?: {
    readonly api_name: string
    readonly id: string
    readonly plural_label?: string
    readonly shared_type?: string
    readonly filters?: readonly unknown[]
    readonly layouts?: readonly unknown[]
    readonly views?: unknown
  }
}

/** Query of `getPortalMeta`. */
export interface PortalMetaQuery {
  /** API name. */
  readonly module: string
}

/** The portals: one, or none. @zoho Portals */
export const listPortals: GetAll<[], Portal> = getAll(
  'settings/portals',
  'portals',
  'settings.clientportal.READ',
)

/** A portal by its name; `undefined` when it is not there. @zoho Portals */
export const getPortal: GetOne<[portal: string], Portal> = getOne(
  'settings/portals/{portal}',
  'portals',
  'settings.clientportal.READ',
  'portal, listPortals',
)

/** Makes the portal; its name is 6 to 30 letters and digits. Not in a sandbox. @zoho Portals */
export const createPortal: UpdateOne<[], { readonly name: string }> = updateOne(
  'POST settings/portals',
  'portals',
  'settings.clientportal.CREATE',
)

/** Renames the portal, or changes how people log in. @zoho Portals */
export const updatePortal: UpdateOne<
  [portal: string],
  { readonly name?: string; readonly saml_configuration?: SamlConfiguration }
> = updateOne('settings/portals/{portal}', 'portals', 'settings.clientportal.UPDATE', 'portal, listPortals')

/** Deletes the portal. Only in the description of 2026; dropped in the newest one. @zoho Portals @experimental */
export const deletePortal: DeleteOne<[portal: string]> = deleteOne(
  'settings/portals/{portal}',
  'portals',
  'settings.clientportal.DELETE',
  'portal, listPortals',
)

/** What user types may be given of a module. Only in the description of June 2025. @zoho Portals @experimental */
export const getPortalMeta: GetAll<[], PortalMeta, PortalMetaQuery> = getAll(
  'settings/portals/meta',
  'related_lists',
  'settings.clientportal.ALL',
)
