import { badParameter, noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { readIds } from '../query/ids.ts'
import { readPaging, takePage } from '../query/paging.ts'
import { Refusal } from '../refusal.ts'
import { readUserType } from './user-types.ts'
import { writeUser } from './write-user.ts'

/** `GET /users`: by `type`, `type__s` and `ids`, a page at a time. */
export function listUsers(call: Call): Outcome {
  const { query, directory, readings } = call
  const belongs = readUserType(query, call)
  const licence = readLicence(query)
  const ids = readIds(query)
  const paging = readPaging(query)
  const { rows, info } = takePage(
    directory.state.users.filter(
      (user) =>
        belongs(user) &&
        (ids === undefined || ids.has(user.id)) &&
        (licence === undefined || user.type === licence),
    ),
    paging,
  )
  if (rows.length === 0) return noContent
  return ok({ users: rows.map((user) => writeUser(user, directory, readings)), info })
}

const licences: readonly string[] = ['Regular User', 'Sandbox Developer User', 'Team User']

function readLicence(query: URLSearchParams): string | undefined {
  const licence = query.get('type__s')
  if (licence === null) return undefined
  if (!licences.includes(licence)) throw new Refusal(badParameter('type__s'))
  return licence
}
