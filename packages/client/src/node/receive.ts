import type { Dispatcher } from 'undici'
import { IncomingBody, type Owners } from './incoming-body.ts'
import { NodeResponse } from './node-response.ts'

/** What was asked for. */
export interface Asked {
  readonly url: string
  readonly method: string
  readonly signal: AbortSignal
  readonly owners: Owners
}

/** Who waits for the answer. */
export interface Waiter {
  /** Gets the response as soon as its headers are there. */
  readonly resolve: (response: NodeResponse) => void
  readonly reject: (error: unknown) => void
}

/** What undici calls while an answer arrives. */
export function receive({ url, method, signal, owners }: Asked, waiter: Waiter): Dispatcher.DispatchHandler {
  // Forgotten once it has its answer: a promise holds its response, which would then live as long as its connection.
  let waiting: Waiter | undefined = waiter
  let body: IncomingBody | undefined
  let abort: (() => void) | undefined
  const leave = (): void => {
    if (abort !== undefined) signal.removeEventListener('abort', abort)
  }
  return {
    onRequestStart(controller) {
      // Once more when undici takes another connection.
      leave()
      abort = () => controller.abort(signal.reason as Error)
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
    },
    onResponseStart(controller, status, headers, statusText = '') {
      // 103 and its like announce the real answer.
      if (status < 200) return
      body = new IncomingBody(controller, owners)
      const bodiless = status === 204 || status === 205 || status === 304 || method === 'HEAD'
      waiting?.resolve(new NodeResponse({ status, statusText, headers, url, bodiless }, body))
      waiting = undefined
    },
    onResponseData(_controller, chunk) {
      body?.take(chunk)
    },
    onResponseEnd() {
      leave()
      body?.finish({})
    },
    onResponseError(_controller, cause) {
      leave()
      const error: unknown = signal.aborted ? signal.reason : new TypeError('fetch failed', { cause })
      waiting?.reject(error)
      body?.finish({ error })
    },
  }
}
