import type { Row, TableSpec } from '../../../engine/table.ts'

/** Id of the row that says that the samples are still to be planted. */
export const SAMPLES = 'sample-records'

/** Id of the row that says that the organization has the sample modules; it stays. */
export const SAMPLE_MODULES = 'sample-modules'

/** What of a seed is planted, or laid out, when it is first asked for. */
export const pendingTable: TableSpec<Row> = {
  name: 'pending',
  check: ({ id }) => {
    if (id !== SAMPLES && id !== SAMPLE_MODULES)
      throw new TypeError(`pending ${id}: nothing of this name is ever planted later.`)
  },
}
