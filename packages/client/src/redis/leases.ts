import type { Patience } from './patience.ts'
import type { Semaphore } from './semaphore.ts'

/** The slots that this process holds. Their leases are prolonged until they are given back. */
export interface Leases {
  /** Takes over a slot that was taken in Redis; what it gives returns the slot, once. */
  hold(id: string): () => void
}

/** `freed` is called whenever a slot came back. */
export function createLeases(
  semaphore: Semaphore,
  patience: Patience,
  lease: number,
  freed: () => void,
): Leases {
  const held = new Set<string>()
  let keeping: ReturnType<typeof setInterval> | undefined
  let asked = false

  async function keep(): Promise<void> {
    // One question at a time: a client that queues them would ask all of them when Redis is back.
    if (asked || patience.isAway()) return
    asked = true
    await patience.answered(semaphore.keep([...held]))
    asked = false
  }
  return {
    hold(id) {
      held.add(id)
      if (keeping === undefined) {
        keeping = setInterval(() => void keep(), lease / 3)
        // A slot that nobody gives back must not keep Node.js from ending.
        ;(keeping as { unref?: () => void }).unref?.()
      }
      return () => {
        if (!held.delete(id)) return
        if (held.size === 0) {
          clearInterval(keeping)
          keeping = undefined
        }
        // When it is lost, the lease gives the slot back.
        semaphore.give(id).then(freed, patience.failed)
      }
    },
  }
}
