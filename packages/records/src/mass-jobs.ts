import type { Criteria, Id, RowResult, RowSuccess } from '@x/client'
import { readAnyResults, readJob, type Answered } from '@x/client/endpoint'

/** Records of a custom view, up to 50,000. */
export interface OfView {
  readonly cvid: Id
  readonly territory?: { readonly id: Id; readonly include_child?: boolean | undefined } | undefined
  readonly criteria?: Criteria | undefined
}

/** Up to 500 records. */
export interface OfIds {
  readonly ids: readonly Id[]
}

/** Where a job on the records of a view stands; the counts add up to `Total_Count`. */
export interface MassJob {
  readonly Status: 'SCHEDULED' | 'QUEUED' | 'RUNNING' | 'SUSPENDED' | 'COMPLETED' | 'FAILED' | (string & {})
  readonly Total_Count: number
  readonly Failed_Count: number
  /** Of updates and new owners. */
  readonly Updated_Count?: number
  readonly Not_Updated_Count?: number
  /** Of deletions. */
  readonly Deleted_Count?: number
  /** Of conversions. */
  readonly Converted_Count?: number
  readonly Not_Converted_Count?: number
}

/** A job that was started. */
export type StartedJob = RowSuccess & { readonly jobId: string }

const MOST_IDS = 500

/**
 * Whose records a mass action works on.
 *
 * @throws TypeError for more than 500 ids
 */
export function scopeOf(records: OfIds | OfView): object {
  if (!('ids' in records)) return records
  if (records.ids.length <= MOST_IDS) return records
  throw new TypeError(
    `${records.ids.length} ids are given, and Zoho takes at most ${MOST_IDS} in a mass action; of a view it takes 50,000. Nothing was sent.`,
  )
}

/** Rows of records that were named, or the job of a view. */
export function readMass(answer: Answered): readonly RowResult[] | StartedJob {
  return 'ids' in (answer.call.body as object) ? readAnyResults(answer) : readJob(answer)
}
