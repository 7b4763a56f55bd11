import type { Row, Table, TableSpec } from '../../../engine/table.ts'
import { fault } from '../../answers.ts'
import { checkShape, count, id, instant, object, orNull, text, flag } from '../../shape.ts'

/** Work on many records that was scheduled. Times are epoch milliseconds. */
export interface RecordJob extends Row {
  readonly kind: string
  readonly module: string
  /** Id of the user who asked for it. */
  readonly by: string
  /** What is to be done. */
  readonly order: object
  readonly total: number
  readonly starts_at: number
  readonly due: number
  readonly finished: boolean
  readonly done: number
  readonly failed: number
  /** Id of the one record that it is about; null: of many. */
  readonly record: string | null
}

const shape = {
  id,
  kind: text,
  module: text,
  by: id,
  order: object,
  total: count,
  starts_at: instant,
  due: instant,
  finished: flag,
  done: count,
  failed: count,
  record: orNull(id),
}

export const recordJobTable: TableSpec<RecordJob> = {
  name: 'record_jobs',
  index: ({ kind, module, record }) => [
    ['kind', kind],
    ...(record === null ? [] : [['record', `${module} ${record}`] as const]),
  ],
  check: (row) => checkShape(row, shape, `record_jobs ${row.id}`),
}

const DAY = 24 * 60 * 60 * 1000
/** Days that a finished job is known. */
const KNOWN = 60

/** A job of a kind by its id, as long as it is known. */
export function findRecordJob(
  jobs: Table<RecordJob>,
  jobId: string,
  kind: string,
  now: number,
): RecordJob | undefined {
  const job = jobs.get(jobId)
  return job?.kind === kind && isKnown(job, now) ? job : undefined
}

export function isKnown(job: RecordJob, now: number): boolean {
  return now < job.due + KNOWN * DAY
}

/** No such job. */
export const unknownJob = fault('INVALID_DATA', 'The jobid given seems to be invalid', {
  param_name: 'job_id',
})
