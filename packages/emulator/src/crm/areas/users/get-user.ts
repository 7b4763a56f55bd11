import { badPathId, noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { isNewer } from './list-users.ts'
import { showUser } from './show-user.ts'

/** `GET /users/{user}` */
export function getUser({ id, data, readings, now, modifiedSince }: Call): CrmAnswer {
  const user = data.users.get(id)
  if (user === undefined) return readings.users.unknownId === 'no-content' ? noContent : badPathId(1)
  if (modifiedSince !== undefined && !isNewer(user, modifiedSince)) return notModified
  return ok({ users: [showUser(user, data, readings, now)] })
}
