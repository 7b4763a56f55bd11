import { quote } from '@x/dc/error'

/** Checks that a tree is one. @throws TypeError naming a row that lies above itself. */
export function refuseCircle<T extends { readonly id: string; readonly name: string }>(
  part: string,
  rows: readonly T[],
  parentOf: (row: T) => string | null,
): void {
  const parents = new Map(rows.map((row) => [row.id, parentOf(row)]))
  const ends = new Set<string>()
  for (const row of rows) {
    const path = new Set<string>()
    for (let at: string | null | undefined = row.id; at != null && !ends.has(at); at = parents.get(at)) {
      if (path.has(at)) throw new TypeError(`Seed: ${part}: ${quote(row.name)} lies above itself.`)
      path.add(at)
    }
    for (const id of path) ends.add(id)
  }
}
