import { describe, expect, it } from 'vitest'
import { act, setUp } from '../../test/engine/people.ts'
import { createLog, type Change } from './log.ts'

const change = (number: number): Change => ({
  number,
  ...act,
  table: 'people',
  id: '1',
  before: null,
  after: null,
})
const run = (from: number, to: number): Change[] =>
  Array.from({ length: to - from + 1 }, (_, index) => change(from + index))
const numbers = (kept: readonly Change[]): number[] => kept.map(({ number }) => number)

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

describe('what a log keeps', () => {
  it('is everything up to twice as much as it must, then as much as it must', () => {
    const log = createLog(3, () => log.number)
    expect([log.number, log.since(0)]).toEqual([0, []])
    log.append(run(1, 6))
    expect(numbers(log.since(0))).toEqual([1, 2, 3, 4, 5, 6])
    log.append([change(7)])
    expect(numbers(log.since(0))).toEqual([5, 6, 7])
    log.append(run(8, 10))
    expect(numbers(log.since(0))).toEqual([5, 6, 7, 8, 9, 10])
    expect([log.number, numbers(log.since(8)), log.since(10)]).toEqual([10, [9, 10], []])
  })

  it('is never less than was there at the lowest number that it may be cut to', () => {
    let floor = 2
    const log = createLog(3, () => floor)
    log.append(run(1, 20))
    expect(numbers(log.since(0))).toHaveLength(20)
    floor = 10
    log.append([change(21)])
    expect(numbers(log.since(0))).toEqual(numbers(run(8, 21)))
    log.cut(10)
    expect([log.number, numbers(log.since(0))]).toEqual([10, [8, 9, 10]])
  })

  it('is nothing when it was cut to before its first, or reset; then it goes on', () => {
    const log = createLog(3, () => log.number)
    log.append(run(1, 2))
    log.cut(0)
    expect([log.number, log.since(0)]).toEqual([0, []])
    log.reset(40)
    expect([log.number, log.since(0)]).toEqual([40, []])
    log.append([change(41)])
    expect(numbers(log.since(40))).toEqual([41])
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
