import type { RecordRow } from '../areas/records/record-row.ts'
import { refuseLocked } from '../areas/records/refuse-locked.ts'
import type { Call } from '../call.ts'
import { RowFault } from '../fields/row-fault.ts'
import { levels } from './access.ts'
import { noPermission } from './no-permission.ts'

const needed = { Edit: levels.write, Delete: levels.full } as const

type Asking = Pick<Call, 'accessTo'> & Partial<Pick<Call, 'readings'>>

/** @throws RowFault for a record that the caller may not change, or not delete */
export function refuseForbidden(
  record: RecordRow,
  module: string,
  { accessTo, readings }: Asking,
  change: keyof typeof needed = 'Edit',
): void {
  if (accessTo(module).levelOf(record) >= needed[change]) return
  throw new RowFault(noPermission(`Crm_Implied_${change}_${module}`, readings))
}

/** @throws RowFault for such a record, and for one that is locked */
export function refuseChange(
  record: RecordRow,
  module: string,
  call: Asking,
  change: keyof typeof needed = 'Edit',
): void {
  refuseForbidden(record, module, call, change)
  refuseLocked(record)
}
