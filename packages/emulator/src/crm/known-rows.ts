import { fullName } from './areas/users/user-row.ts'
import type { Call } from './call.ts'
import type { Known } from './fields/field.ts'

/** What the values of a body are checked against: the rows of the organisation. */
export function knownRows({ data, user }: Pick<Call, 'data' | 'user'>): Known {
  const tables: Readonly<Record<string, { get(id: string): unknown } | undefined>> = {
    users: data.users,
    roles: data.roles,
    profiles: data.profiles,
    territories: data.territories,
  }
  return {
    has: (module, id) => tables[module]?.get(id) !== undefined,
    nameOf: (module, id) => {
      if (module === 'users') {
        const named = data.users.get(id)
        return named === undefined ? null : fullName(named)
      }
      const row = tables[module]?.get(id) as { readonly name?: string } | undefined
      return row?.name ?? null
    },
    fieldsOf: () => [],
    timeZone: user.time_zone,
  }
}
