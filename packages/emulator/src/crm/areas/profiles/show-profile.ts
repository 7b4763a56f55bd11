import type { OrgData } from '../../data.ts'
import { named, nameUser } from '../../names.ts'
import type { Readings } from '../../readings.ts'
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
  const show = (module: string | null): unknown => showModule(module, data, readings)
  return {
    ...showProfile(profile, data),
    permissions_details: permissions.map((permission) => ({
      ...permission,
      module: show(permission.module),
    })),
    sections: sectionsOf(permissions, show),
  }
}

/** Its API name, or an object: sources disagree. */
function showModule(module: string | null, { modules }: OrgData, { profiles }: Readings): unknown {
  if (profiles.permissionModule === 'string' || module === null) return module
  return { api_name: module, id: modules.find(module)?.id ?? null }
}

function sectionsOf(
  permissions: readonly Permission[],
  show: (module: string | null) => unknown,
): readonly unknown[] {
  const modules = [...new Set(permissions.map(({ module }) => module))]
  const namesOf = (module: string | null): readonly string[] =>
    permissions.filter((each) => each.module === module).map(({ name }) => name)
  const categoryOf = (module: string): object => ({
    name: module,
    display_label: module.replaceAll('_', ' '),
    module: show(module),
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
