import { evaluate, kindOf, type Shown } from './evaluate.ts'
import { makeQuery } from './make-query.ts'
import { keyOf, type Asked } from './query.ts'
import { createChance, makeWorld, type Value } from './world.ts'
import { writeQuery } from './write-query.ts'

/** What many random queries came to. */
export interface Compared {
  /** The first of those that were answered otherwise than the second evaluation answers them. */
  readonly wrong: readonly string[]
  /** How many had joins, groups, queries inside, and rows at all: a comparison of nothing proves nothing. */
  readonly seen: Readonly<Record<'joins' | 'groups' | 'inner' | 'rows', number>>
}

/** Asks random queries of random records, and compares each answer with a second evaluation, row by row. */
export function compareQueries(count: number, seed: number): Compared {
  const chance = createChance(seed)
  const world = makeWorld(chance)
  const wrong: string[] = []
  const seen = { joins: 0, groups: 0, inner: 0, rows: 0 }
  for (let index = 0; index < count && wrong.length < 5; index += 1) {
    const query = makeQuery(world, chance)
    const text = writeQuery(query, chance)
    const expected = evaluate(query, world)
    const found = world.setup.ask(text).map((row) => shown(row, query))
    seen.joins += Number(/\w\.\w/.test(text))
    seen.groups += Number(query.groupBy.length > 0)
    seen.inner += Number(/\(select/i.test(text))
    seen.rows += Number(expected.length > 0)
    const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
    if (one !== other) wrong.push(`seed ${seed}: ${text}\n  ${one.slice(0, 300)}\n  ${other.slice(0, 300)}`)
  }
  return { wrong, seen }
}

/** A row of the emulator's as the second evaluation writes it. */
function shown(row: Readonly<Record<string, unknown>>, { columns, module }: Asked): Shown {
  const keys = columns.map((column) => [keyOf(column), column] as const)
  const values = keys.map(([key, { path, aggregate }]): readonly [string, Value] => {
    const value = row[key]
    const isTime = kindOf(path, module) === 'time' && aggregate !== 'COUNT'
    if (isTime && typeof value === 'string') return [key, Date.parse(value)]
    if (typeof value === 'object' && value !== null) return [key, (value as { readonly id: string }).id]
    return [key, value as Value]
  })
  return {
    ...Object.fromEntries(values),
    ...('id' in row ? { id: row['id'] as string } : {}),
    ...rest(row, keys),
  }
}

/** What stands in a row and was not asked for, so that it is noticed. */
function rest(row: Readonly<Record<string, unknown>>, keys: readonly (readonly [string, unknown])[]): Shown {
  const known = new Set(['id', ...keys.map(([key]) => key)])
  return Object.fromEntries(Object.entries(row).filter(([key]) => !known.has(key))) as Shown
}
