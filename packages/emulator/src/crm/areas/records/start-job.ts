import { createAccess } from '../../access/create-access.ts'
import type { Act, Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import type { UserRow } from '../users/user-row.ts'
import { verdictsOf } from '../../rows/write-rows.ts'
import type { RecordJob } from './record-job.ts'

/** What is to be done with how many records. */
export type JobOrder = Pick<RecordJob, 'kind' | 'module' | 'order' | 'total'> &
  Partial<Pick<RecordJob, 'record'>>

/** Schedules work on records, which runs in the second half of the time that the reading gives it. Its id. */
export function startJob(order: JobOrder, { data, now, user, readings }: Call): string {
  const { massJobMs } = readings.records
  const id = nextId(data)
  const due = now + massJobMs
  const times = { starts_at: now + Math.floor(massJobMs / 2), due }
  data.recordJobs.insert({
    record: null,
    ...order,
    ...times,
    id,
    by: user.id,
    finished: false,
    done: 0,
    failed: 0,
  })
  data.jobs.schedule({ kind: order.kind, due, input: id })
  return id
}

/**
 * Does the work of a job item by item; those that fail stay as they are.
 *
 * @param itemsOf what the job's order names
 */
export function workThrough<T>(
  data: OrgData,
  id: string,
  now: number,
  itemsOf: (job: RecordJob) => readonly T[],
  work: (item: T, job: RecordJob, act: Act) => void,
): void {
  const job = data.recordJobs.get(id)
  const user: UserRow | undefined = data.users.get(job?.by ?? '')
  if (job === undefined || user === undefined) return
  const act: Act = { data, user, now, accessTo: createAccess({ data, user }) }
  let done = 0
  for (const item of itemsOf(job)) {
    try {
      data.database.attempt(() => work(item, job, act))
      done += 1
    } catch (error) {
      // Lost: why this one stays as it is. The job's answer has numbers only.
      verdictsOf(error, '$')
    }
  }
  data.recordJobs.replace({ ...job, finished: true, done, failed: job.total - done })
}
