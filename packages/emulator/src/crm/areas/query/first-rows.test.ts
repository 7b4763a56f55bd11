import { expect, test } from 'vitest'
import { takeFirst, type OrderLevel } from './first-rows.ts'
import { compareKeys } from './sort-keys.ts'

interface Sample {
  readonly at: number
  readonly one: string | null
  readonly other: number
}

test('the first rows of an order are those of a whole sort, those that are alike in the order in which they come', () => {
  let state = 3
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % most
  }
  for (let round = 0; round < 60; round += 1) {
    const kinds = 1 + below(200)
    const rows = Array.from({ length: 4000 }, (_, at): Sample => {
      const one = below(kinds)
      return { at, one: one === 0 ? null : `text ${one}`, other: below(5) }
    })
    const all: readonly OrderLevel<Sample>[] = [
      { keyOf: ({ one }) => one, direction: round % 2 === 0 ? 'asc' : 'desc' },
      { keyOf: ({ other }) => other, direction: round % 3 === 0 ? 'asc' : 'desc' },
    ]
    const levels = all.slice(0, 1 + (round % 2))
    const sorted = rows.toSorted((one, other) => {
      for (const { keyOf, direction } of levels) {
        const order = compareKeys(keyOf(one), keyOf(other))
        if (order !== 0) return direction === 'asc' ? order : -order
      }
      return one.at - other.at
    })
    const count = 1 + below(300)
    expect(takeFirst(rows, levels, count).map(({ at }) => at)).toEqual(
      sorted.slice(0, count).map(({ at }) => at),
    )
  }
})
