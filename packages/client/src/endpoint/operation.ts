import type { Call, CallOptions } from '../call/call.ts'
import { isRecord } from '../call/is-record.ts'
import type { Client } from '../client/client.ts'
import { ask, type Answered } from '../rows/ask.ts'
import { inBatches } from '../rows/in-batches.ts'
import type { RowResult } from '../rows/row-result.ts'
import type { Address } from './address.ts'
import { callOf, locate, type Asked, type Located } from './call-of.ts'
import type { Endpoint, Scope } from './endpoint.ts'
import { isAbsent } from './is-absent.ts'
import type { Cost, Described, Operation } from './operation-types.ts'

/** Where an operation written by hand is, and what it needs. */
export interface Place {
  /** With its method in front, unless that is GET: `POST settings/user_groups`. */
  readonly address: Address
  readonly rows: string
  readonly scope: Scope
  /** What to do about an unknown id: `'role, listRoles'`, or a sentence. */
  readonly hint?: string | undefined
  /** Most rows of one request; more are sent in several. */
  readonly most?: number | undefined
  /** Whether the answer is `undefined` when Zoho does not know the last value of the path. */
  readonly absent?: boolean | undefined
  /** What a call costs. Absent: one credit, not heavy. */
  readonly cost?: ((call: Call) => Cost) | undefined
}

/** The two halves of an operation, and what it says besides. */
export interface Halves extends Pick<Place, 'absent' | 'cost' | 'most'> {
  /** What is asked, and the options of the call, which come last. */
  readonly ask: (parameters: readonly unknown[], located: Located) => readonly [Asked, CallOptions]
  readonly read: (answer: Answered, located: Located) => unknown
}

/**
 * An operation written by hand. With two pure functions it makes one call (or one per batch of rows): what to ask, and what
 * the answer means. With one function it may make several; it then has no halves, and Composite cannot take it.
 *
 * @example
 * export const countAll = operation({ address: 'settings/roles', rows: 'roles', scope: 'settings.roles.READ' }, () => ({}), (answer) => readRows(answer.value, 'roles').length)
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
  { address, rows, scope, hint, ...more }: Place,
  first: (...parameters: never[]) => unknown,
  read?: (answer: Answered) => unknown,
): unknown {
  const located = locate(address, 'GET', rows, scope, hint)
  if (read === undefined)
    return describe((...parameters: never[]) => first(...parameters), located.endpoint, {})
  return assemble(located, { ...more, ask: byHand(first as (...parameters: unknown[]) => Asked), read })
}

function byHand(question: (...parameters: unknown[]) => Asked): Halves['ask'] {
  return (parameters) => {
    const last = parameters.at(-1)
    // A row may have any key, so that only a parameter behind those of `ask` can be the options.
    const has = parameters.length > question.length && isOptions(last)
    return has ? [question(...parameters.slice(0, -1)), last] : [question(...parameters), {}]
  }
}

/** The function between two halves. */
export function assemble(located: Located, halves: Halves): object {
  const { ask: question, cost, most = Infinity } = halves
  const build = (asked: Asked): Call => {
    const call = callOf(located, asked)
    return cost === undefined ? call : { ...call, ...cost(call) }
  }
  const read = (answer: Answered): unknown => {
    const { error } = answer
    if (error === undefined) return halves.read(answer, located)
    if (halves.absent === true && isAbsent(located.parts, error)) return undefined
    throw error
  }
  const call = (...parameters: unknown[]): Call => build(question(parameters, located)[0])
  const run = async (zoho: Client, ...parameters: unknown[]): Promise<unknown> => {
    const [asked, options] = question(parameters, located)
    const { rows, ids = idsOf(asked.query) } = asked
    // Whoever asks for no ids must not be given everything.
    if (rows === undefined && ids?.length === 0)
      return read({ call: build(asked), status: 204, value: undefined })
    if (rows === undefined && asked.ids === undefined) return read(await ask(zoho, build(asked), options))
    return await inBatches<unknown>(rows ?? asked.ids ?? [], most, options, async (batch, first) => {
      const part = rows === undefined ? { ids: batch as readonly string[] } : { rows: batch }
      const answer = await ask(zoho, build({ ...asked, ...part }), options)
      return read({ ...answer, first }) as readonly RowResult[]
    })
  }
  return describe(run, located.endpoint, cost === undefined ? { call, read } : { call, read, cost })
}

function idsOf(query: object | undefined): readonly unknown[] | undefined {
  return query !== undefined && 'ids' in query && Array.isArray(query.ids) ? query.ids : undefined
}

/** Attaches what an operation says about itself. Its name is what a stack trace shows. */
function describe<F extends object>(run: F, endpoint: Endpoint, halves: object): F {
  Object.defineProperty(run, 'name', { value: `${endpoint.method} ${endpoint.address}` })
  return Object.assign(run, halves, { endpoint, scopes: endpoint.scopes })
}

/** No query and no action has such keys. */
export function isOptions(value: unknown): value is CallOptions {
  return isRecord(value) && ('signal' in value || 'timeout' in value || 'retries' in value)
}
