import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { knownRows } from '../../known-rows.ts'
import { isPrimary } from './user-kinds.ts'
import type { TransferOrder, TransferWhat } from './transfer-row.ts'
import type { UserRow } from './user-row.ts'

const target: Field = { api_name: 'id', data_type: 'any', system_mandatory: true }
const flags = ['records', 'assignment', 'criteria'].map((name): Field => ({
  api_name: name,
  data_type: 'boolean',
  system_mandatory: true,
}))
const fields: readonly Field[] = [
  { api_name: 'transfer', data_type: 'object', fields: [target, ...flags] },
  { api_name: 'move_subordinate', data_type: 'object', fields: [target] },
]

interface SentOrder {
  readonly transfer?: (TransferWhat & { readonly id: unknown }) | null
  readonly move_subordinate?: { readonly id: unknown } | null
}

/** Reads what is to become of a user's records and people. @throws RowFault */
export function readTransfer(row: unknown, path: string, user: UserRow, call: Call): TransferOrder {
  // The fields above say what the values are.
  const { transfer, move_subordinate: manager } = readRow(
    row,
    fields,
    path,
    knownRows(call),
    'create',
  ) as SentOrder
  const names = ['transfer', 'move_subordinate']
  if (!transfer && !manager) {
    const expected = names.map((name) => ({ api_name: name, json_path: `${path}.${name}` }))
    throw new RowFault(
      fault('EXPECTED_FIELD_MISSING', 'one of the fields is expected', { expected_fields: expected }),
    )
  }
  if (user.status === 'deleted') throw new RowFault(fault('INVALID_DATA', 'invalid data', { id: user.id }))
  if (isPrimary(user, call.data))
    throw new RowFault(fault('NOT_ALLOWED', 'the super admin stays', { id: user.id }))
  if (user.id === call.user.id)
    throw new RowFault(fault('NOT_ALLOWED', 'nobody transfers himself', { id: user.id }))
  const at = (name: string): Place => ({ api_name: 'id', json_path: `${path}.${name}.id` })
  return {
    transfer: transfer ? { ...transfer, id: findTarget(transfer.id, user, at('transfer'), call) } : null,
    move_subordinate: manager ? { id: findTarget(manager.id, user, at('move_subordinate'), call) } : null,
  }
}

function findTarget(id: unknown, user: UserRow, place: Place, { data }: Call): string {
  const found = isId(id) ? data.users.get(id) : undefined
  if (found === undefined) throw invalid(place, { owner_status: 'no_crm_user' })
  if (found.status !== 'active') {
    throw invalid(place, { owner_status: found.status === 'deleted' ? 'deleted' : 'inactive' })
  }
  if (found.id === user.id) throw invalid(place)
  if (reportsTo(found, user.id, data)) {
    throw new RowFault(fault('NOT_ALLOWED', 'a subordinate cannot take over', { ...place }))
  }
  return found.id
}

/** Whether somebody is below another, near or far. */
function reportsTo(user: UserRow, other: string, { users }: Call['data']): boolean {
  const seen = new Set<string>()
  for (
    let at = user.Reporting_To?.id;
    at !== undefined && !seen.has(at);
    at = users.get(at)?.Reporting_To?.id
  ) {
    if (at === other) return true
    seen.add(at)
  }
  return false
}
