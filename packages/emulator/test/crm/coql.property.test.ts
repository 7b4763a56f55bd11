import { expect, test } from 'vitest'
import { compareQueries } from './queries/differences.ts'

test('random queries give the same rows in the same order as a second evaluation', () => {
  const { wrong, seen } = compareQueries(1000, 7)
  expect(wrong).toEqual([])
  // Enough of each to be a proof.
  expect(Math.min(seen.joins, seen.groups, seen.inner)).toBeGreaterThan(100)
  expect(seen.rows).toBeGreaterThan(500)
})
