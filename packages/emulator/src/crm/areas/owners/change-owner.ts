import { levels } from '../../access/access.ts'
import { refuseChange } from '../../access/refuse-change.ts'
import { recordToChange } from '../../access/seen.ts'
import { fault, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readBodyIds } from '../records/body-ids.ts'
import { changeRecord } from '../records/change-record.ts'
import { recordsPointingTo } from '../records/lookups-to.ts'
import type { RecordRow } from '../records/record-row.ts'
import { readOwner } from './read-owner.ts'
import { readRelatedModules } from './read-related-modules.ts'

const MOST = 500

/** `POST /{module}/actions/change_owner` */
export function changeOwners(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  return changeEach(readBodyIds(call.body, MOST), module, call)
}

/** `POST /{module}/{record}/actions/change_owner` */
export function changeOwner(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const answer = changeEach(call.ids.slice(1), module, call)
  if (call.readings.records.ownerAnswer === 'rows') return answer
  const { data } = answer.body as { readonly data: readonly unknown[] }
  return { ...answer, body: data[0] }
}

function changeEach(ids: readonly string[], module: string, call: Call): CrmAnswer {
  const { data, readings } = call
  const { id: owner } = readOwner(call)
  const related = readRelatedModules(call)
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'data',
    ids,
    { several: 'first' },
    (id) => {
      const record = recordToChange(module, id, call)
      if (record === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      give(record, module, owner, related, call)
      return { message: 'owner is successfully updated', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, readings.records.mixedRowsStatus), 'data', verdicts)
}

/** Gives a record, and those of some modules that point to it, to a user. @throws RowFault when it is locked */
function give(
  record: RecordRow,
  module: string,
  owner: string,
  related: readonly string[],
  call: Call,
): void {
  refuseChange(record, module, call)
  changeRecord(record, { Owner: { id: owner } }, module, call)
  for (const of of related)
    for (const each of recordsPointingTo(record, module, of, call.data))
      if (call.accessTo(of).levelOf(each) >= levels.write)
        changeRecord(each, { Owner: { id: owner } }, of, call)
}
