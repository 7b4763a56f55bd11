import { expect, test } from 'vitest'
import { differences } from './query-model.ts'

test('random queries give the same rows in the same order as a second evaluation', () => {
  expect(differences(1000, 7)).toEqual([])
})
