import type { Call } from '../../call.ts'
import { ok } from '../../answers.ts'
import type { CrmAnswer } from '../../request.ts'
import { readUserType } from './user-types.ts'

/** `GET /users/actions/count`: how many there are of a `type`. */
export function countUsers(call: Call): CrmAnswer {
  const belongs = readUserType(call.query, call)
  const count = [...call.data.users.all()].filter(belongs).length
  return ok({ count: call.readings.users.countAs === 'number' ? count : String(count) })
}
