import { fullName } from './areas/users/user-row.ts'
import type { Call } from './call.ts'
import type { OrgData } from './data.ts'
import type { Known } from './fields/field.ts'

/** What the values of a body are checked against, and shown with: the rows of the organization. */
export function knownRows({ data, user }: Pick<Call, 'data' | 'user'>): Known {
  const { modules } = data
  const settings: Readonly<Record<string, { get(id: string): unknown }>> = {
    users: data.users,
    roles: data.roles,
    profiles: data.profiles,
    territories: data.territories,
    shifts: data.shifts,
    layouts: modules.tables.layouts,
    modules: modules.tables.modules,
  }
  const get = (table: string, id: string): unknown =>
    Object.hasOwn(settings, table)
      ? settings[table]?.get(id)
      : modules.find(table) && modules.recordsOf(table).get(id)
  return {
    has: (table, id) =>
      get(table, id) !== undefined || (table === 'modules' && modules.find(id) !== undefined),
    nameOf: (table, id) => {
      const row = get(table, id) as Readonly<Record<string, unknown>> | undefined
      if (row === undefined) return null
      return table === 'users'
        ? nameOfUser(data, id)
        : nameOfRow(row, modules.find(table)?.display_field ?? 'name')
    },
    emailOf: (id) => data.users.get(id)?.email ?? null,
    moduleOf: (idOrName) => {
      const row = modules.tables.modules.get(idOrName) ?? modules.find(idOrName)
      return row && { api_name: row.api_name, id: row.id }
    },
    fieldsOf: (module) => modules.fieldsOf(module),
    timeZone: user.time_zone,
  }
}

function nameOfUser({ users }: OrgData, id: string): string | null {
  const user = users.get(id)
  return user === undefined ? null : fullName(user)
}

function nameOfRow(row: Readonly<Record<string, unknown>>, field: string): string | null {
  const name = Object.hasOwn(row, field) ? row[field] : undefined
  return typeof name === 'string' ? name : null
}
