import type { Clock } from '@x/dc/clock'

/**
 * What the work comes to, or the error of `late` when it takes longer. The work is told by its signal, and what it comes
 * to afterwards is lost.
 *
 * @param ms milliseconds
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  late: () => Error,
  work: (ending: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const done = new AbortController()
  const timer = clock.sleep(ms, done.signal).then(
    () => {
      const error = late()
      ending.abort(error)
      throw error
    },
    // The work is over, so nobody waits for this any more.
    () => new Promise<never>(() => {}),
  )
  const running = work(ending.signal)
  running.catch(() => {
    // Lost: how work ended that was too late.
  })
  try {
    return await Promise.race([running, timer])
  } catch (error) {
    // What breaks off because of the deadline is the deadline's doing.
    if (ending.signal.aborted) throw ending.signal.reason
    throw error
  } finally {
    // With a reason, since nobody sees it: the usual one is an error with a stack.
    done.abort(null)
  }
}
