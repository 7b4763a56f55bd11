import { createCounters } from '../../src/engine/counters.ts'
import { createDatabase, type Database } from '../../src/engine/database.ts'
import { Fault, type Table } from '../../src/engine/table.ts'
import { fields, Refused, type Op, type Person, type Setting } from './model.ts'

const byField = { boss: 'clear', deputy: 'remove', host: 'refuse' } as const

export interface Real {
  readonly database: Database
  readonly people: Table<Person>
  readonly settings: Table<Setting>
  readonly counters: ReturnType<typeof createCounters>
}

/** The same table in the engine. */
export function open(): Real {
  const database = createDatabase({ kept: 100_000 })
  const settings = database.table<Setting>({ name: 'settings' })
  const people = database.table<Person>({
    name: 'people',
    schema: () => settings.get('1'),
    unique: ({ mail }) => (settings.get('1')?.uniqueMail === true ? [['mail', mail]] : []),
    index: ({ city }) => (settings.get('1')?.cityIndexed === true ? [['city', city]] : []),
    pointers: (row) =>
      fields.flatMap((field) => {
        const id = row[field]
        return id === null ? [] : [{ field, table: 'people', id, whenRemoved: byField[field] }]
      }),
    without: (row, pointers) => ({
      ...row,
      ...Object.fromEntries(pointers.map(({ field }) => [field, null])),
    }),
  })
  return { database, people, settings, counters: createCounters(database) }
}

function realOp(real: Real, op: Op): void {
  const { database, people, settings, counters } = real
  if (op.kind === 'throw') throw new Refused()
  else if (op.kind === 'count') counters.next('n')
  else if (op.kind === 'setting')
    settings.replace({ id: '1', uniqueMail: op.uniqueMail, cityIndexed: op.cityIndexed })
  else if (op.kind === 'attempt') realAttempt(() => database.attempt(() => realOps(real, op.ops)))
  else if (op.kind === 'remove') {
    if (!people.has(op.id)) throw new Refused()
    people.remove(op.id)
  } else {
    if (people.has(op.person.id) !== (op.kind === 'replace')) throw new Refused()
    people[op.kind]({ ...op.person })
  }
}

export function realOps(real: Real, ops: readonly Op[]): void {
  for (const op of ops) realOp(real, op)
}

export function realAttempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Fault)) throw error
  }
}
