import { fault, flat, wrapped } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { isRowList } from '../../fields/row-lists.ts'
import { wrongType, readRoot } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows, type RowDone } from '../../rows/write-rows.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { updateRecordOf } from '../records/write-records.ts'
import { readChosenIds } from './chosen-ids.ts'

/** Types that no mass update changes. */
const kept = ['email', 'lookup', 'multi_module_lookup', 'multiselectlookup', 'layout', 'textarea']

/** `POST /{module}/actions/mass_update`, of the records that `ids` name: immediately. */
export function massUpdate(call: Call): CrmAnswer {
  const { data, readings } = call
  const { api_name: module } = moduleOfPath(call)
  const ids = readChosenIds(call.body)
  const change = readChange(module, call)
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'data',
    ids,
    { several: 'first' },
    (id): RowDone => {
      const record = data.modules.recordsOf(module).get(String(id))
      if (record === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      return updateRecordOf(record, change, '$.data[0]', module, { ...call, unmodifiedSince: undefined })
    },
  )
  return wrapped(statusOf(verdicts, 200, readings.records.mixedRowsStatus), 'data', verdicts)
}

/** The one row of values for all records. Lists of choices are added to unless `over_write` says otherwise. @throws Refusal */
function readChange(module: string, { body, data }: Call): Json {
  const place = { api_name: 'data', json_path: '$.data' }
  const rows = readRoot(body, 'data')
  if (!Array.isArray(rows)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  const row: unknown = rows[0]
  if (rows.length !== 1 || !isJsonObject(row)) {
    const why = rows.length === 1 ? { expected_data_type: 'jsonobject' } : { maximum_length: 1 }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { ...why, ...place })))
  }
  const names = Object.keys(row)
  if (names.length === 0) throw refused('No field found', place)
  const most = module === 'Deals' ? 3 : 1
  if (names.length > most) throw refused('Max field limit exceeded', { limit: most, ...place })
  for (const name of names) {
    const at = { api_name: name, json_path: `$.data[0].${name}` }
    const field = data.modules.fieldOf(module, name)
    if (field === undefined) throw refused('No field found', at)
    if (!isChangeable(field)) throw refused('This field cannot be updated in the Mass Update', at)
  }
  const overwrites = isJsonObject(body) && own(body, 'over_write') === true
  return overwrites ? row : { ...row, $append_values: Object.fromEntries(names.map((name) => [name, true])) }
}

function isChangeable(field: FieldRow): boolean {
  return !kept.includes(field.data_type) && !isRowList(field) && field.api_name !== 'Tag'
}

function refused(message: string, details: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(flat(400, fault('INVALID_DATA', message, details)))
}
