import { noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { findGroup } from './find-group.ts'
import { readInclude } from './read-include.ts'
import { writeGroup } from './write-group.ts'

/** `GET /settings/user_groups/{group}` */
export function getUserGroup(call: Call): Outcome {
  const { ids, query, directory, readings } = call
  const include = readInclude(query)
  if (readings.userGroups.unknownId === 'no-content' && !directory.groups.has(ids[0] ?? '')) return noContent
  return ok({ user_groups: [writeGroup(findGroup(call), include, directory, readings)] })
}
