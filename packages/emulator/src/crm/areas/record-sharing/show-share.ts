import type { Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser } from '../../names.ts'
import { permissions, type SharedWith, type ShareRow } from './share-row.ts'

/** The last shared first; without related records before with them; more permissions before less. */
export function inOrder(one: ShareRow, other: ShareRow): number {
  return (
    Date.parse(other.shared_time) - Date.parse(one.shared_time) ||
    Number(one.share_related_records) - Number(other.share_related_records) ||
    permissions.indexOf(other.permission) - permissions.indexOf(one.permission)
  )
}

export function showShare(row: ShareRow, call: Call): Json {
  const { data, user } = call
  const module = data.modules.find(row.module)
  const { shared_with: whom, shared_by: by } = row
  const zuid = data.users.get(by.id)?.zuid ?? null
  return {
    ...(whom === null ? {} : { shared_with: showWhom(whom, call) }),
    share_related_records: row.share_related_records,
    shared_through: {
      module: { name: module?.api_name ?? row.module, id: module?.id ?? '' },
      id: row.record,
    },
    shared_time: writeTime(Date.parse(row.shared_time), user.time_zone),
    permission: row.permission,
    shared_by: { ...nameUser(data, by), zuid },
    type: whom === null ? 'public' : 'private',
  }
}

function showWhom({ type, id }: SharedWith, { data }: Call): Json {
  if (type === 'users') return { ...nameUser(data, { id }), type }
  return { name: data[type].get(id)?.name ?? null, id, type }
}
