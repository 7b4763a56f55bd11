import { badParameter, noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readIds } from '../../query/ids.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { showUser } from './show-user.ts'
import { readUserType } from './user-types.ts'
import { userTypes, type UserRow } from './user-row.ts'

/** `GET /users`: by `type`, `type__s` and `ids`, a page at a time. */
export function listUsers(call: Call): CrmAnswer {
  const { query, data, readings, now, modifiedSince } = call
  const belongs = readUserType(query, call)
  const licence = readLicence(query)
  const ids = readIds(query)
  const paging = readPaging(query)
  const found = [...data.users.all()].filter(
    (user) =>
      belongs(user) &&
      (ids === undefined || ids.has(user.id)) &&
      (licence === undefined || user.type__s === licence),
  )
  const newer = modifiedSince === undefined ? found : found.filter((user) => isNewer(user, modifiedSince))
  if (newer.length === 0 && found.length > 0) return notModified
  const { rows, info } = takePage(newer, paging)
  if (rows.length === 0) return noContent
  return ok({ users: rows.map((user) => showUser(user, data, readings, now)), info })
}

/** Whether a user was changed after an instant. */
export function isNewer(user: UserRow, instant: number): boolean {
  return Date.parse(user.Modified_Time) > instant
}

function readLicence(query: URLSearchParams): string | undefined {
  const licence = query.get('type__s')
  if (licence === null) return undefined
  if (!userTypes.some((type) => type === licence)) throw new Refusal(badParameter('type__s'))
  return licence
}
