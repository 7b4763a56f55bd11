import { expect, it } from 'vitest'
import { createCounters } from './counters.ts'
import { createDatabase } from './database.ts'

it('counters count up, go on from a number, and come out of a snapshot', () => {
  const database = createDatabase()
  const counters = createCounters(database)
  const act = <T>(work: () => T): T => database.act({ at: 0, by: null, source: 'test' }, work)
  expect(counters.last('a')).toBe(0)
  expect(act(() => [counters.next('a'), counters.next('a'), counters.next('b')])).toEqual([1, 2, 1])
  act(() => counters.raise('a', 9))
  act(() => counters.raise('a', 5))
  const changes = database.changes().length
  act(() => counters.raise('a', 9))
  expect(database.changes()).toHaveLength(changes)
  expect(counters.last('a')).toBe(9)
  const saved = database.snapshot()
  expect(saved.tables).toEqual({
    counters: [
      { id: 'a', number: 9 },
      { id: 'b', number: 1 },
    ],
  })
  act(() => counters.next('a'))
  database.restore(saved)
  expect(act(() => counters.next('a'))).toBe(10)
  const bad = { format: 1, number: 0, tables: { counters: [{ id: 'a', number: 1.5 }] } }
  expect(() => database.restore(bad)).toThrow(new TypeError('A counter has no number.'))
})
