import { noContent, ok } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readFieldNames } from './list-query.ts'

/** `GET /{module}/{record}/actions/fetch_full_data`: the rich texts of a record, uncut. */
export function getFullTexts(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record === undefined) return noContent
  const names = readFieldNames(call.query)
  const fields = call.data.modules
    .fieldsOf(module)
    .filter((field) => isRichText(field) && (names === undefined || names.includes(field.api_name)))
  const texts = fields.map(({ api_name: name }) => [name, own(record, name) ?? null] as const)
  return ok({ data: [{ ...Object.fromEntries(texts), id: record.id }] })
}

/** Whether a field holds HTML, of which lists show the beginning. */
export function isRichText(field: FieldRow): boolean {
  const area = field['textarea'] as { readonly type?: string } | undefined
  return field.data_type === 'richtextarea' || area?.type === 'rich_text'
}
