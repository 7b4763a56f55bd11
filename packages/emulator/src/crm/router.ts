import { fault, flat, unknownAddress, badPathId } from './answers.ts'
import type { Call, Operation, Outcome } from './call.ts'
import { routes, type Route } from './routes.ts'
import { isId } from './model/id.ts'
import type { Directory } from './model/directory.ts'
import type { Readings } from './readings.ts'
import { Refusal } from './refusal.ts'
import type { CrmRequest } from './request.ts'
import { coversScope } from './scope.ts'

/** What the router needs besides the request. */
export interface World {
  readonly directory: Directory
  readonly readings: Readings
  readonly now: number
}

/** Answers one request: version, address, method, scope, caller, permission, then the operation. */
export function route(request: CrmRequest, world: World): Outcome {
  try {
    return answer(request, world)
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

function answer(request: CrmRequest, world: World): Outcome {
  const { readings, directory } = world
  checkVersion(request.version)
  const segments = splitPath(request.path)
  const here = routes.filter((each) => fits(each.segments, segments))
  if (here.length === 0) throw new Refusal(unknownAddress())
  // A literal segment goes before an id: "/settings/user_groups/actions/…" is no group called "actions".
  const method = request.method.toUpperCase()
  const found = here.find((each) => each.method === method)
  if (found === undefined) throw new Refusal(wrongMethod(readings))
  const ids = readIds(found, segments, readings)
  for (const scope of found.scopes(readings)) {
    if (!coversScope(request.caller.scopes, scope)) throw new Refusal(missingScope())
  }
  const user = directory.users.get(request.caller.userId)
  if (user === undefined || user.status !== 'active') throw new Refusal(inactiveUser())
  const granted = directory.profiles.get(user.profile)?.permissions ?? []
  for (const permission of ['Crm_Implied_Api_Access', ...found.permissions]) {
    if (!granted.includes(permission)) throw new Refusal(noPermission(permission, readings))
  }
  const operation: Operation = found.operation
  const call: Call = { ids, query: request.query, body: request.body, user, ...world }
  return operation(call)
}

/** Segments of a path, decoded. @throws Refusal for a path that cannot be one of ours. */
function splitPath(path: string): readonly string[] {
  if (!path.startsWith('/')) throw new Refusal(unknownAddress())
  const segments = path.slice(1).split('/')
  if (!path.includes('%')) return segments
  try {
    return segments.map((segment) => decodeURIComponent(segment))
  } catch {
    // A broken percent sign: which one is lost, as it is in Zoho's answer.
    throw new Refusal(unknownAddress())
  }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part === ':id' || part === segments[index])
  )
}

function readIds(found: Route, segments: readonly string[], readings: Readings): readonly string[] {
  const places = found.segments.flatMap((part, index) => (part === ':id' ? [index] : []))
  for (const place of places) {
    if (!isId(segments[place])) {
      throw new Refusal(readings.nonNumericId === 'INVALID_DATA' ? badPathId(place) : unknownAddress())
    }
  }
  return places.map((place) => segments[place] ?? '')
}

function checkVersion(version: string): void {
  if (version === 'v7' || version === 'v8') return
  if (/^v[2-6](?:\.1)?$/.test(version)) {
    throw new Refusal(
      flat(
        400,
        fault('API_NOT_SUPPORTED', 'The emulator serves the versions v7 and v8 only', {
          supported_version: 7,
        }),
      ),
    )
  }
  throw new Refusal(unknownAddress())
}

function wrongMethod(readings: Readings): Outcome {
  return flat(
    readings.methodErrorStatus,
    fault('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
  )
}

function missingScope(): Outcome {
  return flat(401, fault('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL'))
}

function inactiveUser(): Outcome {
  return flat(403, fault('INACTIVE_USER', 'the user is not active in this organization'))
}

function noPermission(permission: string, readings: Readings): Outcome {
  const permissions = readings.permissionsDetail === 'string' ? permission : [permission]
  return flat(403, fault('NO_PERMISSION', 'permission denied', { permissions }))
}
