import { systemClock, type Clock } from '@x/dc/clock'

/** Calls back after `ms`, unless cancelled. The machine's own clock needs no promise for it. */
export function startTimer(clock: Clock, ms: number, expire: () => void): () => void {
  if (clock === systemClock) {
    const timer = setTimeout(expire, ms)
    return () => clearTimeout(timer)
  }
  const cancelled = new AbortController()
  clock
    .sleep(ms, cancelled.signal)
    .then(expire)
    .catch(() => {
      // Lost: the reason of our own cancelling.
    })
  // With a reason, since nobody sees it: the usual one is an error with a stack.
  return () => cancelled.abort(null)
}

/** The same, for what a process that has nothing else to do need not wait for. */
export function startIdleTimer(clock: Clock, ms: number, expire: () => void): () => void {
  if (clock !== systemClock) return startTimer(clock, ms, expire)
  const timer: ReturnType<typeof setTimeout> & { unref?: () => void } = setTimeout(expire, ms)
  // Node.js, Bun and Deno have it.
  timer.unref?.()
  return () => clearTimeout(timer)
}
