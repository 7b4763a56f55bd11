import { describe, expect, it, vi } from 'vitest'
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

  it('leaves no timer and no listener behind', async () => {
    vi.useFakeTimers()
    try {
      const controller = new AbortController()
      const remove = vi.spyOn(controller.signal, 'removeEventListener')
      const add = vi.spyOn(controller.signal, 'addEventListener')
      const slept = systemClock.sleep(5, controller.signal)
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(5)
      await slept
      expect(remove).toHaveBeenCalledWith('abort', add.mock.calls[0]?.[1])
      const cut = systemClock.sleep(5, controller.signal)
      controller.abort(new Error('enough'))
      await expect(cut).rejects.toThrow('enough')
      expect(vi.getTimerCount()).toBe(0)
      expect(
        add.mock.calls.every(
          ([type, , options]) => type === 'abort' && JSON.stringify(options) === '{"once":true}',
        ),
      ).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('takes a negative time for none', async () => {
    await expect(systemClock.sleep(-5)).resolves.toBeUndefined()
  })
})
