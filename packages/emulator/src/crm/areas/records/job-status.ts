import type { Call } from '../../call.ts'
import type { RecordJob } from './record-job.ts'

/** In Zoho's words. */
export function jobStatus(job: RecordJob, { now, readings }: Pick<Call, 'now' | 'readings'>): string {
  const state = stateOf(job, now)
  return readings.records.jobStatus === 'lower-case' ? state.toLowerCase() : state
}

function stateOf({ finished, starts_at, done, total }: RecordJob, now: number): string {
  if (finished) return done === 0 && total > 0 ? 'FAILED' : 'COMPLETED'
  return now < starts_at ? 'SCHEDULED' : 'RUNNING'
}
