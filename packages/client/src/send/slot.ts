import type { Answer } from '../answer/answer.ts'
import type { Prepared } from '../call/prepared.ts'
import { isPromise } from '../client/is-promise.ts'
import type { Limiter, Release } from '../client/limiter.ts'
import { overSignal } from './over-signal.ts'
import { releaseAfterBody } from './release-after-body.ts'

/** Holds a slot of the limiter for one attempt, its body included. */
export async function withSlot(
  limiter: Limiter,
  call: Prepared,
  ending: AbortSignal,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const slot = limiter.acquire(ending, call.info)
  const release = isPromise(slot) ? await slot : slot
  const over = overSignal(call, ending)
  const give = (): void => {
    // A signal may live as long as the process; what listens to it lives as long.
    over.removeEventListener('abort', give)
    void giveBack(release)
  }
  // A transport that ignores its signal must not keep the slot, nor a body that nobody will read any more.
  over.addEventListener('abort', give)
  let handedOver = false
  try {
    const answer = await attempt()
    handedOver = call.raw && answer.response.body !== null
    if (!handedOver) return answer
    return { ...answer, response: releaseAfterBody(answer.response, call.settings.clock, give) }
  } finally {
    if (!handedOver) give()
  }
}

async function giveBack(release: Release): Promise<void> {
  try {
    await release()
  } catch {
    // Lost: that a shared limiter could not be reached. Its lease runs out by itself.
  }
}
