import type { Route } from '../answer/answer.ts'
import type { Call, CallOptions } from '../call/call.ts'
import { prepare } from '../call/prepare.ts'
import { settingsOf, type Client } from '../client/client.ts'
import { perform } from '../send/request.ts'

/** Who answered, and with which token: errors of rows need it, and printing an answer must not show it. */
const behind = Symbol.for('@x/client/route')

/** What became of a call, as the reading half of an operation takes it. */
export interface Answered {
  /** The call that it answers. */
  readonly call: Call
  /** HTTP status; 0 when `error` says what there was in place of an answer. */
  readonly status: number
  /** The parsed body, `undefined` when it was empty; the response itself of a call with `as: 'response'`. */
  readonly value: unknown
  /** What the call failed with, in place of an answer. */
  readonly error?: unknown
  /** Place of the first row in the caller's input. @default 0 */
  readonly first?: number | undefined
}

/** Does a call, and gives a failure as data, too. */
export async function ask(
  client: Client,
  call: Call & { readonly as?: 'response' | undefined },
  options: CallOptions,
  first?: number,
): Promise<Answered> {
  const prepared = prepare(settingsOf(client), call, options)
  try {
    const { response, status, value, route } = await perform(prepared)
    // Behind a function, which printing does not look into; to define a hidden property costs more than all else here.
    return { call, status, value: prepared.raw ? response : value, first, [behind]: () => route } as Answered
  } catch (error) {
    return { call, status: 0, value: undefined, error }
  }
}

/** The route behind an answer; `undefined` of one that was not sent for, as in a test. */
export function routeOf(answer: Answered): Route | undefined {
  return (answer as { readonly [behind]?: () => Route })[behind]?.()
}
