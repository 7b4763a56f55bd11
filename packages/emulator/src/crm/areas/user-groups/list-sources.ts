import { badParameter, fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf, type UserStatus } from '../users/user-status.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import { findGroup } from './find-group.ts'
import type { Source } from './group-row.ts'
import { showSource } from './show-group.ts'

/** `GET /settings/user_groups/{group}/sources`: by `type`, by `user_type`, a page at a time. */
export function listSources(call: Call): CrmAnswer {
  const { query, data, readings } = call
  const type = readType(query)
  const userType = readUserType(query)
  const paging = readPaging(query)
  const wanted = (source: Source): boolean =>
    (type === undefined || source.type === type) &&
    (userType === undefined ||
      (source.type === 'users' && statusOf(data.users.get(source.source.id)) === userType))
  const { rows, info } = takePage(findGroup(call).sources.filter(wanted), paging)
  if (rows.length === 0) return noContent
  return ok({ sources: rows.map((source) => showSource(source, data, readings)), info })
}

const TYPES = 'users|roles|groups|territories'

function readType(query: URLSearchParams): string | undefined {
  const type = query.get('type')
  if (type === null) return undefined
  if (TYPES.split('|').includes(type)) return type
  throw new Refusal(
    flat(
      400,
      fault('PATTERN_NOT_MATCHED', 'Please check whether the input values are correct', {
        regex: TYPES,
        param_name: 'type',
      }),
    ),
  )
}

const statuses: readonly string[] = ['active', 'inactive', 'deleted'] satisfies readonly UserStatus[]

function readUserType(query: URLSearchParams): string | undefined {
  const type = query.get('user_type')
  if (type === null) return undefined
  if (!statuses.includes(type)) throw new Refusal(badParameter('user_type'))
  return type
}
