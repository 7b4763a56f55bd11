import { noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { readPaging, takePage } from '../query/paging.ts'

/** `GET /settings/territories/actions/associated_users_count`: counts are texts here, as the specification has them. */
export function countUsersOfTerritories({ query, directory }: Call): Outcome {
  const { rows, info } = takePage(directory.state.territories, readPaging(query))
  if (rows.length === 0) return noContent
  return ok({
    associated_users_count: rows.map(({ id, name, users }) => ({
      count: String(users.filter((user) => directory.users.get(user)?.status !== 'deleted').length),
      territory: { id, name },
    })),
    info,
  })
}
