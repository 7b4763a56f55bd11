import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { testOfCriteria, type Filterable } from '../../query/field-filters.ts'
import type { RecordRow } from '../records/record-row.ts'

/** A test for the records of a view; undefined for criteria that cannot be used. A view without any has every record. */
export function testOfView(
  criteria: unknown,
  module: string,
  call: Pick<Call, 'data' | 'user'>,
): ((row: RecordRow) => boolean) | undefined {
  if (criteria === null || criteria === undefined) return () => true
  const fields = Object.fromEntries(
    call.data.modules.fieldsOf(module).map((field): [string, Filterable<RecordRow>] => {
      const { api_name: name } = field
      // Whatever a record holds, it is an object.
      return [name, { field, valueOf: (row) => (name === 'id' ? row.id : own(row as unknown as Json, name)) }]
    }),
  )
  return testOfCriteria(written(criteria, call), fields)
}

/** Criteria with the caller in the place of what stands for him. */
function written(criteria: unknown, call: Pick<Call, 'user'>): unknown {
  if (!isJsonObject(criteria)) return criteria
  const group = own(criteria, 'group')
  if (Array.isArray(group)) return { ...criteria, group: group.map((each: unknown) => written(each, call)) }
  const value = own(criteria, 'value')
  const word = isJsonObject(value) ? (own(value, 'id') ?? own(value, 'name')) : value
  return word === '${CURRENTUSER}'
    ? { ...criteria, value: call.user.id }
    : { ...criteria, value: isJsonObject(value) ? word : value }
}
