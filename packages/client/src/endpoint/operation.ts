import type { Call } from '../call/call.ts'
import type { Client } from '../client/client.ts'
import type { Answered } from '../rows/ask.ts'
import { assemble, describe, isOptions, type Halves } from './assemble.ts'
import type { Asked } from './call-of.ts'
import type { Address, Scope } from './endpoint.ts'
import { isAbsent } from './is-absent.ts'
import { locate } from './locate.ts'
import type { Cost, Described, Operation } from './operation-types.ts'

/** Where an operation written by hand is, and what it needs. */
export interface Place {
  /** With its method in front, unless that is GET: `POST settings/user_groups`. */
  readonly address: Address
  readonly rows: string
  readonly scope: Scope
  /** What to do about an unknown id: `'role, listRoles'`, or a sentence. */
  readonly hint?: string | undefined
  /** Whether the answer is `undefined` when Zoho does not know the last value of the path. */
  readonly absent?: boolean | undefined
  /** What a call costs. Absent: one credit, not heavy. */
  readonly cost?: ((call: Call) => Cost) | undefined
  /** What is thrown in place of an error, where the call tells more of it than Zoho does. */
  readonly explain?: ((error: unknown, call: Call) => unknown) | undefined
}

/**
 * An operation written by hand. With two pure functions it makes one call: what to ask, and what the answer means. With one
 * function it may make several; it then has no halves, and Composite cannot take it.
 *
 * @example
 * export const countRoles = operation(
 *   { address: 'settings/roles', rows: 'roles', scope: 'settings.roles.READ' },
 *   () => ({}),
 *   ({ value }) => readRows(value, 'roles').length,
 * )
 */
export function operation<P extends readonly unknown[], R>(
  place: Place,
  ask: (...parameters: P) => Asked,
  read: (answer: Answered) => R,
): Operation<P, R>
export function operation<P extends readonly unknown[], R>(
  place: Place,
  run: (zoho: Client, ...parameters: P) => Promise<R>,
): Described & ((zoho: Client, ...parameters: P) => Promise<R>)
export function operation(
  { address, rows, scope, hint, absent, ...more }: Place,
  first: (...parameters: never[]) => unknown,
  read?: (answer: Answered) => unknown,
): unknown {
  const located = locate(address, 'GET', rows, scope, hint)
  if (read === undefined) return describe((...parameters: never[]) => first(...parameters), located, {})
  const question = first as (...parameters: unknown[]) => Asked
  return assemble(located, { ...more, absent: absent ? isAbsent : undefined, ask: byHand(question), read })
}

/** What a function asks, of parameters behind which the options of the call may stand. */
export function byHand(question: (...parameters: unknown[]) => Asked): Halves['ask'] {
  return (parameters) => {
    const last = parameters.at(-1)
    // A row may have any key, so that only a parameter behind those of the question can be the options.
    const has = parameters.length > question.length && isOptions(last)
    return has ? [question(...parameters.slice(0, -1)), last] : [question(...parameters), {}]
  }
}
