import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { binRecord } from '../records/bin-record.ts'
import { changeRecord } from '../records/change-record.ts'
import { lookupsTo } from '../records/lookups-to.ts'
import type { RecordRow } from '../records/record-row.ts'
import { fileRows } from './kept-files.ts'
import { moveRelated } from './move-related.ts'
import type { MergeOrder } from './read-merge.ts'

type Doing = Pick<Call, 'data' | 'user' | 'now'>

/**
 * Makes one record of several: what points to the others, hangs on them or is linked with them is the master's afterwards,
 * and they go into the bin.
 *
 * @throws Fault when a value that the master takes over is another record's, too
 */
export function mergeRecords(
  { master: id, children: ids, from, files }: MergeOrder,
  module: string,
  call: Doing,
): void {
  const records = call.data.modules.recordsOf(module)
  const children = ids.flatMap((child) => records.get(child) ?? [])
  for (const child of children) {
    pointTo(id, child, module, call)
    moveRelated(child.id, id, module, call)
    // Without the mark of a merge that goes on: it would come back with it.
    binRecord(unmarked(records.get(child.id) ?? child), module, call)
  }
  const master = records.get(id)
  if (master === undefined) return
  const taken = Object.entries(from)
    .filter(([, of]) => of !== id)
    .map(([name, of]) => [name, own(children.find((child) => child.id === of) ?? {}, name) ?? null] as const)
  const all = [master, ...children]
  const kept = Object.entries(files).map(([name, wanted]) => {
    const rows = all.flatMap((record) => fileRows(record, name))
    return [name, rows.filter((row) => wanted.includes(String(own(row, 'id'))))] as const
  })
  const values = { ...Object.fromEntries([...taken, ...kept]), ...tagsOf(all) }
  changeRecord(unmarked(master), values, module, call)
}

function unmarked({ $in_merge: _mark, ...record }: RecordRow): RecordRow {
  return record
}

function pointTo(master: string, child: RecordRow, module: string, { data }: Doing): void {
  for (const { api_name: of } of data.modules.all())
    for (const { api_name: field } of lookupsTo(module, of, data)) {
      const pointing = data.modules.recordsOf(of)
      for (const each of pointing.where(field, child.id))
        pointing.replace({ ...each, [field]: { id: master } })
    }
}

/** The tags of all of them, each once. */
function tagsOf(records: readonly RecordRow[]): Values {
  const tags = records.flatMap((record) => {
    const list = own(record, 'Tag')
    return Array.isArray(list) ? list.filter(isJsonObject) : []
  })
  if (tags.length === 0) return {}
  return { Tag: [...new Map(tags.map((tag) => [own(tag, 'id'), tag])).values()] }
}
