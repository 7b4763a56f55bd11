import type { CallOptions, Method } from '../call/call.ts'
import { assemble, isOptions, type Halves } from './assemble.ts'
import type { Asked } from './call-of.ts'
import type { Address, Scope } from './endpoint.ts'
import { locate, type Located } from './locate.ts'

/** What one verb does differently from another. */
export interface Verb extends Pick<Halves, 'absent' | 'many' | 'read'> {
  readonly method: Method
  /** What becomes of the verb's own parameter (a row, rows, ids, a file), when it has one. */
  readonly put?: (own: unknown, located: Located) => Asked
  /** What the last parameter before the options is. @default 'query' */
  readonly slot?: 'query' | 'body'
  readonly as?: 'response'
}

/**
 * Makes the function by which operations of a verb are declared. Their parameters: what fills the address, the verb's own,
 * the query or body, the options.
 */
export function declaring(verb: Verb) {
  return (address: Address, rows: string, scope: Scope, hint?: string, most?: number): never => {
    const located = locate(address, verb.method, rows, scope, hint)
    const { put, slot = 'query', as } = verb
    const ask = (parameters: readonly unknown[]): readonly [Asked, CallOptions] => {
      const count = located.names.length
      const [first, second] = parameters.slice(put === undefined ? count : count + 1)
      const [given, options = {}] = isOptions(first)
        ? [undefined, first]
        : [first, second as CallOptions | undefined]
      const asked = { fill: parameters, [slot]: given, as }
      return [put === undefined ? asked : { ...asked, ...put(parameters[count], located) }, options]
    }
    // Nothing is known of the rows but by the type on the left of a declaration, which the address is compared with.
    return assemble(located, { ...verb, ask, most }) as never
  }
}
