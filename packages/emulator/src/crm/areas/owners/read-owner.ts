import { fault, flat } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { UserRow } from '../users/user-row.ts'

/** The user that a body names as owner of records: one who is active. @throws Refusal */
export function readOwner({ body, data }: Call, key = 'owner'): UserRow {
  const sent = readRoot(body, key)
  if (!isJsonObject(sent))
    throw new Refusal(flat(400, wrongType('jsonobject', { api_name: key, json_path: `$.${key}` })))
  const place = { api_name: 'id', json_path: `$.${key}.id` }
  const id = own(sent, 'id')
  if (id === undefined) throw new Refusal(flat(400, missing(place)))
  const user = typeof id === 'string' ? data.users.get(id) : undefined
  if (user === undefined) throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', place)))
  if (user.status !== 'active') {
    const owner_status = user.status === 'deleted' ? 'deleted' : 'inactive'
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { owner_status, ...place })))
  }
  return user
}
