import * as ofDataCenters from '@x/dc'
import * as ofEveryPackage from '@x/dc/error'
import { describe, expect, it } from 'vitest'
import * as everything from '../index.ts'

type Constructor = new (message: string, fields: Record<string, unknown>) => Error

/** The error classes of this package, which take what they tell as a second argument. */
const shared = new Set([...Object.keys(ofDataCenters), ...Object.keys(ofEveryPackage)])
const classes = Object.entries(everything).filter(
  ([name]) => name.endsWith('Error') && !shared.has(name),
) as unknown as readonly (readonly [string, Constructor])[]

describe.each(classes)('%s', (_name, ErrorClass) => {
  const fields = { dc: 'eu', grantId: 'alice', error: 'word', reason: 'unknown', operation: 'read' }

  it('carries the cause that it was given', () => {
    const cause = new Error('what happened below')
    expect(new ErrorClass('What happened.', { ...fields, cause }).cause).toBe(cause)
  })

  it('has none, not even when printed, when it was given none', () => {
    expect(new ErrorClass('What happened.', fields)).not.toHaveProperty('cause')
    expect(new ErrorClass('What happened.', { ...fields, cause: undefined })).not.toHaveProperty('cause')
  })
})
