import type { Directory } from './directory.ts'
import type { Source } from './state.ts'

/** How replies refer to a row of another kind. Keys stand in the order of Zoho's samples. */
export interface Named {
  readonly name: string
  readonly id: string
}

/** First and last name of a user, as one. */
export function fullName(user: { readonly firstName: string | null; readonly lastName: string }): string {
  return user.firstName === null ? user.lastName : `${user.firstName} ${user.lastName}`
}

/** A user as replies refer to him. */
export function nameUser(id: string, { users }: Directory): Named {
  const user = users.get(id)
  return { name: user === undefined ? '' : fullName(user), id }
}

/** The user, role, territory or group behind a source, as replies refer to it. */
export function nameSource({ type, id }: Source, directory: Directory): Named {
  return type === 'users' ? nameUser(id, directory) : nameIn(directory[type], id)
}

/** A row as replies refer to it. */
export function nameIn(rows: ReadonlyMap<string, { readonly name: string }>, id: string): Named {
  return { name: rows.get(id)?.name ?? '', id }
}
