import type { Clock } from '@x/dc/clock'
import { startIdleTimer } from './timer.ts'

/** A body that nobody pulls for so long holds no slot any more; milliseconds. */
const IDLE = 2000

/**
 * The same response; `release` is called once its body has been read to the end, was cancelled, or failed, and when nobody
 * has pulled it for two seconds, before the first piece or after any other. It can be read all the same.
 */
export function releaseAfterBody(response: Response, clock: Clock, release: () => void): Response {
  const { status, statusText, headers, url } = response
  // Not before somebody asks: the platform closes the connection of a response that was dropped with its body unlocked.
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let released = false
  const finish = (): void => {
    stop()
    if (released) return
    released = true
    release()
  }
  let stop = startIdleTimer(clock, IDLE, finish)
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        stop()
        try {
          reader ??= response.body?.getReader()
          const next = await reader?.read()
          if (next?.done === false) {
            controller.enqueue(next.value)
            if (!released) stop = startIdleTimer(clock, IDLE, finish)
            return
          }
          finish()
          controller.close()
        } catch (error) {
          finish()
          controller.error(error)
        }
      },
      async cancel(reason) {
        finish()
        await (reader ?? response.body)?.cancel(reason)
      },
    },
    // Nothing is read before somebody asks.
    { highWaterMark: 0 },
  )
  const same = new Response(body, { status, statusText, headers })
  return url === '' ? same : Object.defineProperty(same, 'url', { value: url })
}
