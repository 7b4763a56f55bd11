import { describe, expect, it } from 'vitest'
import { act, reasonOf, setUp } from '../../test/engine/people.ts'
import { createDatabase } from './database.ts'
import type { Row } from './table.ts'

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
    const same = { id: '3', name: 'p2', boss: null, deputy: null }
    expect(reasonOf(() => other.database.act(act, () => other.people.insert(same)))).toBe('taken')
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
