import type { Row, TableSpec } from '../../../engine/table.ts'

/** Id of the row that says that the samples are still to be planted. */
export const SAMPLES = 'sample-records'

/** What of a seed is still to be planted. */
export const pendingTable: TableSpec<Row> = {
  name: 'pending',
  check: ({ id }) => {
    if (id !== SAMPLES) throw new TypeError(`pending ${id}: nothing of this name is ever planted later.`)
  },
}
