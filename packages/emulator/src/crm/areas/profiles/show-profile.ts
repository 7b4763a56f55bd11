import type { OrgData } from '../../data.ts'
import { named, nameUser } from '../../names.ts'
import type { Readings } from '../../readings.ts'
import { idOfModule } from '../modules/standard-modules.ts'
import type { Permission } from './permissions.ts'
import type { ProfileRow } from './profile-row.ts'

/** A profile as lists show it: without its permissions. */
export function showProfile(profile: ProfileRow, data: OrgData): Record<string, unknown> {
  const { permissions_details: _permissions, ...row } = profile
  return {
    ...row,
    created_by: named(profile.created_by, (user) => nameUser(data, user)),
    modified_by: named(profile.modified_by, (user) => nameUser(data, user)),
  }
}

/** A profile as it is shown alone: with its permissions, and how the screen of Zoho groups them. */
export function showWholeProfile(
  profile: ProfileRow,
  data: OrgData,
  readings: Readings,
): Record<string, unknown> {
  const { permissions_details: permissions } = profile
  return {
    ...showProfile(profile, data),
    permissions_details: permissions.map((permission) => showPermission(permission, readings)),
    sections: sectionsOf(permissions, readings),
  }
}

function showPermission(permission: Permission, { profiles }: Readings): Record<string, unknown> {
  return { ...permission, module: showModule(permission.module, profiles) }
}

/** Its API name, or an object: sources disagree. */
function showModule(module: string | null, { permissionModule }: Readings['profiles']): unknown {
  return permissionModule === 'object' && module !== null
    ? { api_name: module, id: idOfModule(module) }
    : module
}

function sectionsOf(permissions: readonly Permission[], { profiles }: Readings): readonly unknown[] {
  const modules = [...new Set(permissions.map(({ module }) => module))]
  const namesOf = (module: string | null): readonly string[] =>
    permissions.filter((each) => each.module === module).map(({ name }) => name)
  const categoryOf = (module: string): object => ({
    name: module,
    display_label: module.replaceAll('_', ' '),
    module: showModule(module, profiles),
    permissions_details: namesOf(module),
  })
  return [
    {
      name: 'modules',
      categories: modules.flatMap((module) => (module === null ? [] : [categoryOf(module)])),
    },
    {
      name: 'set-up',
      categories: [{ name: 'general', display_label: 'General', permissions_details: namesOf(null) }],
    },
  ]
}
