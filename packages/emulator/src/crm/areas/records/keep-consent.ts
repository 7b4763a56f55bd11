import { isJsonObject, own, type Json } from '../../../json.ts'
import { nextId } from '../../data.ts'
import type { Act } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { nowOf } from '../../stamps.ts'

const BASIS = 'Data_Processing_Basis'
const DETAILS = 'Data_Processing_Basis_Details'

/**
 * What becomes of the basis on which the data of a record is processed: the record names what its person agreed to, and
 * that is a record of `Consents` as well.
 *
 * @param before what the record has; a new one has nothing
 */
export function keepConsent(
  module: string,
  changed: Values,
  before: Values,
  call: Pick<Act, 'data' | 'user' | 'now'>,
): Values {
  const { modules } = call.data
  if (modules.fieldOf(module, DETAILS) === undefined) return {}
  const [sent, held] = [own(changed, DETAILS), own(before, DETAILS)]
  const basis = own(changed, BASIS) ?? own(before, BASIS) ?? 'Not Applicable'
  const isWritten = isJsonObject(sent) || typeof own(changed, BASIS) === 'string'
  if (!isWritten || sent === null) return { [BASIS]: basis }
  const { id: _id, ...details } = {
    ...(isJsonObject(held) ? held : {}),
    ...(isJsonObject(sent) ? sent : {}),
    [BASIS]: basis,
  } as Json
  const email = own(changed, 'Email') ?? own(before, 'Email')
  const values = { ...details, ...(typeof email === 'string' ? { Email: email } : {}) }
  return { [BASIS]: basis, [DETAILS]: { id: writeConsent(held, values, call), ...details } }
}

/** Writes a record of `Consents`, if there are any, and gives its id. */
function writeConsent(held: unknown, values: Values, call: Pick<Act, 'data' | 'user' | 'now'>): string {
  const { modules } = call.data
  const heldId = isJsonObject(held) ? own(held, 'id') : undefined
  const id = typeof heldId === 'string' ? heldId : nextId(call.data)
  if (modules.find('Consents') === undefined) return id
  const consents = modules.recordsOf('Consents')
  const before = consents.get(id)
  const [at, by] = [nowOf(call), { id: call.user.id }]
  const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const stamps = { Modified_By: by, Modified_Time: at }
  const made = { Owner: by, Created_By: by, Created_Time: at, Record_Status__s: 'Available' }
  if (before === undefined) consents.insert({ id, ...kept, ...made, ...stamps })
  else consents.replace({ ...before, ...kept, ...stamps })
  return id
}
