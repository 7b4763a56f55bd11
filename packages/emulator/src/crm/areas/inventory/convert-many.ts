import { isJsonObject } from '../../../json.ts'
import { fault, flat, missingParameter, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { verdictsOf } from '../../rows/write-rows.ts'
import { readBodyIds } from '../records/body-ids.ts'
import { jobStatus } from '../records/job-status.ts'
import { findRecordJob, unknownJob } from '../records/record-job.ts'
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
  const { data, now, user, readings, id: module } = call
  const ids = readBodyIds(call.body, MOST)
  const order: ManyOrder = { ids, conversion: orderOf(module, call) }
  const unknown = ids.findIndex((id) => !data.modules.recordsOf(module).has(id))
  if (unknown !== -1) {
    const place = { api_name: 'ids', json_path: `$.ids[${unknown}]` }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', place)))
  }
  const due = now + readings.records.massJobMs
  const counts = { total: ids.length, done: 0, failed: 0, finished: false, record: null }
  const times = { starts_at: now + Math.floor(readings.records.massJobMs / 2), due }
  const id = nextId(data)
  data.recordJobs.insert({ id, kind: KIND, module, by: user.id, order, ...counts, ...times })
  data.jobs.schedule({ kind: KIND, due, input: id })
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

/** The work of a job: what cannot be converted stays as it is. */
export function runConvertMany(data: OrgData, id: string, now: number): void {
  const job = data.recordJobs.get(id)
  const user = data.users.get(job?.by ?? '')
  if (job === undefined || user === undefined) return
  // Written by `convertMany`.
  const { ids, conversion } = job.order as ManyOrder
  let done = 0
  for (const each of ids) {
    const record = data.modules.recordsOf(job.module).get(each)
    if (record === undefined) continue
    try {
      data.database.attempt(() => convertPaper(record, job.module, conversion, { data, user, now }))
      done += 1
    } catch (error) {
      // Lost: why this one was not converted. The job's answer has numbers only.
      verdictsOf(error, '$')
    }
  }
  data.recordJobs.replace({ ...job, finished: true, done, failed: ids.length - done })
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
