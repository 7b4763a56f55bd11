import { ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { writeRole } from './write-role.ts'

/** `GET /settings/roles`: all of them, without pages. */
export function listRoles({ directory }: Call): Outcome {
  return ok({ roles: directory.state.roles.map((role) => writeRole(role, directory)) })
}
