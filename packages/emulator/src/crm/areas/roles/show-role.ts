import type { OrgData } from '../../data.ts'
import { named, nameIn, nameUser } from '../../names.ts'
import type { RoleRow } from './role-row.ts'

/** A role as replies show it. */
export function showRole(role: RoleRow, data: OrgData): Record<string, unknown> {
  return {
    display_label: role.display_label,
    forecast_manager: named(role.forecast_manager, (user) => nameUser(data, user)),
    reporting_to: named(role.reporting_to, (above) => nameIn(data.roles, above)),
    api_name: role.api_name,
    share_with_peers: role.share_with_peers,
    description: role.description,
    id: role.id,
    name: role.name,
    created_by__s: named(role.created_by__s, (user) => nameUser(data, user)),
    modified_by__s: named(role.modified_by__s, (user) => nameUser(data, user)),
    modified_time__s: role.modified_time__s,
    created_time__s: role.created_time__s,
  }
}
