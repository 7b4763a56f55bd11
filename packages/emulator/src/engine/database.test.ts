import { describe, expect, it } from 'vitest'
import { act, reasonOf, setUp, type Person } from '../../test/engine/people.ts'
import { createCounters } from './counters.ts'
import type { Change } from './log.ts'

describe('tables', () => {
  it('keep ids in the order of numbers, and a removed row that comes back in its place', () => {
    const { database, people, add, ids } = setUp()
    for (const id of ['10', '9', '100', '8']) add(id)
    expect(ids()).toEqual(['8', '9', '10', '100'])
    expect(
      reasonOf(() =>
        database.act(act, () => {
          people.remove('9')
          people.insert({ id: '7', name: 'x', boss: null, deputy: null })
          throw new Error('undone')
        }),
      ),
    ).toEqual(new Error('undone'))
    expect(ids()).toEqual(['8', '9', '10', '100'])
    expect(people.slice(1, 2).map(({ id }) => id)).toEqual(['9', '10'])
    expect(people.slice(1, 2, 'descending').map(({ id }) => id)).toEqual(['10', '9'])
    expect(people.slice(3, 9, 'descending').map(({ id }) => id)).toEqual(['8'])
  })

  it('refuse a key that is taken, and a pointer that leads nowhere', () => {
    const { database, people, add } = setUp()
    add('1')
    const insert = (id: string, name: string, boss: string | null) => () =>
      database.act(act, () => people.insert({ id, name, boss, deputy: null }))
    expect(reasonOf(insert('2', 'p1', null))).toBe('taken')
    expect(reasonOf(insert('2', 'p2', '9'))).toBe('dangling')
    expect(reasonOf(insert('2', 'p2', '2'))).toBeUndefined()
  })

  it('refuse writes outside of an act, what JSON cannot carry, and being written to while they are walked', () => {
    const { database, people, add } = setUp()
    expect(() => people.insert({ id: '1', name: 'x', boss: null, deputy: null })).toThrow('outside of an act')
    const odd = { id: '1', name: 'x', boss: null, deputy: undefined } as unknown as Person
    expect(() => database.act(act, () => people.insert(odd))).toThrow('"deputy"')
    add('1')
    add('2')
    const walk = (): void => {
      for (const { id } of people.all()) people.remove(id)
    }
    expect(() => database.act(act, walk)).toThrow('walked')
    expect(people.size).toBe(2)
  })
})

describe('removing a row', () => {
  it('clears all pointers of a row to it in one write', () => {
    const { database, people, add } = setUp()
    add('1')
    add('2', '1', '1')
    database.act(act, () => people.remove('1'))
    expect(people.get('2')).toMatchObject({ boss: null, deputy: null })
    expect(database.changes(2).map(({ id, after }) => [id, after === null])).toEqual([
      ['2', false],
      ['1', true],
    ])
  })

  it('takes along what goes with it, circles included', () => {
    const { database, people, add, ids } = setUp('remove')
    add('1')
    add('2', '1')
    add('3', '2')
    add('4', null, '3')
    database.act(act, () => people.replace({ id: '1', name: 'p1', boss: '3', deputy: null }))
    database.act(act, () => people.remove('2'))
    expect(ids()).toEqual(['4'])
    expect(people.get('4')?.deputy).toBeNull()
  })

  it('is refused while a row that stays says so, and then changes nothing', () => {
    const { database, people, add, ids } = setUp('refuse')
    add('1')
    add('2', '1')
    expect(reasonOf(() => database.act(act, () => people.remove('1')))).toBe('in-use')
    expect(ids()).toEqual(['1', '2'])
    database.act(act, () => people.remove('2'))
    database.act(act, () => people.remove('1'))
    expect(ids()).toEqual([])
  })
})

describe('followers', () => {
  it('write in an act of their own, and what they throw fails nothing', () => {
    const { database, people, add, events } = setUp()
    const told: Change[] = []
    database.follow('broken', () => {
      people.remove('1')
      throw new Error('no')
    })
    database.follow('notes', (changes) => void told.push(...changes))
    add('1')
    expect(people.has('1')).toBe(true)
    expect(told.map(({ id, source }) => [id, source])).toEqual([['1', 'test']])
    expect(events).toEqual([{ type: 'follower-failed', name: 'broken', error: new Error('no') }])
  })

  it('that answer each other without end are stopped', () => {
    const { database, add, events, people } = setUp()
    const counters = createCounters(database)
    for (const name of ['one', 'two']) database.follow(name, () => void counters.next(name))
    add('1')
    expect(people.has('1')).toBe(true)
    expect(counters.last('one')).toBeGreaterThan(1)
    expect(events.map(({ type }) => type)).toContain('followers-stopped')
  })
})

describe('an act', () => {
  it('holds no other act, mark, snapshot, restoring or going back', () => {
    const { database } = setUp()
    const mark = database.mark()
    for (const work of [
      () => database.act(act, () => 1),
      () => database.mark(),
      () => database.rewind(mark),
      () => database.snapshot(),
      () => database.restore(database.snapshot()),
      () => database.replay([]),
    ]) {
      expect(() => database.act(act, work)).toThrow('within')
    }
    expect(database.current).toBeUndefined()
  })
})
