import { isJsonObject, own, type Json } from '../../../json.ts'
import { fault, flat } from '../../answers.ts'
import { wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { RecordRow } from '../records/record-row.ts'

/** The files that a field of a record holds. */
export function fileRows(record: RecordRow, field: string): readonly Json[] {
  const held = own(record, field)
  return Array.isArray(held) ? held.filter(isJsonObject) : []
}

/** `[{ id }]` of files that a field of a record holds; null: none. @throws Refusal */
export function readKept(
  sent: unknown,
  json_path: string,
  { record, name }: { readonly record: RecordRow; readonly name: string },
): readonly string[] {
  const place = { api_name: '_data', json_path }
  if (sent === null) return []
  if (sent === undefined)
    throw new Refusal(flat(400, fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', place)))
  if (!Array.isArray(sent)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  const held = fileRows(record, name).map((file) => own(file, 'id'))
  return sent.map((each: unknown, index) => {
    const id = isJsonObject(each) ? own(each, 'id') : undefined
    if (typeof id === 'string' && held.includes(id)) return id
    const at = { api_name: 'id', json_path: `${json_path}[${index}].id` }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the id given seems to be invalid', at)))
  })
}
