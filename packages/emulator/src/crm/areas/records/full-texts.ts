import { seenRecord } from '../../access/seen.ts'
import { fault, flat, noContent, ok } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { requiredIds } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readFieldNames, readNeededFields } from './list-query.ts'
import type { RecordRow } from './record-row.ts'

/** `GET /{module}/{record}/actions/fetch_full_data`: the rich texts of a record, uncut. */
export function getFullTexts(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record === undefined) return noContent
  const names = readFieldNames(call.query)
  const fields = call.data.modules
    .fieldsOf(module)
    .filter((field) => isRichText(field) && (names === undefined || names.includes(field.api_name)))
  return ok({ data: [textsOf(record, fields)] })
}

const MOST_IDS = 200
const MOST_FIELDS = 8

/** `GET /{module}/actions/fetch_full_data`: of several records, fields that the call names. */
export function listFullTexts(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const { data, query } = call
  const ids = requiredIds(query, 'ids', MOST_IDS)
  const names = readNeededFields(query)
  if (names.length > MOST_FIELDS)
    throw new Refusal(flat(400, fault('INVALID_REQUEST', 'more fields than one call may ask for')))
  const fields = data.modules
    .fieldsOf(module)
    .filter((field) => isRichText(field) && names.includes(field.api_name))
  const records = ids.flatMap((id) => seenRecord(module, id, call) ?? [])
  if (records.length === 0) return noContent
  return ok({ data: records.map((record) => textsOf(record, fields)) })
}

function textsOf(record: RecordRow, fields: readonly FieldRow[]): Record<string, unknown> {
  const texts = fields.map(({ api_name: name }) => [name, own(record, name) ?? null] as const)
  return { ...Object.fromEntries(texts), id: record.id }
}

/** Whether a field holds HTML, of which lists show the beginning. */
export function isRichText(field: FieldRow): boolean {
  const area = field['textarea'] as { readonly type?: string } | undefined
  return field.data_type === 'richtextarea' || area?.type === 'rich_text'
}
