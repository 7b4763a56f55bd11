import { expect, test } from 'vitest'
import { createEmulator } from '../src/index.ts'

const START = Date.parse('2026-03-02T08:00:00Z')

test('a clock that moves by itself wakes sleepers in their order, and not before their time', async () => {
  const { clock } = createEmulator({ clock: 'auto', start: START })
  const woken: number[] = []
  const sleep = async (ms: number): Promise<void> => {
    await clock.sleep(ms)
    woken.push(clock.now() - START)
  }
  await Promise.all([sleep(3_600_000), sleep(60_000), sleep(61_000).then(() => sleep(1000))])
  expect(woken).toEqual([60_000, 61_000, 62_000, 3_600_000])
  expect(clock.now()).toBe(START + 3_600_000)
})

test('while nobody sleeps it stands still, and a sleep that is called off wakes nobody', async () => {
  const { clock } = createEmulator({ clock: 'auto', start: START })
  const stop = new AbortController()
  const called = clock.sleep(1000, stop.signal)
  stop.abort(new Error('called off'))
  await expect(called).rejects.toThrow('called off')
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(clock.now()).toBe(START)
})
