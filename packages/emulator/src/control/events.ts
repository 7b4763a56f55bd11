import { systemClock } from '@x/dc/clock'
import type { JournalWriter } from '../kernel/journal.ts'

/** At most so often is a page told that something happened … */
const QUIET = 400
/** … and so often in any case: tokens age although nothing happens. */
const BEAT = 5000

/** Server-sent events: one whenever something has happened. */
export function createEvents(journal: JournalWriter, signal: AbortSignal): Response {
  const over = new AbortController()
  const gone = AbortSignal.any([over.signal, signal])
  const encoder = new TextEncoder()
  let happened: (() => void) | undefined
  let count = 0
  const unfollow = journal.follow(() => happened?.())
  gone.addEventListener('abort', unfollow, { once: true })
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const beat = new AbortController()
          await Promise.race([
            new Promise<void>((resolve) => {
              happened = resolve
            }),
            systemClock.sleep(count === 0 ? 0 : BEAT, AbortSignal.any([gone, beat.signal])),
          ])
          beat.abort()
          await systemClock.sleep(count === 0 ? 0 : QUIET, gone)
          count += 1
          controller.enqueue(encoder.encode(`data: ${journal.total}\n\n`))
        } catch {
          // Lost: that the reader went away, which ends the stream and nothing else.
          unfollow()
          controller.close()
        }
      },
      cancel: () => over.abort(),
    },
    { highWaterMark: 0 },
  )
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}
