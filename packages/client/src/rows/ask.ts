import type { Route } from '../answer/answer.ts'
import type { Call, CallOptions } from '../call/call.ts'
import { prepare } from '../call/prepare.ts'
import { settingsOf, type Client } from '../client/client.ts'
import { perform } from '../send/request.ts'

/** Who answered, and with which token: errors of rows need it, and printing an answer must not show it. */
const behind: unique symbol = Symbol.for('@x/client/route')

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

type Behind = Answered & { [behind]?: () => Route }

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
    const answer: Behind = { call, status, value: prepared.raw ? response : value, first }
    // A function, which printing does not look into. Assigned, which costs a tenth of defining it or of a computed key.
    answer[behind] = () => route
    return answer
  } catch (error) {
    return { call, status: 0, value: undefined, error }
  }
}

/** The route behind an answer; `undefined` of one that was not sent for, as in a test. */
export function routeOf(answer: Answered): Route | undefined {
  return (answer as Behind)[behind]?.()
}
