import { noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import type { SourceCounts } from '../model/directory.ts'
import { findGroup } from './find-group.ts'

/** `GET /settings/user_groups/{group}/actions/sources_count` */
export function getSourcesCount(call: Call): Outcome {
  const { directory, readings } = call
  const group = findGroup(call)
  if (group.sources.length === 0) return noContent
  const counts = directory.counts(group)
  return ok({ sources_count: [readings.userGroups.zeroCounts === 'present' ? counts : withoutZeros(counts)] })
}

function withoutZeros({ territories, roles, groups, users }: SourceCounts): Partial<SourceCounts> {
  return {
    ...(territories > 0 ? { territories } : {}),
    ...(roles > 0 ? { roles } : {}),
    ...(groups > 0 ? { groups } : {}),
    ...(users.active + users.inactive + users.deleted > 0 ? { users } : {}),
  }
}
