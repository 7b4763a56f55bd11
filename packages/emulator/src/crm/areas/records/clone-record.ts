import { badPathId } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { knownRows } from '../../known-rows.ts'
import { showRow } from '../../fields/show-row.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { holdsFiles } from '../files/field-files.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { answerRecords } from './answer-records.ts'
import type { RecordRow } from './record-row.ts'
import { createRecord } from './write-records.ts'

/** Fields that a copy does not take over, besides those that no write brings. */
const left = ['Recurring_Activity', 'Remind_At', 'Wizard']

/** `POST /{module}/{record}/actions/clone`: a new record like another, but for what the body says. */
export function cloneRecord(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record === undefined) throw new Refusal(badPathId(1))
  const body = isJsonObject(call.body) && own(call.body, 'data') !== undefined ? call.body : { data: [{}] }
  const values = copyOf(record, module, call)
  return answerRecords({ ...call, body }, module, 201, (row, path) =>
    createRecord({ ...values, ...(isJsonObject(row) ? row : {}) }, path, module, call),
  )
}

/** What a write of the same record would bring. Rows inside it are made anew. */
function copyOf(record: RecordRow, module: string, call: Call): Values {
  const fields = call.data.modules
    .fieldsOf(module)
    .filter(
      ({ api_name: name, data_type: type, external }) =>
        !left.includes(name) &&
        name !== 'Owner' &&
        !holdsFiles({ data_type: type }) &&
        type !== 'profileimage' &&
        (external === undefined || external === null),
    )
  const shown = showRow(record, fields, knownRows(call))
  const copied = Object.entries(shown)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(withoutId) : value] as const)
  const parent = own(record, '$se_module')
  return { ...Object.fromEntries(copied), ...(parent === undefined ? {} : { $se_module: parent }) }
}

function withoutId(row: unknown): unknown {
  if (!isJsonObject(row)) return row
  const { id: _id, ...others } = row
  return others
}
