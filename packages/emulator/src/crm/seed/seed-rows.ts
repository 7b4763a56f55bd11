import { quote } from '@x/dc/error'
import { isJsonObject, own, type Json } from '../../json.ts'
import type { Reference } from '../fields/references.ts'
import { idsWith, isId, numberOf } from '../model/id.ts'
import { show } from '../shape.ts'

/** Parts of a seed whose rows refer to each other. */
export const parts = ['profiles', 'roles', 'users', 'territories', 'user_groups'] as const
export type Part = (typeof parts)[number]

/** A row of a seed, the id that it has or was given, and where it stands: `users[3]`. */
export interface SeedRow {
  readonly at: string
  readonly id: string
  readonly sent: Json
}

/** The rows of a seed, findable by id and by name. */
export interface SeedRows {
  readonly rows: Readonly<Record<Part, readonly SeedRow[]>>
  /** The row that an id, a name, or an object with one of them means. @throws TypeError when it means no row, or two */
  readonly find: (part: Part, value: unknown, at: string) => Reference
  /** A free id. */
  readonly nextId: () => string
  /** Number of the id that was given last. */
  lastNumber(): number
}

/** Number of the first id that is given out; below it there is room for readable ids in seeds. */
const FIRST_NUMBER = 10_000_001

/** Ids above this are left to themselves, so that counting on never needs a twentieth digit. */
const LAST_NUMBER = 900_000_000_000

/**
 * Gives every row an id and lets others refer to it.
 *
 * @param prefix first digits of the ids that are given out
 * @param others ids that stand in the seed besides
 * @throws TypeError
 */
export function openSeedRows(
  lists: Readonly<Record<Part, readonly Json[]>>,
  prefix: string,
  others: readonly unknown[],
): SeedRows {
  const idOf = idsWith(prefix)
  const ids = [...parts.flatMap((part) => lists[part].map((row) => own(row, 'id'))), ...others]
  const given = ids.map((id) => (isId(id) ? (numberOf(id, prefix) ?? 0) : 0))
  let number = given
    .filter((each) => each < LAST_NUMBER)
    .reduce((highest, each) => Math.max(highest, each), FIRST_NUMBER - 1)
  const nextId = (): string => idOf((number += 1))
  const taken = new Set<string>()
  const take = (id: unknown, at: string): string => {
    if (id === undefined) return nextId()
    if (!isId(id))
      throw new TypeError(
        `Seed: ${at}.id must be a string of 1 to 19 digits (not a number), not ${show(id)}.`,
      )
    if (taken.has(id)) throw new TypeError(`Seed: ${at}.id: ${quote(id)} is taken by another row.`)
    taken.add(id)
    return id
  }
  const rowsOf = (part: Part): readonly SeedRow[] =>
    lists[part].map((sent, index) => {
      const at = `${part}[${index}]`
      return { at, id: take(own(sent, 'id'), at), sent }
    })
  const rows: Record<Part, readonly SeedRow[]> = {
    profiles: rowsOf('profiles'),
    roles: rowsOf('roles'),
    users: rowsOf('users'),
    territories: rowsOf('territories'),
    user_groups: rowsOf('user_groups'),
  }
  return { rows, find: createFind(rows), nextId, lastNumber: () => number }
}

function createFind(rows: Readonly<Record<Part, readonly SeedRow[]>>): SeedRows['find'] {
  const index = (part: Part) => {
    const ids = new Set(rows[part].map(({ id }) => id))
    const byName = new Map<string, string | undefined>()
    for (const { id, sent } of rows[part]) {
      const name = own(sent, part === 'users' ? 'email' : 'name')
      // Two rows of one name: the name alone means neither.
      if (typeof name === 'string') byName.set(name, byName.has(name) ? undefined : id)
    }
    return { ids, byName }
  }
  const indexes = new Map(parts.map((part) => [part, index(part)]))
  return (part, value, at) => {
    const { ids, byName } = indexes.get(part) ?? index(part)
    const text = isJsonObject(value) ? (own(value, 'id') ?? own(value, 'name')) : value
    if (typeof text !== 'string')
      throw new TypeError(`Seed: ${at} must name a row of ${part}, not ${show(value)}.`)
    if (ids.has(text)) return { id: text }
    const id = byName.get(text)
    if (id !== undefined) return { id }
    const why = byName.has(text) ? 'there are several: use the id' : `known: ${some([...byName.keys()])}`
    throw new TypeError(`Seed: ${at}: no single row of ${part} is called ${quote(text)}; ${why}.`)
  }
}

/** A few names for a message. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => quote(name))
  return names.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ') || 'none'
}
