/** Gives a slot back. Calling it again does nothing. */
export type Release = () => void | Promise<void>

/**
 * Bounds how many attempts run at once. Zoho counts an organisation's calls together, and no token names the
 * organisation: give the same limiter to every client of one organisation.
 */
export interface Limiter {
  /**
   * Waits for a slot; a free one is given without a promise. A slot is held for one attempt, its body included, and not
   * while a call waits to repeat. Rejects with the signal's reason when that is aborted first.
   */
  acquire(signal: AbortSignal): Release | Promise<Release>
}

/**
 * A limiter for one process. Waiting calls are served in the order they came.
 *
 * @param options.concurrency attempts at once. Zoho allows 5 (Free) to 25 (Ultimate) an organisation and app.
 * @throws TypeError when it is no positive integer
 * @example
 * const limiter = createLimiter({ concurrency: 10 })
 */
export function createLimiter(options: { readonly concurrency: number }): Limiter {
  const { concurrency } = options
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new TypeError('concurrency must be a positive integer: how many calls may run at once.')
  }
  let taken = 0
  // A Set keeps the order of insertion and lets an aborted call leave from the middle.
  const waiting = new Set<() => void>()

  const grant = (): Release => {
    let held = true
    return () => {
      if (!held) return
      held = false
      const [next] = waiting
      if (next === undefined) taken -= 1
      else next()
    }
  }

  return Object.freeze({
    acquire(signal: AbortSignal) {
      if (taken < concurrency) {
        taken += 1
        return grant()
      }
      return new Promise<Release>((resolve, reject) => {
        const leave = (): void => {
          waiting.delete(enter)
          reject(signal.reason as Error)
        }
        const enter = (): void => {
          waiting.delete(enter)
          signal.removeEventListener('abort', leave)
          resolve(grant())
        }
        if (signal.aborted) {
          leave()
          return
        }
        waiting.add(enter)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
  })
}
