import { describe, expect, it } from 'vitest'
import { systemClock } from './clock.ts'

describe('systemClock.sleep', () => {
  it('ends with the signal, at once when it is aborted already', async () => {
    const reason = new Error('enough')
    await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason)
    const controller = new AbortController()
    const sleeping = systemClock.sleep(60_000, controller.signal)
    controller.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
  })

  it('case 38: does not fire at once beyond 2^31 ms', async () => {
    const controller = new AbortController()
    const first = await Promise.race([
      systemClock.sleep(9_999_999_000, controller.signal).then(() => 'long'),
      systemClock.sleep(10).then(() => 'short'),
    ])
    controller.abort()
    expect(first).toBe('short')
  })
})
