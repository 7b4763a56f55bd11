import type { Database } from '../../../engine/database.ts'
import type { Table } from '../../../engine/table.ts'
import { isJsonObject, own } from '../../../json.ts'
import { fault } from '../../answers.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { verdictsOf } from '../../rows/write-rows.ts'
import type { Modules } from '../modules/open-modules.ts'
import { isInBin, type BinRow } from '../records/bin-row.ts'
import type { BinOrder } from './purge.ts'

interface Tables {
  readonly bin: Table<BinRow>
  readonly modules: Modules
}

/**
 * Puts a record back where it was, with what the bin took along with it.
 *
 * @throws RowFault when what it belongs to lies in the bin; Fault when another record has a unique value of its now
 */
export function restore({ bin, modules }: Tables, row: BinRow): void {
  const parent = own(row.record, 'Parent_Id')
  const above = isJsonObject(parent) ? bin.get(String(own(parent, 'id'))) : undefined
  if (above !== undefined) {
    const message = 'the record that it belongs to is not there'
    throw new RowFault(fault('CANNOT_RESTORE_WITHOUT_PARENT', message, { id: row.id }))
  }
  bin.remove(row.id)
  modules.recordsOf(row.module).insert(row.record)
  for (const each of bin.where('taken_by', row.id))
    if (each.purged_time === null) restore({ bin, modules }, each)
}

/** The work of a job: what cannot be restored stays in the bin. */
export function runRestore(tables: Tables, database: Database, { ids }: BinOrder, now: number): void {
  for (const id of ids) {
    const row = tables.bin.get(id)
    if (row === undefined || !isInBin(row, now)) continue
    try {
      database.attempt(() => restore(tables, row))
    } catch (error) {
      // Lost: why this one stays. The answer of such a call names no job whose result could say it.
      verdictsOf(error, '$')
    }
  }
}
