import { describe, expect, it } from 'vitest'
import { createCounters } from './counters.ts'
import { createDatabase } from './database.ts'
import type { EngineEvent } from './followers.ts'
import type { Change } from './log.ts'
import { Fault, type Row, type TableSpec } from './table.ts'

interface Person extends Row {
  readonly name: string
  readonly boss: string | null
  readonly deputy: string | null
}

const act = { at: 5, by: 'nora', source: 'test' }

function setUp(whenRemoved: 'refuse' | 'clear' | 'remove' = 'clear') {
  const events: EngineEvent[] = []
  const database = createDatabase({ kept: 3, onEvent: (event) => void events.push(event) })
  const spec: TableSpec<Person> = {
    name: 'people',
    unique: ({ name }) => [['name', name]],
    pointers: ({ boss, deputy }) => [
      ...(boss === null ? [] : [{ field: 'boss', table: 'people', id: boss, whenRemoved }]),
      ...(deputy === null
        ? []
        : [{ field: 'deputy', table: 'people', id: deputy, whenRemoved: 'clear' as const }]),
    ],
    without: (row, pointers) => ({
      ...row,
      ...Object.fromEntries(pointers.map(({ field }) => [field, null])),
    }),
    check: (row) => {
      if (typeof (row as Partial<Person>).name !== 'string') throw new TypeError('A person has no name.')
    },
  }
  const people = database.table(spec)
  const add = (id: string, boss: string | null = null, deputy: string | null = null): void =>
    void database.act(act, () => people.insert({ id, name: `p${id}`, boss, deputy }))
  return { database, people, add, events, ids: () => [...people.all()].map(({ id }) => id) }
}

function reasonOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error instanceof Fault ? error.reason.kind : error
  }
  return undefined
}

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

describe('snapshots', () => {
  it('restore whole or not at all', () => {
    const { database, add, ids } = setUp()
    add('1')
    add('2', '1')
    const kept = database.snapshot()
    add('3')
    const people = kept.tables['people'] ?? []
    const bad = [
      null,
      {},
      { ...kept, format: 2 },
      { ...kept, number: -1 },
      { ...kept, tables: { people: {} } },
      { ...kept, tables: { people: [null] } },
      { ...kept, tables: { people: [{ id: 1 }] } },
      { ...kept, tables: { people: [{ id: '1' }] } },
      { ...kept, tables: { people: [...people, people[0]] } },
      { ...kept, tables: { people: people.slice(1) } },
      { ...kept, tables: { nothing: [] } },
    ]
    for (const each of bad) {
      expect(() => database.restore(each)).toThrow(TypeError)
      expect(ids()).toEqual(['1', '2', '3'])
    }
    database.restore(JSON.parse(JSON.stringify(kept)))
    expect(ids()).toEqual(['1', '2'])
    expect(database.changes()).toEqual([])
    expect(database.snapshot()).toEqual(kept)
  })

  it('are taken over from another database, which stays as it was', () => {
    const one = setUp()
    one.add('1')
    one.add('2', '1')
    const kept = one.database.snapshot()
    const other = setUp()
    other.add('9')
    other.database.adopt(kept)
    expect(other.ids()).toEqual(['1', '2'])
    expect(other.database.changes()).toEqual([])
    expect(
      reasonOf(() =>
        other.database.act(act, () => other.people.insert({ id: '3', name: 'p2', boss: null, deputy: null })),
      ),
    ).toBe('taken')
    other.database.act(act, () => other.people.remove('1'))
    expect(other.people.get('2')).toMatchObject({ boss: null })
    expect(one.database.snapshot()).toEqual(kept)
  })

  it('open tables that were not asked for yet', () => {
    const specOf = (name: string) => (name.startsWith('records:') ? { name } : undefined)
    const snapshot = { format: 1, number: 4, tables: { 'records:Leads': [{ id: '1' }] } }
    const database = createDatabase({ specOf })
    database.restore(snapshot)
    expect(database.table({ name: 'records:Leads' }).size).toBe(1)
    const other = createDatabase({ specOf })
    other.adopt(database.snapshot())
    expect(other.table({ name: 'records:Leads' }).size).toBe(1)
    expect(() => database.restore({ format: 1, number: 4, tables: { other: [] } })).toThrow('other')
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

describe('rows from outside', () => {
  it('are copied, frozen, and refused when JSON could not carry them', () => {
    const database = createDatabase()
    const table = database.table({ name: 'rows' })
    const own = { id: '1', list: [{ deep: 'x' }], ['__proto__']: null }
    database.restore({ format: 1, number: 0, tables: { rows: [own] } })
    expect(table.get('1')).toEqual(own)
    expect(Object.isFrozen((table.get('1') as typeof own | undefined)?.list[0])).toBe(true)
    expect(Object.isFrozen(own)).toBe(false)
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
    for (const value of [undefined, Number.NaN, 1n, new Date(0), () => 1, deep]) {
      const restore = (): void =>
        database.restore({ format: 1, number: 0, tables: { rows: [{ id: '2', value }] } })
      expect(restore).toThrow(TypeError)
      expect(() => database.act(act, () => table.insert({ id: '2', value } as Row))).toThrow(TypeError)
      expect(table.size).toBe(1)
    }
  })
})
