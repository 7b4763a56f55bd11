import { compareIds } from '../../../engine/compare-ids.ts'
import type { Table } from '../../../engine/table.ts'
import type { RecordOrder } from './list-query.ts'
import type { PageStart } from './page-token.ts'
import type { RecordRow } from './record-row.ts'

/** Some records of a table, and whether there are more. */
export interface RecordPage {
  readonly rows: readonly RecordRow[]
  readonly more: boolean
}

/** Records that can be walked by their ids: a table, or some of one. */
export type WalkedRecords = Pick<Table<RecordRow>, 'size' | 'slice'> & { all(): Iterable<RecordRow> }

/** A page and the row that tells of more. */
const CHUNK = 201

/** The records of a page: those that pass a test, in an order, from a start on. */
export function takeRecords(
  table: WalkedRecords,
  order: RecordOrder,
  start: PageStart,
  count: number,
  test: ((record: RecordRow) => boolean) | undefined,
): RecordPage {
  const { after } = start
  const isById = order.by === 'id'
  // A page that begins after a row begins there, whatever was added or removed before it.
  const from = after === '' ? undefined : isById ? positionAfter(table, after, order) : undefined
  const walked = isById ? walkIds(table, order, from ?? 0) : sorted(table, order)
  let skip = from === undefined ? start.served : 0
  const rows: RecordRow[] = []
  for (const record of walked) {
    if (test?.(record) === false) continue
    if (skip > 0) skip -= 1
    else if (rows.length === count) return { rows, more: true }
    else rows.push(record)
  }
  return { rows, more: false }
}

function* walkIds(table: WalkedRecords, { order }: RecordOrder, from: number): Generator<RecordRow> {
  const direction = order === 'asc' ? 'ascending' : 'descending'
  for (let at = from; at < table.size; at += CHUNK) yield* table.slice(at, CHUNK, direction)
}

/** Position of the first row behind an id, whether or not it is still there. */
function positionAfter(table: WalkedRecords, id: string, { order }: RecordOrder): number {
  const [direction, sign] = order === 'asc' ? (['ascending', 1] as const) : (['descending', -1] as const)
  let [low, high] = [0, table.size]
  while (low < high) {
    const middle = (low + high) >>> 1
    const [row] = table.slice(middle, 1, direction)
    if (row !== undefined && sign * compareIds(row.id, id) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** By a time, and by id where times are the same. */
function sorted(table: WalkedRecords, { by, order }: RecordOrder): readonly RecordRow[] {
  const sign = order === 'asc' ? 1 : -1
  const timed = [...table.all()].map((row) => [Date.parse(row[by]), row] as const)
  timed.sort(([one, first], [other, second]) => sign * (one - other || compareIds(first.id, second.id)))
  return timed.map(([, row]) => row)
}
