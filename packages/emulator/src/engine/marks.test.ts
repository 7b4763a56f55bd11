import { describe, expect, it } from 'vitest'
import { setUp } from '../../test/engine/people.ts'

describe('marks', () => {
  it('are closed by going back to an earlier one, by a release and by a restore', () => {
    const { database, add, ids } = setUp()
    const first = database.mark()
    add('1')
    const second = database.mark()
    add('2')
    database.rewind(first)
    expect(ids()).toEqual([])
    expect(() => database.rewind(second)).toThrow('not open')
    add('1')
    database.rewind(first)
    expect(ids()).toEqual([])
    database.release(first)
    expect(() => database.rewind(first)).toThrow('not open')
    const third = database.mark()
    database.restore(database.snapshot())
    expect(() => database.rewind(third)).toThrow('not open')
  })
})
