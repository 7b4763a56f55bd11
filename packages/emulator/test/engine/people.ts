import { createDatabase } from '../../src/engine/database.ts'
import type { EngineEvent } from '../../src/engine/followers.ts'
import { Fault, type Row, type TableSpec } from '../../src/engine/table.ts'

/** Somebody with somebody above him, and somebody in his place. */
export interface Person extends Row {
  readonly name: string
  readonly boss: string | null
  readonly deputy: string | null
}

/** Whoever writes in these tests. */
export const act = { at: 5, by: 'nora', source: 'test' }

/** A database of people whose log keeps three changes. */
export function setUp(whenRemoved: 'refuse' | 'clear' | 'remove' = 'clear') {
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

/** The kind of fault that some work ends with; another error as it is; undefined for none. */
export function reasonOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error instanceof Fault ? error.reason.kind : error
  }
  return undefined
}
