import type { CallOptions, Method } from '../call/call.ts'
import type { Answered } from '../rows/ask.ts'
import type { Address } from './address.ts'
import { locate, type Asked, type Located } from './call-of.ts'
import type { Scope } from './endpoint.ts'
import { assemble, isOptions } from './operation.ts'

/** What one verb does differently from another. */
export interface Verb {
  readonly method: Method
  /** What becomes of the verb's own parameter (a row, rows, ids, a file), when it has one. */
  readonly put?: (own: unknown, located: Located) => Asked
  /** What the last parameter before the options is. @default 'query' */
  readonly slot?: 'query' | 'body'
  /** Whether an unknown id is answered with `undefined`. */
  readonly absent?: boolean
  readonly as?: 'response'
  readonly read: (answer: Answered, located: Located) => unknown
}

/** Makes an operation with a verb. Its parameters: what fills the address, the verb's own, the query or body, the options. */
export function declare(
  verb: Verb,
  address: Address,
  rows: string,
  scope: Scope,
  hint?: string,
  most?: number,
): never {
  const located = locate(address, verb.method, rows, scope, hint)
  const { put, slot = 'query', as, read, absent = false } = verb
  const ask = (parameters: readonly unknown[]): readonly [Asked, CallOptions] => {
    const count = located.parts.names.length
    const [first, second] = parameters.slice(put === undefined ? count : count + 1)
    const [given, options] = isOptions(first) ? [undefined, first] : [first, second]
    const asked = { fill: parameters.slice(0, count), [slot]: given, ...put?.(parameters[count], located) }
    return [as === undefined ? asked : { ...asked, as }, options ?? {}]
  }
  // Nothing is known of the rows but by the type on the left of a declaration, which the address is compared with.
  return assemble(located, { ask, read, absent, most }) as never
}
