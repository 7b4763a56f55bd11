import { badParameter, missingParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf, type UserStatus } from '../users/user-status.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import { findGroup } from './find-group.ts'

const statuses: readonly UserStatus[] = ['active', 'inactive', 'deleted']

/**
 * `GET /settings/user_groups/{group}/associated_users/actions/grouped_counts`: members by status. In the specification
 * of June 2025 only, which leaves the values of `group_by` open; the rows are by status, so `status` is what it takes.
 */
export function countUsersByStatus(call: Call): CrmAnswer {
  const { query, data } = call
  const groupBy = query.get('group_by')
  if (groupBy === null || groupBy === '') throw new Refusal(missingParameter('group_by'))
  if (groupBy !== 'status') throw new Refusal(badParameter('group_by'))
  const paging = readPaging(query)
  const found = [...data.membership.members(findGroup(call))].map((id) => statusOf(data.users.get(id)))
  if (found.length === 0) return noContent
  const counts = statuses.map((status) => ({
    status,
    count: found.filter((each) => each === status).length,
  }))
  const { rows, info } = takePage(counts, paging)
  return rows.length === 0 ? noContent : ok({ grouped_counts: rows, info })
}
