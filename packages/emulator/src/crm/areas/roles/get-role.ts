import { badPathId, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { showRole } from './show-role.ts'

/** `GET /settings/roles/{role}` */
export function getRole({ id, data, readings }: Call): CrmAnswer {
  const role = data.roles.get(id)
  if (role !== undefined) return ok({ roles: [showRole(role, data)] })
  return readings.roles.unknownId === 'no-content' ? noContent : badPathId(2)
}
