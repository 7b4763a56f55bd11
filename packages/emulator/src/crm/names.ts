import { fullName } from './areas/users/user-row.ts'
import type { OrgData } from './data.ts'
import type { Reference } from './fields/references.ts'

/** How replies refer to a row of another kind. Keys stand in the order of Zoho's samples. */
export interface Named {
  readonly name: string
  readonly id: string
}

/** A user as replies refer to him. */
export function nameUser({ users }: Pick<OrgData, 'users'>, { id }: Reference): Named {
  const user = users.get(id)
  return { name: user === undefined ? '' : fullName(user), id }
}

/** A row as replies refer to it. */
export function nameIn(
  table: { get(id: string): { readonly name: string } | undefined },
  { id }: Reference,
): Named {
  return { name: table.get(id)?.name ?? '', id }
}

/** What `name` makes of a reference; null of none. */
export function named<T>(reference: Reference | null, name: (reference: Reference) => T): T | null {
  return reference === null ? null : name(reference)
}
