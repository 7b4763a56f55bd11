import { badPathId } from '../answers.ts'
import type { Call } from '../call.ts'
import type { Group } from '../model/state.ts'
import { Refusal } from '../refusal.ts'

/** In `/settings/user_groups/{group}` the id is the third segment, counted from 0. */
export const GROUP_SEGMENT = 2

/** The group that the path names. @throws Refusal when there is none. */
export function findGroup({ ids, directory }: Call): Group {
  const group = directory.groups.get(ids[0] ?? '')
  if (group === undefined) throw new Refusal(badPathId(GROUP_SEGMENT))
  return group
}
