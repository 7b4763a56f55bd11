import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import type { RecordRow } from '../records/record-row.ts'
import { permissions, sharedTypes, type ShareOrder, type SharedWith } from './share-row.ts'

/** One row of a body: with whom a record is to be shared, and how. @throws RowFault */
export function readShare(row: unknown, path: string, record: RecordRow, call: Call): ShareOrder {
  const at = (name: string): Place => ({
    api_name: name.split('.').at(-1) ?? name,
    json_path: `${path}.${name}`,
  })
  if (!isJsonObject(row))
    throw invalid({ api_name: 'share', json_path: path }, { expected_data_type: 'jsonobject' })
  const type = own(row, 'type')
  if (type === undefined) throw mandatory(at('type'))
  if (type !== 'private' && type !== 'public')
    throw invalid(at('type'), { supported_values: ['private', 'public'] })
  const sent = own(row, 'permission') ?? 'full_access'
  const permission = permissions.find((each) => each === sent)
  if (permission === undefined) throw bad('Permission is invalid', at('permission'))
  const related = own(row, 'share_related_records') ?? false
  if (typeof related !== 'boolean')
    throw invalid(at('share_related_records'), { expected_data_type: 'boolean' })
  const named = own(row, 'shared_with')
  if (type === 'public' && named !== undefined) {
    const ambiguity_due_to = [at('type'), at('shared_with')]
    throw new RowFault(
      fault('AMBIGUITY_DURING_PROCESSING', 'everybody and somebody are named', { ambiguity_due_to }),
    )
  }
  const shared_with = type === 'public' ? null : readWhom(named, at, record, call)
  return { shared_with, permission, share_related_records: related }
}

const words = { users: 'user', roles: 'role', groups: 'group' } as const

function readWhom(sent: unknown, at: (name: string) => Place, record: RecordRow, { data }: Call): SharedWith {
  if (sent === undefined || sent === null) throw mandatory(at('shared_with'))
  if (!isJsonObject(sent)) throw invalid(at('shared_with'), { expected_data_type: 'jsonobject' })
  const [named, id] = [own(sent, 'type'), own(sent, 'id')]
  if (named === undefined) throw mandatory(at('shared_with.type'))
  const type = sharedTypes.find((each) => each === named)
  if (type === undefined) throw invalid(at('shared_with.type'), { supported_values: sharedTypes })
  if (id === undefined) throw mandatory(at('shared_with.id'))
  const row = typeof id === 'string' ? data[type].get(id) : undefined
  if (row === undefined) throw bad(`invalid ${words[type]} Id`, at('shared_with.id'))
  if (type === 'users' && (row as { readonly status?: unknown }).status !== 'active')
    throw bad('cannot share to the user', at('shared_with.id'))
  if (type === 'users' && row.id === ownerOf(record))
    throw bad('record is already visible to the user.', at('shared_with.id'))
  return { type, id: row.id }
}

function ownerOf(record: RecordRow): unknown {
  const owner = own({ ...record }, 'Owner')
  return isJsonObject(owner) ? own(owner, 'id') : undefined
}

function bad(message: string, place: Place): RowFault {
  return new RowFault(fault('INVALID_DATA', message, { ...place }))
}
