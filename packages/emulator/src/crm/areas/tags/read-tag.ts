import { fault } from '../../answers.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow, type Purpose } from '../../fields/read-row.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import type { Call } from '../../call.ts'
import type { TagRow } from '../records/tag-row.ts'

/** Zoho's palette. */
const COLORS =
  '#F17574 #F48435 #E7A826 #A8C026 #63C57E #1DB9B4 #57B1FD #879BFC #D297EE #FD87BD #969696 #658BA8 #B88562'.split(
    ' ',
  )
const MOST_PER_MODULE = 100

const fields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 25, system_mandatory: true },
  { api_name: 'color_code', data_type: 'text', length: 7 },
]

/** What a body says of a tag. @throws RowFault */
export function readTag(
  sent: unknown,
  path: string,
  purpose: Purpose,
  call: Call,
): { readonly name?: string; readonly color_code: string | null } {
  // The fields say that both are texts, and a color may be null.
  const { name, color_code = null } = readRow(sent, fields, path, knownRows(call), purpose) as Partial<
    Pick<TagRow, 'name' | 'color_code'>
  >
  const at = (api_name: string): Place => ({ api_name, json_path: `${path}.${api_name}` })
  if (name !== undefined && /[<>,]|\p{Extended_Pictographic}/u.test(name)) throw invalid(at('name'))
  if (color_code !== null && !COLORS.includes(color_code.toUpperCase()))
    throw invalid(at('color_code'), { supported_values: COLORS })
  return { ...(name !== undefined && { name }), color_code }
}

/** @throws RowFault when a module has as many tags as it may have */
export function refuseTooMany(module: string, { data }: Pick<Call, 'data'>): void {
  if (data.tags.where('module', module).length < MOST_PER_MODULE) return
  throw new RowFault(fault('LIMIT_EXCEEDED', 'tags limit exceeded', { limit: MOST_PER_MODULE }))
}
