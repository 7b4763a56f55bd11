import { expect, test } from 'vitest'
import { compareAccess } from './compare-access.ts'

test('what somebody sees, and may do with it, is what a plain reading of the rules gives', () => {
  const { wrong, seen } = compareAccess(60)
  expect(wrong).toEqual([])
  // Enough of each to be a proof.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})
