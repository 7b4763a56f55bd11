import { refuseChange } from '../../access/refuse-change.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { readBodyView } from '../mass/chosen-records.ts'
import { nothing, startMass, type MassKind } from '../mass/mass-job.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { changeRecord } from '../records/change-record.ts'
import { readOwner } from './read-owner.ts'

/** New owners for the records of a view. What hangs on them stays where it is. */
export const newOwners: MassKind = {
  kind: 'mass-change-owner',
  message: 'change owner is successfully scheduled',
  alone: 'never',
  work: (record, { module, order }, call) => {
    // Written by `massChangeOwner`.
    const { owner } = order as { readonly owner: string }
    refuseChange(record, module, call)
    changeRecord(record, { Owner: { id: owner } }, module, call)
  },
  counts: ['Updated_Count', 'Not_Updated_Count'],
  withoutJob: 'REQUIRED_PARAM_MISSING',
  unknown: nothing,
}

/** `POST /{module}/actions/mass_change_owner` */
export function massChangeOwner(call: Call): CrmAnswer {
  const found = moduleOfPath(call)
  const { id: owner } = readOwner(call)
  const chosen = readBodyView(found, call, 'RECORD_LIMIT_EXCEEDED')
  return startMass(newOwners, found.api_name, chosen, { owner }, call)
}
