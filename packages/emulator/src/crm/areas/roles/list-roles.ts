import { ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { showRole } from './show-role.ts'

/** `GET /settings/roles`: all of them, without pages. */
export function listRoles({ data }: Call): CrmAnswer {
  return ok({ roles: [...data.roles.all()].map((role) => showRole(role, data)) })
}
