import { expect, it } from 'vitest'
import { race } from './race.ts'

it('ends with the promise, with the signal, or at once with a signal that has ended', async () => {
  const never = new Promise<number>(() => {})
  const controller = new AbortController()
  expect(await race(Promise.resolve(1), controller.signal)).toBe(1)
  await expect(race(Promise.reject(new Error('a')), controller.signal)).rejects.toThrow('a')
  const waiting = race(never, controller.signal)
  controller.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  await expect(race(Promise.resolve(1), controller.signal)).rejects.toThrow('gone')
  const promise = Promise.resolve(1)
  expect(race(promise, undefined)).toBe(promise)
})

it('leaves no listener behind', async () => {
  const { signal } = new AbortController()
  const listening = new Set<unknown>()
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  Object.assign(signal, {
    addEventListener: (type: 'abort', listener: () => void, options: object) => {
      listening.add(listener)
      add(type, listener, options)
    },
    removeEventListener: (type: 'abort', listener: () => void) => {
      listening.delete(listener)
      remove(type, listener)
    },
  })
  await race(Promise.resolve(1), signal)
  await race(Promise.reject(new Error('a')), signal).catch(() => {})
  await new Promise((resolve) => setImmediate(resolve))
  expect(listening.size).toBe(0)
})
