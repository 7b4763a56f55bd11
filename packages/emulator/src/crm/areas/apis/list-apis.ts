import { badParameter, noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

interface Api {
  readonly path: string
  readonly operation_types: readonly {
    readonly method: string
    readonly oauth_scope: string
    readonly min_credits: number
    readonly max_credits: number
  }[]
}

/** `GET /__apis`: the routes that are served, with their scopes and what the smallest call costs. */
export function apiRoutes(routes: readonly Route[]): readonly Route[] {
  return [route('GET /__apis', 'apis.READ', (call) => listApis(routes, call))]
}

function listApis(routes: readonly Route[], call: Call): CrmAnswer {
  const test = readFilter(call.query)
  const paths = [...new Set(routes.map(({ path }) => path))].toSorted()
  const apis = paths
    .map((path): Api => ({
      path: `/crm/v8${path.replaceAll(/:(\w+)/g, '{{$1}}')}`,
      operation_types: routes
        .filter((each) => each.path === path)
        .map((each) => operationOf(each, call))
        .filter(test),
    }))
    .filter(({ operation_types: operations }) => operations.length > 0)
  return apis.length === 0 ? noContent : ok({ __apis: apis })
}

function operationOf({ method, scopes, credits }: Route, { readings }: Call): Api['operation_types'][number] {
  const names = typeof scopes === 'function' ? scopes(readings) : scopes
  const cost = credits({ query: new URLSearchParams(), body: undefined })
  const scope = names.map((name) => `ZohoCRM.${name.replace('{module}', 'custom')}`).join(',')
  return { method, oauth_scope: scope, min_credits: cost, max_credits: cost }
}

function inScope(part: string): (operation: Api['operation_types'][number]) => boolean {
  return ({ oauth_scope: scope }) => scope.toLowerCase().includes(`zohocrm.${part}`)
}

/** One `equals` on scope, method or module. @throws Refusal */
function readFilter(query: URLSearchParams): (operation: Api['operation_types'][number]) => boolean {
  const text = query.get('filters')
  if (text === null) return () => true
  const filter = parse(text)
  const field = isJsonObject(filter) ? own(filter, 'field') : undefined
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  const value = isJsonObject(filter) ? own(filter, 'value') : undefined
  const isEquals = isJsonObject(filter) && own(filter, 'comparator') === 'equals'
  if (!isEquals || typeof value !== 'string') throw new Refusal(badParameter('filters'))
  const wanted = value.toLowerCase()
  if (name === 'operation_types.oauth_scope') return inScope(wanted)
  // Modules have scopes of their own names; here each route takes any of them.
  if (name === 'module') return inScope('modules.')
  if (name === 'operation_types.method' && methods.includes(value)) return ({ method }) => method === value
  throw new Refusal(badParameter('filters'))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Lost: where the text is broken. Zoho does not say either.
    return undefined
  }
}
