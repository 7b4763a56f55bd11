import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nameUser } from '../../names.ts'
import { writeTime } from '../../model/time.ts'
import type { Row } from '../../../engine/table.ts'
import type { RecordRow } from './record-row.ts'

/** What a write says of the record that it wrote. */
export function recordDetails(record: RecordRow, call: Pick<Call, 'data' | 'user'>): Record<string, unknown> {
  const shown = (time: string): string => writeTime(Date.parse(time), call.user.time_zone)
  return {
    Modified_Time: shown(record.Modified_Time),
    Modified_By: nameReference(record, 'Modified_By', call),
    Created_Time: shown(record.Created_Time),
    id: record.id,
    Created_By: nameReference(record, 'Created_By', call),
  }
}

function nameReference(record: RecordRow, name: string, { data }: Pick<Call, 'data'>): unknown {
  const user = own(record, name)
  return isJsonObject(user) ? nameUser(data, { id: String(own(user, 'id')) }) : null
}

/** What `DUPLICATE_DATA` says of the record that holds the value. */
export function duplicateOf(module: string, { data }: Pick<Call, 'data'>) {
  return (row: Row): Record<string, unknown> => {
    const owner = own({ ...row }, 'Owner')
    const id = isJsonObject(owner) ? String(own(owner, 'id')) : ''
    const found = data.modules.find(module)
    return {
      duplicate_record: {
        id: row.id,
        Owner: { ...nameUser(data, { id }), zuid: data.users.get(id)?.zuid ?? null },
        module: { api_name: module, id: found?.id ?? '' },
      },
      more_records: false,
    }
  }
}
