import type { Call, CallOptions } from '../call/call.ts'
import { isRecord } from '../call/is-record.ts'
import type { Client } from '../client/client.ts'
import { ask, type Answered } from '../rows/ask.ts'
import { callOf, type Asked } from './call-of.ts'
import type { Located } from './locate.ts'
import type { Cost } from './operation-types.ts'

/** Does one request of an operation, and reads its answer. */
type Send = (asked: Asked, first?: number) => Promise<unknown>

/** The two halves of an operation, and what it does besides. */
export interface Halves {
  /** What is asked, and the options of the call, which come last. */
  readonly ask: (parameters: readonly unknown[], located: Located) => readonly [Asked, CallOptions]
  readonly read: (answer: Answered, located: Located) => unknown
  /** Whether an error says that what is read is not there, for which the answer is `undefined`. */
  readonly absent?: ((located: Located, error: unknown) => boolean) | undefined
  readonly cost?: ((call: Call) => Cost) | undefined
  readonly explain?: ((error: unknown, call: Call) => unknown) | undefined
  /** Sends what may need several requests, of `most` rows. */
  readonly many?:
    | ((asked: Asked, most: number, options: CallOptions, send: Send) => Promise<unknown>)
    | undefined
  readonly most?: number | undefined
}

/** The function between two halves. */
export function assemble(located: Located, halves: Halves): object {
  const { ask: question, absent, cost, explain, many, most = Infinity } = halves
  const build = (asked: Asked): ReturnType<typeof callOf> => {
    const call = callOf(located, asked)
    return cost === undefined ? call : { ...call, ...cost(call) }
  }
  const read = (answer: Answered): unknown => {
    const { error } = answer
    if (error === undefined) return halves.read(answer, located)
    if (absent?.(located, error)) return undefined
    throw explain?.(error, answer.call) ?? error
  }
  const call = (...parameters: unknown[]): Call => build(question(parameters, located)[0])
  const run = async (zoho: Client, ...parameters: unknown[]): Promise<unknown> => {
    const [asked, options] = question(parameters, located)
    const named: { readonly ids?: readonly unknown[] } | undefined = asked.query
    // Whoever asks for no ids must not be given everything.
    if (named?.ids?.length === 0) return read({ call: build(asked), status: 204, value: undefined })
    if (many === undefined) return read(await ask(zoho, build(asked), options))
    const send: Send = async (part, first) => read(await ask(zoho, build(part), options, first))
    return await many(asked, most, options, send)
  }
  return describe(run, located, { call, read, ...(cost && { cost }) })
}

/** Attaches what an operation says about itself. Its name is what a stack trace shows. */
export function describe<F extends object>(run: F, { endpoint }: Located, halves: object): F {
  Object.defineProperty(run, 'name', { value: `${endpoint.method} ${endpoint.address}` })
  return Object.assign(run, halves, { endpoint, scopes: endpoint.scopes })
}

/** No query and no action has such keys. */
export function isOptions(value: unknown): value is CallOptions {
  return isRecord(value) && ('signal' in value || 'timeout' in value || 'retries' in value)
}
