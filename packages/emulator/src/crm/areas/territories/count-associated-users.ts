import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { readPaging, takePage } from '../../query/paging.ts'

/** `GET /settings/territories/actions/associated_users_count`: counts are texts here, as the specification has them. */
export function countUsersOfTerritories({ query, data }: Call): CrmAnswer {
  const { rows, info } = takePage([...data.territories.all()], readPaging(query))
  if (rows.length === 0) return noContent
  return ok({
    associated_users_count: rows.map(({ id, name }) => ({
      count: String(
        data.territoryUsers
          .where('territory', id)
          .filter(({ user }) => data.users.get(user.id)?.status !== 'deleted').length,
      ),
      territory: { id, name },
    })),
    info,
  })
}
