import type { Method } from '../call/call.ts'
import { isRecord } from '../call/is-record.ts'
import type { Base } from '../client/destination.ts'
import type { Address, Endpoint, Scope } from './endpoint.ts'
import type { OfModule } from './of-module.ts'

/** An endpoint with its address taken apart. */
export interface Located {
  readonly endpoint: Endpoint
  readonly base: Base | undefined
  /** The words of the path around its variables, one more than there are variables in it. */
  readonly words: readonly string[]
  /** Names of the variables: of the path, then of the query. */
  readonly names: readonly string[]
  /** Keys of the query that variables fill. */
  readonly keys: readonly string[]
  /** Parameters of the query that are so unless the caller says otherwise. */
  readonly fixed: Readonly<Record<string, string>>
  /** The key of the query that takes ids. */
  readonly idsKey: string
  readonly hint: string | undefined
  /** Of an operation on the records of a module. */
  readonly ofModule: OfModule | undefined
}

const ADDRESS = /^(?:([A-Z]+) )?((?:(\w+):)?([^?]*)\??(.*))$/

/** Takes an address apart. `usual` is the method of one that names none. */
export function locate(
  text: Address,
  usual: Method,
  rows: string,
  scope: Scope,
  hint: string | undefined,
): Located {
  const [, method = usual, address = '', base, route = '', search] = ADDRESS.exec(text) ?? []
  const pieces = route.split(/[{}]/)
  const names = pieces.filter((_piece, index) => index % 2 === 1)
  const keys: string[] = []
  const fixed: Record<string, string> = {}
  let idsKey = 'ids'
  for (const [key, value] of new URLSearchParams(search)) {
    if (value === '') idsKey = key
    else if (value.startsWith('{')) {
      keys.push(key)
      names.push(value.slice(1, -1))
    } else fixed[key] = value
  }
  const ofModule = isRecord(scope) ? (scope as OfModule) : undefined
  const all = ofModule?.scopes ?? [scope as string | readonly string[]].flat()
  const scopes = all.flatMap((each) => (each === '' ? [] : each.replace(/^(?!Zoho)/, 'ZohoCRM.')))
  return {
    endpoint: Object.freeze({ method: method as Method, address, rows, scopes: Object.freeze(scopes) }),
    base: base as Base | undefined,
    words: pieces.filter((_piece, index) => index % 2 === 0),
    names,
    keys,
    fixed,
    idsKey,
    hint,
    ofModule,
  }
}
