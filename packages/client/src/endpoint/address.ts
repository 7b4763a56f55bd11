import { quote } from '@x/dc/error'
import type { Method } from '../call/call.ts'
import type { Base } from '../client/destination.ts'
import { idText, type Id } from '../call/id.ts'
import { path, type Path } from '../call/path.ts'
import type { Query } from '../call/query.ts'

/**
 * Where an endpoint is, below `/crm/{version}/`: `settings/roles/{role id}`, `settings/tags?module={module}`. What stands
 * in braces is filled by a parameter, in this order: `{role id}` (the last word is `id`) by an id, anything else by a
 * name. A method that is not the verb's own stands in front (`PATCH settings/fields/{field id}`), and so does another base
 * (`bulk:read/{job id}`, `email:settings/compose`, `upload:upload`). A key of the query without a value is where a verb
 * puts ids (`actions/watch?channel_ids=`).
 */
export type Address = string

/** The parameters that an address asks for. */
export type Variables<A extends string> = A extends `${string}{${infer Name}}${infer Rest}`
  ? [Name extends `${string} id` ? Id : string, ...Variables<Rest>]
  : []

/** An address taken apart. */
export interface Parts {
  readonly base: Base | undefined
  /** The words of the path around its variables, one more than there are variables. */
  readonly words: readonly string[]
  /** Names of the variables, those of the path first. */
  readonly names: readonly string[]
  /** Keys of the query that the last variables fill. */
  readonly keys: readonly string[]
  /** Parameters that are always the same. */
  readonly fixed: Query
  /** The key of the query that takes ids. */
  readonly ids: string
}

/** An address with its variables filled. */
export interface Filled {
  readonly path: Path
  readonly query: Query
  /** The values, in order. */
  readonly given: readonly string[]
}

/** The method in front of an address, and the rest of it. */
export function splitMethod(address: Address, usual: Method): readonly [method: Method, address: Address] {
  const [method, rest] = address.split(' ', 2) as [Method, string?]
  return rest !== undefined && /^[A-Z]+$/.test(method)
    ? [method, address.slice(method.length + 1)]
    : [usual, address]
}

/** Takes an address (without a method) apart. */
export function parseAddress(address: Address): Parts {
  const [, base, route = '', search] = /^(?:(\w+):)?([^?]*)(?:\?(.*))?$/.exec(address) ?? []
  const pieces = route.split(/[{}]/)
  const names = pieces.filter((_piece, index) => index % 2 === 1)
  const keys: string[] = []
  const fixed: Record<string, string> = {}
  let ids = 'ids'
  for (const pair of search?.split('&') ?? []) {
    const [key = '', value = ''] = pair.split('=')
    if (value.startsWith('{')) {
      keys.push(key)
      names.push(value.slice(1, -1))
    } else if (value === '') ids = key
    else fixed[key] = value
  }
  const words = pieces.filter((_piece, index) => index % 2 === 0)
  return { base: base as Base | undefined, words, names, keys, fixed, ids }
}

/**
 * Fills the variables of an address with the first values.
 *
 * @throws InvalidIdError for what is not an id, TypeError for a name that a path or a query cannot carry
 */
export function fillAddress({ words, names, keys, fixed }: Parts, values: readonly unknown[]): Filled {
  const given = names.map((name, index) => valueOf(name, values[index]))
  const inPath = words.length - 1
  const query: Record<string, string> = {}
  keys.forEach((key, index) => (query[key] = nonEmpty(names[inPath + index], given[inPath + index])))
  // Of a template's array the tag reads the words only.
  const target = path(words as unknown as TemplateStringsArray, ...given.slice(0, inPath))
  return { path: target, query: { ...fixed, ...query }, given }
}

/** `{role id}` is the id of a role; any other name takes a string, which the path tag checks. */
function valueOf(name: string, value: unknown): string {
  return name.endsWith(' id') ? idText(value as Id, name.slice(0, -3)) : (value as string)
}

function nonEmpty(name: string | undefined, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw new TypeError(`${quote(name)} must be a non-empty string. Nothing was sent.`)
}
