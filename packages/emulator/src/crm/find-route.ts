import { TrieRouter } from 'hono/router/trie-router'
import { badPathId, fault, flat, unknownAddress } from './answers.ts'
import type { Readings } from './readings.ts'
import { Refusal } from './refusal.ts'
import type { Route } from './route.ts'

/** A route that a request has met. */
export interface Found {
  readonly route: Route
  /** What stands at the places that the route names. */
  readonly ids: readonly string[]
  readonly module: string
}

/**
 * Finds the route of a method and a path, percent-encoded as received. @throws Refusal when there is none
 *
 * @param byValues whether records may be named by other values than ids, where a route takes them
 */
export type FindRoute = (method: string, path: string, readings: Readings, byValues?: boolean) => Found

/** All methods of one path. */
interface Entry {
  readonly names: readonly string[]
  readonly methods: Map<string, Route>
}

export function createFindRoute(routes: readonly Route[]): FindRoute {
  const router = new TrieRouter<Entry>()
  const entries = new Map<string, Entry>()
  for (const route of routes) {
    const known = entries.get(route.path)
    if (known !== undefined) {
      known.methods.set(route.method, route)
      continue
    }
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    const entry = { names, methods: new Map([[route.method, route]]) }
    entries.set(route.path, entry)
    router.add('ALL', route.path, entry)
  }
  return (method, path, readings, byValues = false) => {
    const segments = splitPath(path)
    const [matches] = router.match('ALL', `/${segments.join('/')}`)
    const [match, ...others] = matches
    if (match === undefined) throw new Refusal(unknownAddress())
    // The path that names the least is the one that is meant: `/users/actions/count` is not the user "actions".
    const [entry, found] = others.reduce(
      (best, each) => (each[0].names.length < best[0].names.length ? each : best),
      match,
    )
    // Without routes that are merged, hono gives parameters by their names.
    const parameters = found as Readonly<Record<string, string>>
    const ids = entry.names.map((name) => parameters[name] ?? '')
    const module = parameters['module'] ?? ''
    if (module !== '' && !/^[A-Za-z]\w*$/.test(module)) throw new Refusal(unknownAddress())
    const isFree = byValues && entry.methods.get(method.toUpperCase())?.byExternal === true
    const bad = isFree
      ? -1
      : entry.names.findIndex((name, index) => /id$/i.test(name) && !/^[0-9]+$/.test(ids[index] ?? ''))
    if (bad !== -1 && readings.requests.nonNumericId === 'INVALID_URL_PATTERN')
      throw new Refusal(unknownAddress())
    const route = entry.methods.get(method.toUpperCase())
    if (route === undefined) throw new Refusal(wrongMethod(readings))
    if (bad !== -1) throw new Refusal(badPathId(segments.indexOf(ids[bad] ?? '')))
    return { route, ids, module }
  }
}

/** Segments of a path, decoded. @throws Refusal for a path that cannot be one of ours */
function splitPath(path: string): readonly string[] {
  if (!path.startsWith('/')) throw new Refusal(unknownAddress())
  const segments = decode(path.slice(1).split('/'))
  if (segments.some((segment) => segment === '' || segment.includes('/'))) throw new Refusal(unknownAddress())
  return segments
}

function decode(segments: readonly string[]): readonly string[] {
  try {
    return segments.map((segment) => (segment.includes('%') ? decodeURIComponent(segment) : segment))
  } catch {
    // Which percent sign is broken is lost, as it is in Zoho's answer.
    throw new Refusal(unknownAddress())
  }
}

function wrongMethod({ requests }: Readings): ReturnType<typeof flat> {
  return flat(
    requests.methodErrorStatus,
    fault('INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
  )
}
