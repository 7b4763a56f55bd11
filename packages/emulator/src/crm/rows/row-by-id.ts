import type { Row, Table } from '../../engine/table.ts'
import { isJsonObject, own } from '../../json.ts'
import { invalid, invalidId, mandatory } from '../fields/row-fault.ts'

/** The row of a table that a row of a body names by its `id`. @throws RowFault when it names none */
export function rowById<R extends Row>(table: Pick<Table<R>, 'get'>, sent: unknown, path: string): R {
  if (!isJsonObject(sent)) {
    const name = /(\w+)\[\d+\]$/.exec(path)?.[1] ?? path
    throw invalid({ api_name: name, json_path: path }, { expected_data_type: 'jsonobject' })
  }
  const place = { api_name: 'id', json_path: `${path}.id` }
  const id = own(sent, 'id')
  if (id === undefined) throw mandatory(place)
  const row = typeof id === 'string' ? table.get(id) : undefined
  if (row === undefined) throw invalidId(place)
  return row
}
