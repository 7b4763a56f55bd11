import { quote } from '@x/dc/error'
import type { Reference } from '../fields/references.ts'

/** Checks that a tree is one. @throws TypeError naming a row that lies above itself. */
export function refuseCircle(
  part: string,
  rows: readonly { readonly id: string; readonly name: string; readonly reporting_to: Reference | null }[],
): void {
  const parents = new Map(rows.map((row) => [row.id, row.reporting_to?.id]))
  const ends = new Set<string>()
  for (const row of rows) {
    const path = new Set<string>()
    for (let at: string | undefined = row.id; at !== undefined && !ends.has(at); at = parents.get(at)) {
      if (path.has(at)) throw new TypeError(`Seed: ${part}: ${quote(row.name)} lies above itself.`)
      path.add(at)
    }
    for (const id of path) ends.add(id)
  }
}
