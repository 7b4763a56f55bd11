import { refuseForbidden } from '../../access/refuse-change.ts'
import { recordToChange } from '../../access/seen.ts'
import { badPathId, fault, flat } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own } from '../../../json.ts'
import { isId } from '../../model/id.ts'
import { Refusal } from '../../refusal.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import type { RecordRow } from '../records/record-row.ts'
import {
  mostTerritories,
  type RecordTerritory,
  type TerritoryAction,
  type TerritoryOrder,
} from './record-territory.ts'

/** `POST /{module}/actions/assign_territories` and `…/remove_territories`: each row names its record. */
export function changeTerritories(action: TerritoryAction): Operation {
  return (call) => {
    const module = openModule(call)
    const records = { get: (id: string) => recordToChange(module, id, call) }
    return answerRows(call, { key: 'data', most: 100, success: statusOf(call) }, (row, path) =>
      schedule(action, module, rowById(records, row, path), row, path, call),
    )
  }
}

/** `POST /{module}/{record}/actions/assign_territories` and `…/remove_territories` */
export function changeTerritoriesOfOne(action: TerritoryAction): Operation {
  return (call) => {
    const module = openModule(call)
    const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
    if (record === undefined) throw new Refusal(badPathId(1))
    return answerRows(call, { key: 'data', most: 1, success: statusOf(call) }, (row, path) =>
      schedule(action, module, record, row, path, call),
    )
  }
}

function statusOf({ readings }: Call): 200 | 202 {
  return readings.territories.assignStatus
}

/** The module of the path, if its records can have territories. @throws Refusal */
function openModule(call: Call): string {
  const { data, readings } = call
  const { api_name: module } = moduleOfPath(call)
  if (mostTerritories(module) === 0)
    throw new Refusal(
      flat(400, fault('NOT_SUPPORTED', 'the module has no territories', { resource_path_index: 0 })),
    )
  const isOff = module === 'Leads' && readings.territories.leads === 'disabled'
  if (isOff || data.territories.size === 0)
    throw new Refusal(flat(403, fault('TERRITORY_NOT_ENABLED', 'territories are not enabled for the module')))
  return module
}

function schedule(
  action: TerritoryAction,
  module: string,
  record: RecordRow,
  row: unknown,
  path: string,
  call: Call,
): RowDone {
  const { data, now, user, readings } = call
  refuseForbidden(record, module, call)
  refusePending(module, record, data)
  const at = nowOf(call)
  const links = readTerritories(row, path, data).map((id): RecordTerritory => ({
    id: `${module}:${record.id}:${id}`,
    module,
    record: { id: record.id },
    territory: { id },
    assigned: 'manually',
    assigned_time: at,
    assigned_by: { id: user.id },
  }))
  refuseLinks(action, links, path, data)
  const job = nextId(data)
  const input: TerritoryOrder = { action, links, job }
  data.territoryJobs.insert({ id: job, record: `${module} ${record.id}` })
  data.jobs.schedule({ kind: 'record-territories', due: now + readings.territories.recordJobMs, input })
  return { code: 'SCHEDULED', details: { id: record.id, job_id: job }, message: 'the change is scheduled' }
}

function refusePending(module: string, record: RecordRow, { territoryJobs }: OrgData): void {
  if (territoryJobs.where('record', `${module} ${record.id}`).length === 0) return
  throw new RowFault(fault('ALREADY_SCHEDULED', 'a change of the record is pending', { id: record.id }))
}

/** @throws RowFault */
function readTerritories(row: unknown, path: string, { territories }: OrgData): readonly string[] {
  const place = { api_name: 'Territories', json_path: `${path}.Territories` }
  if (!isJsonObject(row))
    throw invalid({ api_name: 'data', json_path: path }, { expected_data_type: 'jsonobject' })
  const sent = own(row, 'Territories')
  if (sent === undefined) throw mandatory(place)
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const seen = new Set<string>()
  for (const [index, each] of sent.entries()) {
    const at = placeOf(path, index)
    const id: unknown = isJsonObject(each) ? own(each, 'id') : undefined
    if (id === undefined) throw mandatory(at)
    if (!isId(id) || !territories.has(id)) throw invalidId(at)
    if (seen.has(id)) throw new RowFault(fault('ALREADY_USED', 'the territory is named twice', { ...at }))
    seen.add(id)
  }
  return [...seen]
}

function refuseLinks(
  action: TerritoryAction,
  links: readonly RecordTerritory[],
  path: string,
  data: OrgData,
): void {
  const bad = links.findIndex(({ id }) => data.recordTerritories.has(id) === (action === 'assign'))
  if (bad !== -1) {
    const place = { ...placeOf(path, bad) }
    throw new RowFault(
      action === 'assign'
        ? fault('DUPLICATE_DATA', 'the record has the territory', place)
        : fault('NOT_ALLOWED', 'the record does not have the territory', place),
    )
  }
  const [{ module, record } = { module: '', record: { id: '' } }] = links
  const limit = mostTerritories(module)
  const kept = data.recordTerritories.where('record', `${module} ${record.id}`).length
  if (action === 'remove' || kept + links.length <= limit) return
  const place = { api_name: 'Territories', json_path: `${path}.Territories` }
  throw new RowFault(fault('LIMIT_EXCEEDED', 'a record cannot have as many territories', { ...place, limit }))
}

function placeOf(path: string, index: number): Place {
  return { api_name: 'id', json_path: `${path}.Territories[${index}].id` }
}
