import { fault, flat } from './answers.ts'
import { isAllowed } from './areas/profiles/permissions.ts'
import type { UserRow } from './areas/users/user-row.ts'
import type { OrgData } from './data.ts'
import type { Found } from './find-route.ts'
import type { Readings } from './readings.ts'
import { Refusal } from './refusal.ts'
import type { CrmCaller } from './request.ts'
import { coveringScopes, scopeNameOf } from './scope.ts'

/** Checks whether a caller may do what he asks for: version, scopes, himself, permissions. @throws Refusal */
export type Admit = (
  found: Found,
  request: { readonly version: string; readonly caller: CrmCaller },
) => UserRow

export function createAdmit(data: OrgData, readings: Readings): Admit {
  const isCovered = createScopeCheck()
  return ({ route, module }, { version, caller }) => {
    checkVersion(version, route.since)
    const scopes = typeof route.scopes === 'function' ? route.scopes(readings) : route.scopes
    for (const scope of scopes) {
      const needed = scope.includes('{') ? scope.replaceAll('{module}', scopeNameOf(module)) : scope
      if (isCovered(needed, caller.scopes)) continue
      throw new Refusal(flat(401, fault('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL')))
    }
    return findCaller({ route, module }, caller, data, readings)
  }
}

function findCaller(
  { route, module }: Pick<Found, 'route' | 'module'>,
  caller: CrmCaller,
  data: OrgData,
  readings: Readings,
): UserRow {
  const user = data.users.get(caller.userId)
  if (user?.status !== 'active') {
    throw new Refusal(flat(403, fault('INACTIVE_USER', 'the user is not active in this organization')))
  }
  const granted = data.profiles.get(user.profile.id)?.permissions_details ?? []
  for (const name of [API_ACCESS, ...route.permissions]) {
    const permission = name.replaceAll('{module}', module)
    if (isAllowed(granted, permission)) continue
    const permissions = readings.requests.permissionsDetail === 'string' ? permission : [permission]
    throw new Refusal(flat(403, fault('NO_PERMISSION', 'permission denied', { permissions })))
  }
  return user
}

const API_ACCESS = 'Crm_Implied_Api_Access'

function checkVersion(version: string, since: number): void {
  if (Number(version.slice(1)) >= since) return
  throw new Refusal(
    flat(
      400,
      fault('API_NOT_SUPPORTED', 'This version of the API does not support the call', {
        supported_version: since,
      }),
    ),
  )
}

/** Says whether granted scopes cover a needed one; `a|b`: either will do. What covers which is worked out once. */
function createScopeCheck(): (needed: string, granted: readonly string[]) => boolean {
  const known = new Map<string, ReadonlySet<string>>()
  return (needed, granted) => {
    let covering = known.get(needed)
    if (covering === undefined) {
      const names = needed.split('|').map((scope) => (scope.startsWith('Zoho') ? scope : `ZohoCRM.${scope}`))
      covering = new Set(names.flatMap((scope) => [...coveringScopes(scope)]))
      known.set(needed, covering)
    }
    return granted.some((each) => covering.has(each.toLowerCase()))
  }
}
