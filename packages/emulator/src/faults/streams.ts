import type { Context } from '../kernel/context.ts'

/** The same answer, but the connection breaks after so many bytes of its body. */
export async function cutAfter(response: Response, bytes: number): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer()).subarray(0, bytes)
  let sent = false
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent) return controller.error(new TypeError('terminated'))
        sent = true
        if (body.byteLength > 0) controller.enqueue(body)
        else controller.error(new TypeError('terminated'))
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(stream, { status: response.status, headers: inPieces(response) })
}

/** The same answer, in small pieces with pauses between. */
export async function dripping(
  response: Response,
  { bytes, every }: { readonly bytes: number; readonly every: number },
  context: Context,
): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer())
  const gone = new AbortController()
  const signal = AbortSignal.any([gone.signal, context.request.signal])
  let at = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (at >= body.byteLength) return controller.close()
        if (at > 0) await context.services.clock.sleep(every, signal)
        controller.enqueue(body.subarray(at, at + Math.max(1, bytes)))
        at += Math.max(1, bytes)
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  )
  return new Response(stream, { status: response.status, headers: inPieces(response) })
}

/** Announced as a server would; the HTTP server takes it as a sign to write piece by piece. */
function inPieces(response: Response): Headers {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('transfer-encoding', 'chunked')
  return headers
}
