import { isJsonObject, own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalid } from '../../fields/row-fault.ts'
import type { ViewColumn, ViewRow } from './view-row.ts'

/** Columns after a write. @throws RowFault */
export function columnsAfter(
  sent: unknown,
  before: ViewRow | undefined,
  module: string,
  place: Place,
  data: OrgData,
): readonly ViewColumn[] {
  if (sent === undefined) return before?.fields ?? []
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  return (sent as readonly unknown[]).map((each, index) => ({
    api_name: fieldNamed(each, module, { ...place, json_path: `${place.json_path}[${index}]` }, data),
    _pin: isJsonObject(each) && own(each, '_pin') === true,
  }))
}

/** API name of the field that a view is sorted by, after a write. @throws RowFault */
export function sortAfter(
  sent: unknown,
  before: ViewRow | undefined,
  module: string,
  place: Place,
  data: OrgData,
): string | null {
  if (sent === undefined) return before?.sort_by ?? null
  return sent === null ? null : fieldNamed(sent, module, place, data)
}

/** API name of the field that `{ api_name, id }` names by one or both. @throws RowFault */
function fieldNamed(sent: unknown, module: string, place: Place, { modules }: OrgData): string {
  const [given, id] = isJsonObject(sent) ? [own(sent, 'api_name'), own(sent, 'id')] : []
  const found = modules
    .fieldsOf(module)
    .find((field) =>
      given === undefined
        ? field.id === id
        : field.api_name === given && (id === undefined || field.id === id),
    )
  if (found === undefined) throw invalid({ api_name: 'api_name', json_path: `${place.json_path}.api_name` })
  return found.api_name
}
