import { overSignal, type Exchange } from './exchange.ts'
import { isPromise } from '../client/is-promise.ts'
import type { Limiter, Release } from '../client/limiter.ts'
import { releaseAfterBody } from './release-after-body.ts'

/** Holds a slot of the limiter for one attempt, its body included. */
export async function withSlot(
  limiter: Limiter,
  exchange: Exchange,
  attempt: () => Promise<Response>,
): Promise<Response> {
  const over = overSignal(exchange)
  const slot = limiter.acquire(exchange.ending)
  const release = isPromise(slot) ? await slot : slot
  const give = (): void => void giveBack(release)
  // A transport that ignores its signal must not keep the slot, nor a body that nobody will read any more.
  over.addEventListener('abort', give, { once: true })
  let handedOver = false
  try {
    const response = await attempt()
    handedOver = exchange.raw && response.body !== null
    return handedOver ? releaseAfterBody(response, give) : response
  } finally {
    if (!handedOver) {
      over.removeEventListener('abort', give)
      give()
    }
  }
}

async function giveBack(release: Release): Promise<void> {
  try {
    await release()
  } catch {
    // Lost: that a shared limiter could not be reached. Its lease runs out by itself.
  }
}
