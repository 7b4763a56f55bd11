import { noPermission } from './access/no-permission.ts'
import { fault, flat } from './answers.ts'
import { isAllowed } from './areas/profiles/permissions.ts'
import type { UserRow } from './areas/users/user-row.ts'
import type { OrgData } from './data.ts'
import type { Found } from './find-route.ts'
import type { Readings } from './readings.ts'
import { Refusal } from './refusal.ts'
import type { CrmCaller } from './request.ts'
import { coveringScopes, scopeNameOf } from './scope.ts'

/** Who was let in. */
export interface Admitted {
  readonly user: UserRow
  /** Asks for more scopes and permissions than the route names. @throws Refusal */
  readonly demand: (scopes: readonly string[], permissions: readonly string[]) => void
}

/** Checks whether a caller may do what he asks for: version, scopes, himself, permissions. @throws Refusal */
export type Admit = (
  found: Found,
  request: { readonly version: string; readonly caller: CrmCaller },
) => Admitted

export function createAdmit(data: OrgData, readings: Readings): Admit {
  const isCovered = createScopeCheck()
  const demandScopes = (scopes: readonly string[], { scopes: granted }: CrmCaller): void => {
    if (scopes.every((scope) => isCovered(scope, granted))) return
    throw new Refusal(flat(401, fault('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL')))
  }
  const demandPermissions = (names: readonly string[], user: UserRow): void => {
    const granted = data.profiles.get(user.profile.id)?.permissions_details ?? []
    const denied = names.find((name) => !isAllowed(granted, name))
    if (denied === undefined) return
    throw new Refusal(flat(403, noPermission(denied, readings)))
  }
  return ({ route, module }, { version, caller }) => {
    checkVersion(version, route.since)
    const scopes = typeof route.scopes === 'function' ? route.scopes(readings) : route.scopes
    demandScopes(
      scopes.map((scope) =>
        scope.includes('{') ? scope.replaceAll('{module}', scopeNameOf(module)) : scope,
      ),
      caller,
    )
    const user = findCaller(caller, data)
    demandPermissions(
      [API_ACCESS, ...route.permissions].map((name) => name.replaceAll('{module}', module)),
      user,
    )
    return {
      user,
      demand: (more, permissions) => {
        demandScopes(more, caller)
        demandPermissions(permissions, user)
      },
    }
  }
}

function findCaller({ userId }: CrmCaller, data: OrgData): UserRow {
  const user = data.users.get(userId)
  if (user?.status === 'active') return user
  throw new Refusal(flat(403, fault('INACTIVE_USER', 'the user is not active in this organization')))
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
