import { recordToChange } from '../../access/seen.ts'
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
import { readChosen } from './chosen-records.ts'
import { startMass, unknownMass, type MassKind } from './mass-job.ts'

/** Types that no mass update changes. */
const kept = ['email', 'lookup', 'multi_module_lookup', 'multiselectlookup', 'layout', 'textarea']

/** Updates of the records of a view. */
export const updates: MassKind = {
  kind: 'mass-update',
  message: 'mass update scheduled successfully',
  alone: 'view',
  work: (record, { module, order }, call) => {
    // Written by `massUpdate`.
    const { change } = order as { readonly change: Json }
    updateRecordOf(record, change, '$.data[0]', module, call)
  },
  counts: ['Updated_Count', 'Not_Updated_Count'],
  withoutJob: 'MANDATORY_NOT_FOUND',
  unknown: unknownMass,
}

/** `POST /{module}/actions/mass_update`: of the records that `ids` name immediately, of a view by a job. */
export function massUpdate(call: Call): CrmAnswer {
  const { data, readings } = call
  const found = moduleOfPath(call)
  const { api_name: module } = found
  const chosen = readChosen(found, call)
  const change = readChange(module, call)
  if (chosen.view !== undefined) return startMass(updates, module, chosen, { change }, call)
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'data',
    chosen.ids,
    { several: 'first' },
    (id): RowDone => {
      const record = recordToChange(module, id, call)
      if (record === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      return updateRecordOf(record, change, '$.data[0]', module, {
        data,
        user: call.user,
        now: call.now,
        accessTo: call.accessTo,
        readings,
      })
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
