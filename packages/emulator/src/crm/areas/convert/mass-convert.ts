import { refuseChange } from '../../access/refuse-change.ts'
import { seenRecord } from '../../access/seen.ts'
import { fault, flat, missingParameter, ok } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { readRole } from '../contact-roles/deal-contacts.ts'
import { readBodyIds } from '../records/body-ids.ts'
import { jobStatus } from '../records/job-status.ts'
import { findRecordJob, unknownJob, type RecordJob } from '../records/record-job.ts'
import { startJob, workThrough } from '../records/start-job.ts'
import { convertLead, type ConversionOrder } from './convert-lead.ts'
import { readAssignee, readDeal } from './read-conversion.ts'

const KIND = 'mass-convert'
const MOST = 50

interface MassOrder {
  readonly ids: readonly string[]
  readonly conversion: ConversionOrder
}

/** `POST /Leads/actions/mass_convert` */
export function massConvert(call: Call): CrmAnswer {
  const ids = readBodyIds(call.body, MOST)
  const conversion = readOrder(isJsonObject(call.body) ? call.body : {}, call)
  const known = ids.filter((id) => seenRecord('Leads', id, call) !== undefined)
  if (known.length < ids.length) {
    const place = { api_name: 'ids', json_path: `$.ids[${ids.findIndex((id) => !known.includes(id))}]` }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the id given seems to be invalid', place)))
  }
  const order: MassOrder = { ids, conversion }
  const id = startJob({ kind: KIND, module: 'Leads', order, total: ids.length }, call)
  const message = 'Mass Convert scheduled successfully'
  return { status: 202, body: { code: 'SCHEDULED', details: { job_id: id }, message, status: 'success' } }
}

/** @throws Refusal: the body is one order */
function readOrder(sent: Json, call: Call): ConversionOrder {
  try {
    const owner = readAssignee(sent, '$', call)
    if (owner === null) throw mandatory({ api_name: 'assign_to', json_path: '$.assign_to' })
    const deal = readDeal(sent, '$', call)
    const role = readRole(own(sent, 'Deals'), '$.Deals', call)
    return { joins: {}, overwrites: false, owner, deal, role, tags: {}, attachmentsTo: 'Contacts' }
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    const [first] = error.verdicts
    throw new Refusal(flat(400, first ?? fault('INVALID_DATA', 'invalid data')))
  }
}

function orderOf({ order }: RecordJob): MassOrder {
  // Written by `massConvert`.
  return order as MassOrder
}

/** The work of a job: leads that cannot be converted stay as they are. */
export function runMassConvert(data: OrgData, jobId: string, now: number): void {
  workThrough(
    data,
    jobId,
    now,
    (job) => orderOf(job).ids,
    (id, job, call) => {
      const lead = data.modules.recordsOf('Leads').get(id)
      if (lead === undefined || lead['Converted__s'] === true)
        throw invalidId({ api_name: 'id', json_path: '$' })
      refuseChange(lead, 'Leads', call)
      convertLead(lead, orderOf(job).conversion, call)
    },
  )
}

/** `GET /Leads/actions/mass_convert?job_id=` */
export function getMassConvert(call: Call): CrmAnswer {
  const { data, query, now } = call
  const id = query.get('job_id')
  if (id === null || id === '') throw new Refusal(missingParameter('job_id'))
  const job = findRecordJob(data.recordJobs, id, KIND, now)
  if (job === undefined) throw new Refusal(flat(400, unknownJob))
  const { total, done, failed, finished } = job
  return ok({
    data: [
      {
        Status: jobStatus(job, call),
        Total_Count: total,
        Converted_Count: done,
        Not_Converted_Count: finished ? 0 : total,
        Failed_Count: failed,
      },
    ],
  })
}
