import { expect, it } from 'vitest'
import { StoreError, type StoreFailureReason } from './store-error.ts'

it.each<[StoreFailureReason | undefined, boolean]>([
  ['unavailable', true],
  ['unknown', true],
  [undefined, true],
  ['certificate', false],
  ['authentication', false],
  ['permission', false],
  ['read-only', false],
  ['full', false],
  ['not-set-up', false],
])('a store that failed for the reason %s may be tried again: %s', (reason, retryable) => {
  const error = new StoreError('x', { operation: 'read', ...(reason === undefined ? {} : { reason }) })
  expect(error).toMatchObject({ reason: reason ?? 'unknown', retryable, operation: 'read' })
})
