import { fault, wrapped } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { requiredIds } from '../../query/required.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows, statusOf } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import { writeRows, type RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { descend } from '../user-groups/membership.ts'
import { findTerritory } from './find-territory.ts'
import type { TerritoryRow } from './territory-row.ts'

/** `DELETE /settings/territories?ids=` */
export function deleteTerritories(call: Call): CrmAnswer {
  return remove(requiredIds(call.query, 'ids', call.readings.territories.rowsPerWrite), call)
}

/** `DELETE /settings/territories/{territory}` */
export function deleteTerritory(call: Call): CrmAnswer {
  return remove([findTerritory(call).id], call)
}

function remove(ids: readonly string[], call: Call): CrmAnswer {
  const { data, readings } = call
  const rules = { several: readings.requests.severalFaults }
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'territories',
    ids,
    rules,
    (id) => {
      const territory = typeof id === 'string' ? data.territories.get(id) : undefined
      if (territory === undefined) {
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      }
      refuseTop(territory)
      if (data.territories.where('reporting_to', territory.id).length > 0) {
        throw new RowFault(fault('NOT_ALLOWED', 'territories below it have to go elsewhere first', { id }))
      }
      return removed(territory, call)
    },
  )
  return wrapped(statusOf(verdicts, 200, 207), 'territories', verdicts)
}

function removed({ id, name }: TerritoryRow, call: Call): RowDone {
  const { territories, recordTerritories, deletedTerritories } = call.data
  if (recordTerritories.where('territory', id).length > 0) {
    const by = { deleted_time: nowOf(call), deleted_by: { id: call.user.id } }
    deletedTerritories.insert({ id, name, ...by })
  }
  territories.remove(id)
  return { details: { id }, message: 'The territory has been deleted' }
}

function refuseTop({ id, reporting_to: above }: TerritoryRow): void {
  if (above === null) throw new RowFault(fault('NOT_ALLOWED', 'the top territory stays', { id }))
}

/** `POST /settings/territories/actions/transfer_and_delete`: each row names its territory. */
export function transferAndDeleteTerritories(call: Call): CrmAnswer {
  const most = call.readings.territories.rowsPerWrite
  return answerRows(call, { key: 'territories', most, success: 200 }, (row, path) =>
    transferRow(rowById(call.data.territories, row, path), row, path, call),
  )
}

/** `POST /settings/territories/{territory}/actions/transfer_and_delete` */
export function transferAndDeleteTerritory(call: Call): CrmAnswer {
  const territory = findTerritory(call)
  return answerRows(call, { key: 'territories', most: 1, success: 200 }, (row, path) =>
    transferRow(territory, row, path, call),
  )
}

/** What lies below goes to another territory, and then this one goes. */
function transferRow(territory: TerritoryRow, row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  refuseTop(territory)
  const target = readTarget(territory, row, path, call)
  for (const below of data.territories.where('reporting_to', territory.id)) {
    data.territories.replace({
      ...below,
      reporting_to: { id: target },
      modified_by: { id: user.id },
      modified_time: nowOf(call),
    })
  }
  return removed(territory, call)
}

function readTarget(territory: TerritoryRow, row: unknown, path: string, { data, readings }: Call): string {
  const place = { api_name: 'transfer_to_id', json_path: `${path}.transfer_to_id` }
  if (!isJsonObject(row))
    throw invalid({ api_name: 'territories', json_path: path }, { expected_data_type: 'jsonobject' })
  const sent = own(row, 'transfer_to_id')
  if (sent === undefined || sent === null) {
    const dependee = { api_name: 'id', json_path: `${path}.id` }
    throw new RowFault(
      fault('DEPENDENT_FIELD_MISSING', 'where to transfer is missing', { ...place, dependee }),
    )
  }
  const target = isJsonObject(sent) ? own(sent, 'id') : sent
  const isThere = isId(target) && data.territories.has(target)
  if (!isThere || descend(data.territories, 'reporting_to', territory.id).has(target)) throw invalid(place)
  if (readings.territories.transferTargets === 'above-parent' && !isAboveParent(target, territory, data)) {
    throw invalid(place)
  }
  return target
}

/** Taken literally, the pages leave only territories above the present parent. */
function isAboveParent(
  target: string,
  { reporting_to: parent }: TerritoryRow,
  { territories }: OrgData,
): boolean {
  return target !== parent?.id && descend(territories, 'reporting_to', target).has(parent?.id ?? '')
}
