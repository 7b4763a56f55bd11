/** Slots of one kind: so many callers hold one at the same time, the others wait. */
export interface Pool {
  /**
   * Waits for a slot, in the order of arrival; a free one is given without a promise. What it gives returns the slot, once.
   * Rejects with the signal's reason when that is aborted first.
   */
  acquire(signal: AbortSignal): (() => void) | Promise<() => void>
}

/** Slots of this process. */
export function createPool(size: number): Pool {
  let taken = 0
  // A Set keeps the order of insertion and lets an aborted caller leave from the middle.
  const waiting = new Set<() => void>()

  const grant = (): (() => void) => {
    let held = true
    return () => {
      if (!held) return
      held = false
      const [next] = waiting
      if (next === undefined) taken -= 1
      else next()
    }
  }

  return {
    acquire(signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error)
      if (taken < size) {
        taken += 1
        return grant()
      }
      return new Promise<() => void>((resolve, reject) => {
        const leave = (): void => {
          waiting.delete(enter)
          reject(signal.reason as Error)
        }
        const enter = (): void => {
          waiting.delete(enter)
          signal.removeEventListener('abort', leave)
          resolve(grant())
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.add(enter)
      })
    },
  }
}
