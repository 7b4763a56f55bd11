import { quote } from '@x/dc/error'
import type { RowReader } from './row-reader.ts'

/** The rows of one kind in a seed, findable by id or by name. */
export interface References {
  /** The id that each row has or was given, in order. */
  readonly ids: readonly string[]
  /** The id that a text means. @throws TypeError when it means no row, or two. */
  find(text: string, at: string): string
}

/** The references of every kind. */
export type Kinds = Readonly<Record<'profiles' | 'roles' | 'users' | 'territories' | 'groups', References>>

/** Gives every row an id and lets others refer to it. `next` gives out free ids. */
export function reference(
  kind: string,
  rows: readonly RowReader[],
  nameField: string,
  taken: Set<string>,
  next: () => string,
): References {
  const ids = rows.map((row) => {
    const id = row.id('id') ?? next()
    if (taken.has(id)) throw new TypeError(`Seed: ${row.at}.id: ${quote(id)} is taken by another row.`)
    taken.add(id)
    return id
  })
  const byName = new Map<string, string | undefined>()
  rows.forEach((row, index) => {
    const name = row.text(nameField)
    // Two rows of one name: the name alone means neither.
    byName.set(name, byName.has(name) ? undefined : ids[index])
  })
  const known = new Set(ids)
  return {
    ids,
    find: (text, at) => {
      if (known.has(text)) return text
      const id = byName.get(text)
      if (id !== undefined) return id
      const why = byName.has(text) ? `there are several: use the id` : `known: ${some([...byName.keys()])}`
      throw new TypeError(`Seed: ${at}: no single ${kind} is called ${quote(text)}; ${why}.`)
    },
  }
}

/** A few names for a message. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => quote(name))
  return names.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ') || 'none'
}
