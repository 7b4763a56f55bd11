import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { findGroup } from './find-group.ts'
import { readInclude } from './read-include.ts'
import { showGroup } from './show-group.ts'

/** `GET /settings/user_groups/{group}` */
export function getUserGroup(call: Call): CrmAnswer {
  const { id, query, data, readings } = call
  const include = readInclude(query)
  if (readings.userGroups.unknownId === 'no-content' && !data.groups.has(id)) return noContent
  return ok({ user_groups: [showGroup(findGroup(call), include, data, readings)] })
}
