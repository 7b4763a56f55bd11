import { expect, test } from 'vitest'
import { openModelRuns } from './records-model.ts'

test('records of three writers are at any time what a plain model says, in 300 runs', () => {
  const run = openModelRuns()
  const wrong = Array.from({ length: 300 }, (_none, seed) => [seed, run(seed + 1, 12)] as const).filter(
    ([, difference]) => difference !== undefined,
  )
  expect(wrong).toEqual([])
})
