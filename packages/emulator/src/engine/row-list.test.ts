import { expect, test } from 'vitest'
import { compareIds } from './compare-ids.ts'
import { createRowList } from './row-list.ts'
import type { Row } from './table.ts'

test('rows stand in the order of their ids, however they come and go, over many blocks', () => {
  const list = createRowList(Array.from({ length: 3000 }, (_, index) => ({ id: String(index + 1) })))
  const model = new Map<string, Row>([...list.all()].map((row) => [row.id, row]))
  let state = 7
  for (let step = 0; step < 6000; step += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const id = String((state >>> 8) % 9000)
    if (step % 3 === 0) {
      list.remove(id)
      model.delete(id)
    } else {
      const row = { id }
      list.put(row)
      model.set(id, row)
    }
  }
  const expected = [...model.values()].toSorted((one, other) => compareIds(one.id, other.id))
  const found = [...list.all()]
  expect(found).toHaveLength(expected.length)
  // The very rows: one that was put again took the place of the one before.
  expect(found.every((row, index) => row === expected[index])).toBe(true)
  for (const [from, count] of [
    [0, 9000],
    [0, 1],
    [1000, 100],
    [1023, 3000],
    [expected.length - 1, 5],
    [expected.length, 5],
    [5, 0],
  ] as const)
    expect(list.slice(from, count)).toEqual(expected.slice(from, from + count))
})
