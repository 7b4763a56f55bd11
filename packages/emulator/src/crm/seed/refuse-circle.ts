import { quote } from '@x/dc/error'
import type { UserRow } from '../areas/users/user-row.ts'
import type { Reference } from '../fields/references.ts'

/** Checks that nobody lies above himself in the three trees of an organization. @throws TypeError naming a row that does */
export function refuseCircles({
  roles,
  territories,
  users,
}: {
  readonly roles: readonly Node[]
  readonly territories: readonly Node[]
  readonly users: readonly UserRow[]
}): void {
  refuseCircle('roles', roles)
  refuseCircle('territories', territories)
  refuseCircle(
    'users',
    users.map(({ id, email, Reporting_To: above }) => ({ id, name: email, reporting_to: above })),
  )
}

/** A row and the one above it. */
interface Node {
  readonly id: string
  readonly name: string
  readonly reporting_to: Reference | null
}

function refuseCircle(part: string, rows: readonly Node[]): void {
  const parents = new Map(rows.map((row) => [row.id, row.reporting_to?.id]))
  const ends = new Set<string>()
  for (const row of rows) {
    const path = new Set<string>()
    for (let at: string | undefined = row.id; at !== undefined && !ends.has(at); at = parents.get(at)) {
      if (path.has(at)) throw new TypeError(`${part}: ${quote(row.name)} lies above itself.`)
      path.add(at)
    }
    for (const id of path) ends.add(id)
  }
}
