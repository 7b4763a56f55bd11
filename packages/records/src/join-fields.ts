import type { AnyModule, CallOptions, Client } from '@x/client'
import { MOST_FIELDS } from './check-fields.ts'
import { listRecords, type ListRecordsQuery } from './list-records.ts'

/** Ids that one list is asked for: what Zoho takes is documented nowhere; a hundred keep addresses under 3,000 characters. */
const MOST_IDS = 100

type Row = AnyModule['row']

/**
 * Rows with further fields, which take a list for each 50 fields of 100 rows. A record that is not there any more is left
 * out.
 */
export async function* joinFields(
  zoho: Client,
  module: string,
  rows: AsyncIterable<Row>,
  further: readonly string[],
  { converted }: Pick<ListRecordsQuery, 'converted'>,
  options?: CallOptions,
): AsyncGenerator<Row, void, undefined> {
  for await (const group of inGroups(rows, MOST_IDS)) {
    let whole = new Map(group.map((row) => [row.id, row]))
    for (let first = 0; first < further.length; first += MOST_FIELDS) {
      const fields = further.slice(first, first + MOST_FIELDS)
      const query = { converted, fields, ids: [...whole.keys()], per_page: MOST_IDS }
      const { items } = await listRecords(zoho, module, query, options)
      const more = new Map(items.map((item) => [item.id, item]))
      const there = [...whole.values()].filter(({ id }) => more.has(id))
      whole = new Map(there.map((row) => [row.id, { ...row, ...more.get(row.id) }]))
    }
    yield* whole.values()
  }
}

async function* inGroups<T>(
  all: AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[], void, undefined> {
  let group: T[] = []
  for await (const one of all) {
    group.push(one)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
