import { badPathId, noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { writeUser } from './write-user.ts'

/** `GET /users/{user}` */
export function getUser({ ids, directory, readings }: Call): Outcome {
  const user = directory.users.get(ids[0] ?? '')
  if (user !== undefined) return ok({ users: [writeUser(user, directory, readings)] })
  return readings.users.unknownId === 'no-content' ? noContent : badPathId(1)
}
