import { fault, flat, noContent, ok, wrapped } from '../../answers.ts'
import type { Act, Call, Operation } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { invalidId } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { jobStatus } from '../records/job-status.ts'
import { findRecordJob, unknownJob, type RecordJob } from '../records/record-job.ts'
import type { RecordRow } from '../records/record-row.ts'
import { startJob, workThrough } from '../records/start-job.ts'
import type { Chosen } from './chosen-records.ts'

/** A kind of work on the records of a view. */
export interface MassKind {
  readonly kind: 'mass-update' | 'mass-delete' | 'mass-change-owner'
  readonly message: string
  /** Which job that goes on keeps another one of the kind from being started: of the same view, any, or none. */
  readonly alone: 'view' | 'kind' | 'never'
  /** Does it to one record. @throws RowFault */
  readonly work: (record: RecordRow, job: RecordJob, act: Act) => void
  /** Name of the count of what is done, and of what is to do. */
  readonly counts: readonly [done: string, open?: string]
  /** A call without `job_id`. */
  readonly withoutJob: 'MANDATORY_NOT_FOUND' | 'REQUIRED_PARAM_MISSING'
  /** A job that nobody knows. */
  readonly unknown: (call: Call) => CrmAnswer
}

interface Order {
  readonly ids: readonly string[]
  readonly view: string | undefined
}

/** Schedules work on the records of a view. @throws Refusal while other such work goes on */
export function startMass(
  { kind, alone, message }: MassKind,
  module: string,
  { ids, view }: Chosen,
  change: object,
  call: Call,
): CrmAnswer {
  const { data, readings } = call
  // Only the page of mass updates has the other status.
  const refusedWith = alone === 'view' ? readings.records.runningUpdateStatus : 400
  const running = data.recordJobs
    .where('kind', kind)
    .find(
      ({ finished, order }) =>
        !finished && (alone === 'kind' || (alone === 'view' && (order as Order).view === view)),
    )
  if (running !== undefined) {
    const details = { api_name: 'cvid', json_path: '$.cvid' }
    const verdict = fault('ALREADY_SCHEDULED', 'another job is running', details)
    throw new Refusal(flat(refusedWith, verdict))
  }
  const job_id = startJob({ kind, module, order: { ids, view, ...change }, total: ids.length }, call)
  const [status, code] = readings.records.startedJob === 'SUCCESS' ? [200, 'SUCCESS'] : [202, 'SCHEDULED']
  return wrapped(status, 'data', [{ code, details: { job_id }, message, status: 'success' }])
}

/** The work of a job. */
export function runMass({ work }: MassKind): (data: OrgData, id: string, now: number) => void {
  return (data, id, now) => {
    const each = (recordId: string, job: RecordJob, act: Act): void => {
      const record = data.modules.recordsOf(job.module).get(recordId)
      if (record === undefined) throw invalidId({ api_name: 'id', json_path: '$' })
      work(record, job, act)
    }
    // Written by `startMass`.
    workThrough(data, id, now, ({ order }) => (order as Order).ids, each)
  }
}

/** `GET` at the same path, with `job_id`. */
export function getMass({ kind, counts: [doneName, openName], withoutJob, unknown }: MassKind): Operation {
  return (call) => {
    const { data, query, now } = call
    const id = query.get('job_id')
    if (id === null || id === '') {
      const details = { param_name: 'job_id' }
      throw new Refusal(flat(400, fault(withoutJob, 'required parameter not found', details)))
    }
    const job = findRecordJob(data.recordJobs, id, kind, now)
    if (job === undefined || job.module !== call.ids[0]) return unknown(call)
    const { total, done, failed, finished } = job
    const open = finished ? 0 : total
    const shown = openName === undefined ? {} : { [openName]: open }
    return ok({
      data: [
        {
          Status: jobStatus(job, call),
          Total_Count: total,
          [doneName]: done,
          ...shown,
          Failed_Count: failed,
        },
      ],
    })
  }
}

/** No such job of updates and deletions: the sources have two answers. */
export function unknownMass({ readings }: Call): CrmAnswer {
  return readings.records.unknownMassJob === 'INVALID_DATA'
    ? flat(400, unknownJob)
    : flat(404, fault('NOT_FOUND', 'Empty response'))
}

/** No such job of new owners. */
export function nothing(): CrmAnswer {
  return noContent
}
