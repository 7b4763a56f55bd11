import { badPathId, fault, flat, unknownAddress } from './answers.ts'
import type { Outcome } from './call.ts'
import type { Directory } from './model/directory.ts'
import type { User } from './model/state.ts'
import type { Readings } from './readings.ts'
import { Refusal } from './refusal.ts'
import type { CrmAnswer, CrmRequest } from './request.ts'
import { routes, scopesOf, type Route } from './routes.ts'

/** What the router needs besides the request. */
export interface World {
  readonly directory: Directory
  readonly readings: Readings
  /** Epoch milliseconds. */
  readonly now: number
}

/** Answers one request: version, address, method, scope, caller, permission, and then the operation. */
export function route(request: CrmRequest, world: World): Outcome {
  try {
    checkVersion(request.version)
    const { found, ids } = find(request, world.readings)
    checkScopes(found, request, world.readings)
    const user = findCaller(request, world.directory)
    checkPermissions(found, user, world)
    return found.operation({ ids, query: request.query, body: request.body, user, ...world })
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

function checkVersion(version: string): void {
  if (version === 'v7' || version === 'v8') return
  if (!/^v[2-6](?:\.1)?$/.test(version)) throw new Refusal(unknownAddress())
  throw new Refusal(
    flat(
      400,
      fault('API_NOT_SUPPORTED', 'the emulator serves the versions v7 and v8 only', { supported_version: 7 }),
    ),
  )
}

/** Routes by the number of their segments. */
const routesByLength: readonly (readonly Route[])[] = Array.from(
  { length: Math.max(...routes.map(({ segments }) => segments.length)) + 1 },
  (_, length) => routes.filter(({ segments }) => segments.length === length),
)

function find(
  { method, path }: CrmRequest,
  readings: Readings,
): { readonly found: Route; readonly ids: readonly string[] } {
  const segments = splitPath(path)
  const known = routesByLength[segments.length] ?? []
  const here = known.filter((each) => fits(each.segments, segments, readings))
  if (here.length === 0) throw new Refusal(unknownAddress())
  const found = here.find((each) => each.method === method.toUpperCase())
  if (found === undefined) throw new Refusal(wrongMethod(readings))
  const ids = segments.filter((_, index) => found.segments[index] === ':id')
  const bad = ids.find((id) => !isNumber(id))
  if (bad !== undefined) throw new Refusal(badPathId(segments.indexOf(bad)))
  return { found, ids }
}

/** Segments of a path, decoded. @throws Refusal for a path that cannot be one of ours. */
function splitPath(path: string): readonly string[] {
  if (!path.startsWith('/')) throw new Refusal(unknownAddress())
  const segments = path.slice(1).split('/')
  if (!path.includes('%')) return segments
  try {
    return segments.map((segment) => decodeURIComponent(segment))
  } catch {
    // Which percent sign is broken is lost, as it is in Zoho's answer.
    throw new Refusal(unknownAddress())
  }
}

function fits(pattern: readonly string[], segments: readonly string[], { requests }: Readings): boolean {
  return pattern.every((part, index) => {
    const segment = segments[index] ?? ''
    if (part !== ':id') return part === segment
    return requests.nonNumericId === 'INVALID_DATA' ? segment !== '' : isNumber(segment)
  })
}

function isNumber(segment: string): boolean {
  return /^[0-9]+$/.test(segment)
}

function wrongMethod({ requests }: Readings): CrmAnswer {
  return flat(
    requests.methodErrorStatus,
    fault('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
  )
}

function checkScopes(found: Route, { caller }: CrmRequest, readings: Readings): void {
  for (const covering of scopesOf(found, readings)) {
    if (!caller.scopes.some((scope) => covering.has(scope.toLowerCase()))) {
      throw new Refusal(flat(401, fault('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL')))
    }
  }
}

function findCaller({ caller }: CrmRequest, { users }: Directory): User {
  const user = users.get(caller.userId)
  if (user?.status === 'active') return user
  throw new Refusal(flat(403, fault('INACTIVE_USER', 'the user is not active in this organization')))
}

function checkPermissions(found: Route, user: User, { directory, readings }: World): void {
  const granted = directory.profiles.get(user.profile)?.permissions ?? []
  for (const permission of ['Crm_Implied_Api_Access', ...found.permissions]) {
    if (granted.includes(permission)) continue
    const permissions = readings.requests.permissionsDetail === 'string' ? permission : [permission]
    throw new Refusal(flat(403, fault('NO_PERMISSION', 'permission denied', { permissions })))
  }
}
