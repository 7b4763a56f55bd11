import { badPathId } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { GroupRow } from './group-row.ts'

/** In `/settings/user_groups/{group}` the id is the third segment, counted from 0. */
export const GROUP_SEGMENT = 2

/** The group that the path names. @throws Refusal when there is none. */
export function findGroup({ id, data }: Call): GroupRow {
  const group = data.groups.get(id)
  if (group === undefined) throw new Refusal(badPathId(GROUP_SEGMENT))
  return group
}
