import { isJsonObject, own } from '../../../json.ts'
import { seesOnly } from '../../access/seen.ts'
import type { Call } from '../../call.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser, type Named } from '../../names.ts'
import { isInBin, type BinRow } from '../records/bin-row.ts'

/** What of a record in the bin can be asked for, as texts. */
export interface BinEntry {
  readonly id: string
  readonly display_name: string
  readonly deleted_by: string
  readonly module: string
  readonly deleted_time: string
}

/** What lies in the bin and the caller sees, last deleted first. */
export function binnedRows(call: Pick<Call, 'data' | 'now' | 'accessTo'>): readonly BinRow[] {
  return [...call.data.bin.all()].filter((row) => isInBin(row, call.now) && isSeen(row, call))
}

/** A row that lies in the bin, whoever sees it. */
export function binnedRow(id: string, { data, now }: Pick<Call, 'data' | 'now'>): BinRow | undefined {
  const row = data.bin.get(id)
  return row !== undefined && isInBin(row, now) ? row : undefined
}

/** Whether the caller would see a record that lies in the bin. */
export function isSeen({ record, module }: BinRow, { accessTo }: Pick<Call, 'accessTo'>): boolean {
  return seesOnly(module, accessTo)?.(record) !== false
}

export function entryOf(row: BinRow, { data }: Pick<Call, 'data'>): BinEntry {
  const name = own(row.record, data.modules.find(row.module)?.display_field ?? '')
  return {
    id: row.id,
    display_name: typeof name === 'string' ? name : '',
    deleted_by: nameUser(data, row.deleted_by).name,
    module: row.module,
    deleted_time: row.deleted_time,
  }
}

/** A record in the bin, as the API shows it. */
export function showBinned(row: BinRow, call: Call): Record<string, unknown> {
  const { data, user, readings } = call
  const { module: api_name } = row
  const module = { api_name, id: data.modules.find(api_name)?.id ?? '' }
  return {
    display_name: entryOf(row, call).display_name,
    deleted_time: writeTime(Date.parse(row.deleted_time), user.time_zone),
    owner: ownerOf(row, call),
    module: readings.records.binModule === 'string' ? api_name : module,
    deleted_by: nameUser(data, row.deleted_by),
    id: row.id,
  }
}

function ownerOf({ record, deleted_by: otherwise }: BinRow, { data }: Call): Named {
  const owner = own(record, 'Owner')
  return nameUser(data, isJsonObject(owner) ? { id: String(own(owner, 'id')) } : otherwise)
}
