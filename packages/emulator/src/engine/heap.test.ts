import { expect, test } from 'vitest'
import { createHeap } from './heap.ts'

const heapOf = (values: readonly number[]) => {
  const heap = createHeap<number>((one, other) => one < other)
  for (const value of values) heap.push(value)
  return heap
}

test.each([[[]], [[1]], [[2, 1]], [[1, 2]], [[3, 1, 2]], [[2, 2, 1, 1, 2]], [[0, -1, 0, 5, 0]]])(
  'values of %j come in their order',
  (values) => {
    const heap = heapOf(values)
    const popped: (number | undefined)[] = []
    for (let left = values.length; left > 0; left -= 1) {
      expect(heap.size).toBe(left)
      expect(heap.peek()).toBe(Math.min(...values.toSorted((a, b) => a - b).slice(values.length - left)))
      popped.push(heap.pop())
    }
    expect(popped).toEqual(values.toSorted((a, b) => a - b))
    expect([heap.size, heap.peek(), heap.pop(), heap.size]).toEqual([0, undefined, undefined, 0])
  },
)

test('values that come and go are the least each time, as in a plain array', () => {
  const heap = heapOf([])
  const plain: number[] = []
  const popped: (readonly [number | undefined, number | undefined])[] = []
  let state = 7
  for (let step = 0; step < 3000; step += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    if (state % 5 < 3) {
      heap.push(state >>> 20)
      plain.push(state >>> 20)
      plain.sort((a, b) => a - b)
    } else popped.push([heap.pop(), plain.shift()])
    expect([heap.size, heap.peek()]).toEqual([plain.length, plain[0]])
  }
  expect(popped.filter(([one, other]) => one !== other)).toEqual([])
  expect(popped.length).toBeGreaterThan(1000)
})

test('few comparisons are made for many values', () => {
  let compared = 0
  const heap = createHeap<number>((one, other) => {
    compared += 1
    return one < other
  })
  for (let value = 1024; value > 0; value -= 1) heap.push(value)
  for (let value = 1; value <= 1024; value += 1) expect(heap.pop()).toBe(value)
  expect(compared).toBeLessThan(1024 * 10 * 4)
})

test('a heap that was cleared is empty', () => {
  const heap = heapOf([1, 2])
  heap.clear()
  expect([heap.size, heap.peek(), heap.pop()]).toEqual([0, undefined, undefined])
})
