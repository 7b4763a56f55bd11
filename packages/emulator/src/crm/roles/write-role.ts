import type { Directory } from '../model/directory.ts'
import { nameIn } from '../model/names.ts'
import type { Role } from '../model/state.ts'

/** A role as replies show it. Roles of a seed are Zoho's own: nobody created them, nobody changed them. */
export function writeRole(role: Role, { roles }: Directory): Record<string, unknown> {
  return {
    display_label: role.name,
    forecast_manager: null,
    reporting_to: role.reportsTo === null ? null : nameIn(roles, role.reportsTo),
    api_name: role.name.replaceAll(' ', '_'),
    share_with_peers: role.shareWithPeers,
    description: role.description,
    id: role.id,
    name: role.name,
    created_by__s: null,
    modified_by__s: null,
    modified_time__s: null,
    created_time__s: null,
  }
}
