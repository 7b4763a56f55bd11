import type { Call, Method } from '../call/call.ts'
import { moduleScope } from '../call/module-scope.ts'
import { fillAddress, parseAddress, splitMethod, type Address, type Parts } from './address.ts'
import { hintSentence, scopeTexts, type Endpoint, type Scope } from './endpoint.ts'
import { queryOf } from './query-of.ts'

/** What an operation asks, before its address is filled. */
export interface Asked {
  /** Fills the variables of the address, in order. */
  readonly fill?: readonly unknown[]
  /** Under Zoho's names; an object becomes JSON. */
  readonly query?: object | undefined
  /** The body, or what stands in it beside `rows`. */
  readonly body?: unknown
  /** Rows of a write with a result each; they go into the body under the rows key of the endpoint. */
  readonly rows?: readonly unknown[]
  /** Ids of a deletion with a result each; they go into the query. */
  readonly ids?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly repeatable?: boolean
  /** API name of a module that scopes name and the address does not. */
  readonly module?: string
  /** The response itself is wanted, its body unread. */
  readonly as?: 'response'
}

/** An endpoint with its address taken apart. */
export interface Located {
  readonly endpoint: Endpoint
  readonly parts: Parts
  readonly hint: string | undefined
}

/** Finds an endpoint. Its address is taken apart when it is first called: a program imports many and calls some. */
export function locate(text: Address, usual: Method, rows: string, scope: Scope, hint?: string): Located {
  const [method, address] = splitMethod(text, usual)
  const endpoint = Object.freeze({ method, address, rows, scopes: scopeTexts(scope) })
  let parts: Parts | undefined
  return {
    endpoint,
    get parts() {
      return (parts ??= parseAddress(address))
    },
    get hint() {
      return hintSentence(hint)
    },
  }
}

/** The call that an operation asks for. */
export function callOf({ endpoint, parts, hint }: Located, asked: Asked): Call {
  const { method, rows } = endpoint
  const { path, query: fixed, given } = fillAddress(parts, asked.fill ?? [])
  const { query, ...conditions } = queryOf(asked.query ?? {})
  const body = asked.rows === undefined ? asked.body : { ...(asked.body as object), [rows]: asked.rows }
  return {
    method,
    path,
    query: { ...query, ...fixed, ...(asked.ids === undefined ? {} : { [parts.ids]: asked.ids }) },
    ...(parts.base === undefined ? {} : { base: parts.base }),
    ...(body === undefined ? {} : { body }),
    ...(asked.as === undefined ? {} : { as: asked.as }),
    ...conditions,
    headers: asked.headers,
    repeatable: asked.repeatable,
    rows: method === 'GET' || rows === '' ? undefined : rows,
    scopes: endpoint.scopes.map((scope) =>
      scopeOf(scope, [...parts.names, 'module'], [...given, asked.module]),
    ),
    hint,
  }
}

/** A scope with the module's name in it. */
function scopeOf(scope: string, names: readonly string[], given: readonly (string | undefined)[]): string {
  return scope.replace(/\{(.+?)\}/, (_braces, name: string) => {
    const module = given[names.indexOf(name)] ?? given.at(-1)
    return module === undefined ? name : moduleScope(module)
  })
}
