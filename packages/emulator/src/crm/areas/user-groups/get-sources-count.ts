import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { findGroup } from './find-group.ts'
import type { SourceCounts } from './membership.ts'

/** `GET /settings/user_groups/{group}/actions/sources_count` */
export function getSourcesCount(call: Call): CrmAnswer {
  const { data, readings } = call
  const group = findGroup(call)
  if (group.sources.length === 0) return noContent
  const counts = data.membership.counts(group)
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
