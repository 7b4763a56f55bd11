import { expect, test } from 'vitest'
import { covers, knownDifferences } from '@x/described-answers/known-differences'
import { routes } from '../../src/crm/routes.ts'

test('differences from the descriptions are few, and none covers more than a tenth of the operations', () => {
  expect(knownDifferences.length).toBeLessThanOrEqual(40)
  const served = routes.map(({ method, path }) => `${method} ${path}`)
  const wide = knownDifferences
    .map((each) => ({ reason: each.reason, share: served.filter((route) => each.routes.test(route)).length }))
    .filter(({ share }) => share === 0 || share > served.length / 10)
  expect(wide).toEqual([])
})

test('a difference covers a complaint about its own routes alone', () => {
  const [first] = knownDifferences
  expect(first && covers(first, 'PUT /settings/roles/:id', "/ must have required property 'roles'")).toBe(
    true,
  )
  expect(first && covers(first, 'PUT /settings/roles', "/ must have required property 'roles'")).toBe(false)
  expect(first && covers(first, 'PUT /settings/roles/:id', '/roles must be array')).toBe(false)
})
