import { recordToChange } from '../../access/seen.ts'
import { fault, flat } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { wrongType } from '../../read-body.ts'
import type { Call } from '../../call.ts'
import { invalid, invalidId } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { answerRecords } from './answer-records.ts'
import { approvalOf } from './read-approval.ts'
import { checkFieldOf, distinction, isDistinct, type RecordRow } from './record-row.ts'
import { createRecord, updateRecordOf } from './write-records.ts'

const MOST_FIELDS = 10

/** `POST /{module}/upsert`: changes the record that has the same value of a unique field, or makes one. */
export function upsertRecords(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  if (['Tasks', 'Events', 'Calls'].includes(module)) {
    throw new Refusal(
      flat(400, fault('NOT_SUPPORTED', 'upsert is not supported for this module', { module })),
    )
  }
  const fields = readCheckFields(module, call)
  return answerRecords(call, module, 200, (row, path) => upsert(row, path, fields, module, call))
}

function upsert(row: unknown, path: string, fields: readonly string[], module: string, call: Call): RowDone {
  const sent = isJsonObject(row) ? row : {}
  const found = findById(sent, path, module, call) ?? findDuplicate(sent, fields, module, call)
  if (found === undefined) {
    const looked = call.readings.records.duplicateFieldOfInsert === 'field' ? (fields[0] ?? null) : null
    return { ...createRecord(row, path, module, call), also: { duplicate_field: looked, action: 'insert' } }
  }
  const done = updateRecordOf(found.record, row, path, module, call)
  const details = { ...done.details, $approval_state: approvalOf(found.record) }
  return { ...done, details, also: { duplicate_field: found.field, action: 'update' } }
}

interface Duplicate {
  readonly record: RecordRow
  /** Field that the record was found by; null: its id. */
  readonly field: string | null
}

/** A row that says its id means that record. @throws RowFault when there is none */
function findById(sent: Json, path: string, module: string, call: Call): Duplicate | undefined {
  const id = own(sent, 'id')
  if (id === undefined) return undefined
  const record = recordToChange(module, id, call)
  if (record === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
  return { record, field: null }
}

/** The record that the first field with a value finds. */
function findDuplicate(
  sent: Json,
  fields: readonly string[],
  module: string,
  { data, user }: Call,
): Duplicate | undefined {
  const records = data.modules.recordsOf(module)
  for (const name of fields) {
    const field = data.modules.fieldOf(module, name)
    const key = field && distinction(own(sent, name), field, user.id)
    const [record] = key === undefined ? [] : records.where(name, key)
    if (record !== undefined) return { record, field: name }
  }
  return undefined
}

/**
 * The fields to look at, in their order: those that the call names, then all other unique ones; when it names none, that
 * of the system first. @throws Refusal for what is not unique
 */
function readCheckFields(module: string, { body, data }: Call): readonly string[] {
  const unique = data.modules
    .fieldsOf(module)
    .filter(isDistinct)
    .map(({ api_name: name }) => name)
  const system = checkFieldOf(module)
  const sent = isJsonObject(body) ? own(body, 'duplicate_check_fields') : undefined
  if (sent === undefined || sent === null) return [...new Set([system, ...unique])]
  const place = { api_name: 'duplicate_check_fields', json_path: '$.duplicate_check_fields' }
  if (!Array.isArray(sent)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  const names = sent as readonly unknown[]
  const bad = names.findIndex(
    (name) => typeof name !== 'string' || (name !== system && !unique.includes(name)),
  )
  if (bad !== -1 || names.length > MOST_FIELDS)
    throw new Refusal(flat(400, refused(place, bad, [system, ...unique])))
  return [...new Set([...(names as readonly string[]), ...unique])]
}

function refused(place: { api_name: string; json_path: string }, bad: number, supported: readonly string[]) {
  const { verdicts } =
    bad === -1
      ? invalid(place, { maximum_length: MOST_FIELDS })
      : invalid({ ...place, json_path: `${place.json_path}[${bad}]` }, { supported_values: supported })
  return verdicts[0] ?? fault('INVALID_DATA', 'invalid data')
}
