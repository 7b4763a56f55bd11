import { idText, isZohoApiError, type Id } from '@x/client'

/** What to do about a group id that Zoho does not know. */
export const findGroupHint: string =
  'No user group has this id in the connected organisation. listUserGroups(zoho) lists the groups with their ids; an id of ' +
  'another organisation, data center or sandbox is not known here.'

/** The text of a group's id; refused before anything is sent when it is none. */
export function groupIdText(id: Id): string {
  return idText(id, 'user group')
}

/** The answer, or `undefined` when Zoho says that it does not know the id in the path. */
export async function unlessUnknown(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (isUnknownId(error)) return undefined
    throw error
  }
}

/** Zoho answers 400 `INVALID_DATA` and names the segment of the path. */
function isUnknownId(error: unknown): boolean {
  return isZohoApiError(error, 'INVALID_DATA') && error.details['resource_path_index'] !== undefined
}

/**
 * Refuses several changes of one group: one would undo the other.
 *
 * @throws InvalidIdError, TypeError
 */
export function requireDifferentGroups(changes: readonly { readonly id: Id }[]): void {
  const ids = new Set(changes.map(({ id }) => groupIdText(id)))
  if (ids.size === changes.length) return
  throw new TypeError(
    'Two changes are of the same user group, so that one would undo the other. Make one change of them. Nothing was sent.',
  )
}
