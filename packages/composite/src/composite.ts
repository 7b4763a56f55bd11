import { path, readRows, ZohoApiError, type Call, type CallOptions, type Client } from '@x/client'
import { ask as send, operation, type Answered, type Described } from '@x/client/endpoint'
import type { Part } from './part.ts'
import { requestsOf } from './requests-of.ts'

/** What {@link executeComposite} takes besides the parts. */
export interface CompositeOptions {
  /** All or nothing: what the parts wrote is undone when one of them fails. @default false */
  readonly rollback?: boolean | undefined
  /** Whether parts may run at the same time, each behind those that it refers to. @default true, unless `rollback` is set */
  readonly parallel?: boolean | undefined
}

/** What became of one part. */
export type PartResult<R> =
  | { readonly ok: true; readonly value: R }
  /** `ROLLBACK_PERFORMED` and `PROCESSING_STOPPED`: another part failed, and this one was undone, or never began. */
  | { readonly ok: false; readonly error: unknown }

/** The results of parts, in their order. */
export type PartResults<T extends readonly Part[]> = {
  readonly [K in keyof T]: T[K] extends Part<infer R> ? PartResult<R> : never
}

/** Sends several calls as one. */
export interface ExecuteComposite extends Described {
  <const T extends readonly Part[]>(
    zoho: Client,
    parts: T,
    options?: CompositeOptions,
    callOptions?: CallOptions,
  ): Promise<PartResults<T>>
}

/**
 * Up to five calls as one, each made by `ask(operation, …)`; a result for each, in their order, typed by its operation.
 *
 * Parts write one row and read 25. `rollback` undoes all when one fails, and runs them one after the other; automation runs
 * after it. Costs 1 credit, 2 with `rollback`. A write: never repeated.
 *
 * @zoho Composite API
 * @throws TypeError for no part, more than five, both `rollback` and `parallel`, and what a part cannot carry; nothing is sent
 */
export const executeComposite: ExecuteComposite = operation(
  { address: 'POST __composite_requests', rows: '__composite_requests', scope: 'composite_requests.CUSTOM' },
  async (
    zoho: Client,
    parts: readonly Part[],
    options: CompositeOptions = {},
    callOptions: CallOptions = {},
  ): Promise<never> => {
    const answered = await send(zoho, callOf(zoho, parts, options), callOptions)
    if (answered.error !== undefined) throw answered.error
    const rows = readRows<Told>(answered.value, '__composite_requests')
    // One result for each part, in their order.
    return parts.map((part, index) => resultOf(part, rows[index], zoho)) as never
  },
)

/** The one call that all parts make. */
function callOf(
  zoho: Client,
  parts: readonly Part[],
  { rollback = false, parallel }: CompositeOptions,
): Call {
  if (rollback && parallel === true)
    throw new TypeError('A composite with rollback runs one part after the other: leave out parallel.')
  const scopes = new Set([
    'ZohoCRM.composite_requests.CUSTOM',
    ...parts.flatMap(({ call }) => call.scopes ?? []),
  ])
  return {
    method: 'POST',
    path: path`__composite_requests`,
    body: {
      rollback_on_fail: rollback,
      parallel_execution: parallel ?? !rollback,
      __composite_requests: requestsOf(parts, zoho.version, parallel ?? !rollback),
    },
    scopes: [...scopes],
    rows: '__composite_requests',
    credits: rollback ? 2 : 1,
    heavy: true,
  }
}

interface Told {
  readonly code?: unknown
  readonly message?: unknown
  readonly details?: {
    readonly response?: { readonly status_code?: unknown; readonly body?: unknown }
  } & Readonly<Record<string, unknown>>
}

function resultOf(part: Part, told: Told | undefined, zoho: Client): PartResult<unknown> {
  const response = told?.details?.response
  const status = Number(response?.status_code ?? 0)
  const body = isEmpty(response?.body) ? undefined : response?.body
  const { rows } = part.call
  const isOfRows =
    rows !== undefined && Array.isArray((body as Readonly<Record<string, unknown>> | undefined)?.[rows])
  const isAnswer = response !== undefined && (status < 300 || status === 304 || isOfRows)
  const answered: Answered = isAnswer
    ? { call: part.call, status, value: body }
    : {
        call: part.call,
        status: 0,
        value: undefined,
        error: errorOf(response === undefined ? told : body, status, zoho),
      }
  try {
    return { ok: true, value: part.read(answered) }
  } catch (error) {
    return { ok: false, error }
  }
}

function errorOf(
  told: unknown,
  status: number,
  { dc = '', environment = 'production' }: Client,
): ZohoApiError {
  const { code, message, details } = (toldIn(told) ?? {}) as Told
  const [name, words] = [
    typeof code === 'string' ? code : 'UNKNOWN',
    typeof message === 'string' ? message : '',
  ]
  return new ZohoApiError(
    `Zoho did not do a part of the composite call: ${name}${words === '' ? '' : `, "${words}"`}.`,
    {
      code: name,
      status: status === 0 ? 400 : status,
      details: details ?? {},
      zohoMessage: words,
      dc,
      environment,
      outcome: status >= 500 ? 'unknown' : 'none',
    },
  )
}

/** An answer without a body reads as `{}` here. */
function isEmpty(body: unknown): boolean {
  return body === null || (typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0)
}

/** An error alone, or the first of the rows that carry errors. */
function toldIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || 'code' in body) return body
  const rows = Object.values(body).find((value) => Array.isArray(value)) as readonly unknown[] | undefined
  return rows?.find((row) => (row as { readonly status?: unknown } | null)?.status === 'error') ?? body
}
