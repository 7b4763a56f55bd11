import { expect, test } from 'vitest'
import { covers, knownDifferences, ofAnswers } from '@x/described-answers/known-differences'
import { routes } from '../../src/crm/routes.ts'

test('differences from the descriptions are few, and none covers more than a tenth of the operations', () => {
  expect(knownDifferences.length).toBeLessThanOrEqual(40)
  const served = routes.map(({ method, path }) => `${method} ${path}`)
  const wide = ofAnswers.map(({ reason, places }) => ({
    reason,
    unserved: places.filter(([of]) => !served.some((route) => of.test(route))),
    share: served.filter((route) => places.some(([of]) => of.test(route))).length,
  }))
  expect(wide.filter(({ unserved, share }) => unserved.length > 0 || share > served.length / 10)).toEqual([])
})

test('a difference covers a complaint about its own routes alone', () => {
  const [first] = knownDifferences
  expect(first && covers(first, 'PUT /settings/roles/:id', "/ must have required property 'roles'")).toBe(
    true,
  )
  expect(first && covers(first, 'PUT /settings/roles', "/ must have required property 'roles'")).toBe(false)
  expect(first && covers(first, 'PUT /settings/roles/:id', '/roles must be array')).toBe(false)
})
