import { refusalError, type Refusal, type Refuser } from '../answer/refusal.ts'
import type { Call, CallOptions } from '../call/call.ts'
import { prepare } from '../call/prepare.ts'
import { settingsOf, type Client } from '../client/client.ts'
import type { MissingScopeError } from '../errors/missing-scope-error.ts'
import type { ZohoApiError } from '../errors/zoho-api-error.ts'
import { perform } from '../send/request.ts'

/** Makes the error for a refusal in an answer: of one row, or of a whole call. It knows who answered, and the token. */
export type Refuse = (
  call: Call,
  status: number,
  refusal: Refusal,
  row?: number,
) => ZohoApiError | MissingScopeError

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
  /** Makes errors of rows that were refused. @default one that names no data center */
  readonly refuse?: Refuse | undefined
  /** Place of the first row in the caller's input. @default 0 */
  readonly first?: number | undefined
}

/** Does a call, and gives a failure as data, too. */
export async function ask(
  client: Client,
  call: Call & { readonly as?: 'response' },
  options: CallOptions,
): Promise<Answered> {
  const prepared = prepare(settingsOf(client), call, options)
  try {
    const { response, status, value, route } = await perform(prepared)
    // The route holds the token, so it stays in here.
    return { call, status, value: prepared.raw ? response : value, refuse: refuseBy(route) }
  } catch (error) {
    return { call, status: 0, value: undefined, error }
  }
}

/** The error for one row of an answer that was refused, or for all of them. */
export function rowError(answer: Answered, refusal: Refusal, row?: number): ZohoApiError | MissingScopeError {
  const { call, status, refuse = refuseBy(NOBODY) } = answer
  return refuse(call, status, refusal, row)
}

/** Whoever answered a call that was not sent: a test, or a tool that reads what it has kept. */
const NOBODY: Refuser = {
  destination: { dc: 'unknown', environment: 'production' },
  token: { value: '', scopes: undefined },
}

function refuseBy(route: Refuser): Refuse {
  return (call, status, refusal, row) => {
    const { method = 'GET', path, scopes = [], repeatable = method === 'GET', hint } = call
    const { value, parameters } = path
    const refused = { what: nameOf(call), path: value, parameters, repeatable, scopes, hint }
    return refusalError(refused, route, status, refusal, row)
  }
}

/** A call in messages: `PUT settings/roles/1`. */
export function nameOf({ method = 'GET', base = 'crm', path }: Call): string {
  return `${method} ${base === 'crm' ? '' : `${base}:`}${path.value}`
}
