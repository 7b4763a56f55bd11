import { badPathId, noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { writeRole } from './write-role.ts'

/** `GET /settings/roles/{role}` */
export function getRole({ ids, directory, readings }: Call): Outcome {
  const role = directory.roles.get(ids[0] ?? '')
  if (role !== undefined) return ok({ roles: [writeRole(role, directory)] })
  return readings.roles.unknownId === 'no-content' ? noContent : badPathId(2)
}
