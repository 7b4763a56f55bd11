import { refuseChange } from '../../access/refuse-change.ts'
import { badPathId, fault, flat } from '../../answers.ts'
import { isJsonObject } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { invalid } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RecordRow } from '../records/record-row.ts'
import { duplicateOf } from '../records/record-result.ts'
import { convertLead } from './convert-lead.ts'
import { readConversion } from './read-conversion.ts'

/** `POST /Leads/{lead}/actions/convert` */
export function convert(call: Call): CrmAnswer {
  const lead = call.data.modules.recordsOf('Leads').get(call.id)
  if (lead === undefined) throw new Refusal(badPathId(1))
  if (lead['Converted__s'] === true) {
    const details = { resource_path_index: 1 }
    throw new Refusal(flat(400, fault('ID_ALREADY_CONVERTED', 'The given id is already converted', details)))
  }
  const duplicate = duplicateOf('Contacts', call)
  return answerRows(call, { key: 'data', most: 1, success: 200, several: 'all', duplicate }, (row, path) => {
    refuseChange(lead, 'Leads', call)
    if (!isJsonObject(row))
      throw invalid({ api_name: 'data', json_path: path }, { expected_data_type: 'jsonobject' })
    const made = convertLead(lead, readConversion(row, path, call), call)
    const name = (module: string, record: RecordRow | undefined) =>
      record === undefined ? null : { name: knownRows(call).nameOf(module, record.id) ?? '', id: record.id }
    const details = {
      Contacts: name('Contacts', made.Contacts),
      Deals: name('Deals', made.Deals),
      Accounts: name('Accounts', made.Accounts),
    }
    return { message: 'The record has been converted successfully', details }
  })
}
