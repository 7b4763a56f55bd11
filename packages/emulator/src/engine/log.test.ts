import { describe, expect, it } from 'vitest'
import { act, setUp } from '../../test/engine/people.ts'

describe('the log', () => {
  it('is bounded, and can be cut to an open mark', () => {
    const { database, add, ids } = setUp()
    for (let id = 1; id <= 20; id += 1) add(`${id}`)
    expect(database.changes().length).toBeLessThanOrEqual(6)
    expect(database.changes(18).map(({ number }) => number)).toEqual([19, 20])
    const mark = database.mark()
    for (let id = 21; id <= 60; id += 1) add(`${id}`)
    database.rewind(mark)
    expect(database.changes(17).map(({ number }) => number)).toEqual([18, 19, 20])
    expect(ids()).toHaveLength(20)
  })

  it('says who did what, when and through what', () => {
    const { database, people, add } = setUp()
    add('1')
    const row = people.get('1')
    expect(database.changes()).toEqual([
      { number: 1, ...act, table: 'people', id: '1', before: null, after: row },
    ])
  })
})

describe('a log that is replayed', () => {
  it('is refused with a gap, for another state, and for another row, and then changes nothing', () => {
    const { database, add, ids } = setUp()
    add('1')
    const start = database.snapshot()
    add('2')
    add('3')
    const changes = database.changes(1)
    const [second, third] = changes
    const after = database.snapshot()
    for (const bad of [
      changes.slice(1),
      [second, { ...third, id: '9' }],
      [second, { ...third, before: third?.after }],
      [second, { ...third, table: 'nothing' }],
      [second, { ...third, after: { id: '3' } }],
      [null],
    ]) {
      database.restore(start)
      expect(() => database.replay(bad)).toThrow(TypeError)
      expect(ids()).toEqual(['1'])
    }
    database.restore(start)
    database.replay(JSON.parse(JSON.stringify(changes)) as readonly unknown[])
    expect(database.snapshot()).toEqual(after)
    expect(database.changes(1)).toEqual(changes)
  })
})
