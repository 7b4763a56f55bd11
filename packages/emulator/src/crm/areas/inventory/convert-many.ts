import { isJsonObject } from '../../../json.ts'
import { seenRecord } from '../../access/seen.ts'
import { fault, flat, missingParameter, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { readBodyIds } from '../records/body-ids.ts'
import { jobStatus } from '../records/job-status.ts'
import { findRecordJob, unknownJob, type RecordJob } from '../records/record-job.ts'
import { startJob, workThrough } from '../records/start-job.ts'
import { convertPaper, type PaperOrder } from './convert-paper.ts'
import { refuseOthers } from './convert-one.ts'
import { readOrder } from './read-order.ts'

const KIND = 'convert-papers'
const MOST = 50

interface ManyOrder {
  readonly ids: readonly string[]
  readonly conversion: PaperOrder
}

/** `POST /{Quotes or Sales_Orders}/actions/mass_convert` */
export function convertMany(call: Call): CrmAnswer {
  refuseOthers(call)
  const { id: module } = call
  const ids = readBodyIds(call.body, MOST)
  const order: ManyOrder = { ids, conversion: orderOf(module, call) }
  const unknown = ids.findIndex((id) => seenRecord(module, id, call) === undefined)
  if (unknown !== -1) {
    const place = { api_name: 'ids', json_path: `$.ids[${unknown}]` }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', place)))
  }
  const id = startJob({ kind: KIND, module, order, total: ids.length }, call)
  const message = 'Mass Convert scheduled successfully'
  return flat(202, { code: 'SCHEDULED', details: { job_id: id }, message, status: 'success' })
}

/** @throws Refusal: the body is one order */
function orderOf(module: string, call: Call): PaperOrder {
  try {
    return readOrder(isJsonObject(call.body) ? call.body : {}, module, '$', call)
  } catch (error) {
    const [verdict] = error instanceof RowFault ? error.verdicts : []
    if (verdict === undefined) throw error
    throw new Refusal(flat(400, verdict))
  }
}

/** Written by `convertMany`. */
const orderOfJob = ({ order }: RecordJob): ManyOrder => order as ManyOrder
const idsOfJob = (job: RecordJob): readonly string[] => orderOfJob(job).ids

/** The work of a job: what cannot be converted stays as it is. */
export function runConvertMany(data: OrgData, id: string, now: number): void {
  workThrough(data, id, now, idsOfJob, (each, job, act) => {
    const record = data.modules.recordsOf(job.module).get(each)
    if (record === undefined) throw new RowFault(fault('INVALID_DATA', 'the record is gone'))
    convertPaper(record, job.module, orderOfJob(job).conversion, act)
  })
}

/** `GET /{Quotes or Sales_Orders}/actions/mass_convert?job_id=`: other jobs write these keys in capitals. */
export function getConvertMany(call: Call): CrmAnswer {
  refuseOthers(call)
  const { data, query, now } = call
  const id = query.get('job_id')
  if (id === null || id === '') throw new Refusal(missingParameter('job_id'))
  const job = findRecordJob(data.recordJobs, id, KIND, now)
  if (job?.module !== call.id) throw new Refusal(flat(400, unknownJob))
  const { total, done, failed, finished } = job
  const status = jobStatus(job, call).replace('RUNNING', 'IN PROGRESS').replace('running', 'in progress')
  const counts = { total_count: total, converted_count: done, failed_count: failed }
  return ok({ data: [{ ...counts, not_converted_count: finished ? 0 : total, status }] })
}
