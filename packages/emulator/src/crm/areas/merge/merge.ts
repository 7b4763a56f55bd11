import { levels } from '../../access/access.ts'
import { noPermission } from '../../access/no-permission.ts'
import { badPathId, fault, flat, noContent, ok, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { Fault } from '../../../engine/table.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { verdictsOf } from '../../rows/write-rows.ts'
import { invalidModule, moduleOfPath } from '../modules/module-of.ts'
import { stageRuleOf } from '../pipelines/stage-rule.ts'
import { jobStatus } from '../records/job-status.ts'
import { isKnown } from '../records/record-job.ts'
import type { RecordRow } from '../records/record-row.ts'
import { isLocked } from '../records/refuse-locked.ts'
import { startJob } from '../records/start-job.ts'
import { mergeRecords } from './merge-records.ts'
import { readMerge, type MergeOrder } from './read-merge.ts'

const KIND = 'merge'
const mergeable = ['Leads', 'Contacts', 'Accounts', 'Deals', 'Vendors', 'Cases', 'Campaigns']

/** `POST /{module}/{master}/actions/merge` */
export function merge(call: Call): CrmAnswer {
  const { data, readings } = call
  const { module, master } = masterOf(call)
  const order = readMerge(master, module, call)
  const records = data.modules.recordsOf(module)
  const all = [master, ...order.children.flatMap((id) => records.get(id) ?? [])]
  const kept = all.find((each) => call.accessTo(module).levelOf(each) < levels.full)
  if (kept !== undefined) throw new Refusal(flat(403, noPermission(`Crm_Implied_Delete_${module}`, readings)))
  const locked = all.find(isLocked)
  if (locked !== undefined) {
    const details = { data: [{ id: locked.id }] }
    throw new Refusal(flat(400, fault('NOT_ALLOWED', 'a record is locked, or being merged', details)))
  }
  const closed = module === 'Deals' ? all.find((each) => isClosed(each, data)) : undefined
  if (closed !== undefined) {
    const details = { data: [{ id: closed.id }] }
    throw new Refusal(flat(400, fault('NOT_ALLOWED', 'only open deals are merged', details)))
  }
  if (readings.records.merge === 'job') return schedule(all, order, module, call)
  try {
    mergeRecords(order, module, call)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const [first] = verdictsOf(error, '$.merge[0]')
    throw new Refusal(flat(400, first ?? fault('INVALID_DATA', 'invalid data')))
  }
  const message = 'The records have been merged successfully'
  return wrapped(201, 'merge', [{ code: 'SUCCESS', details: { id: master.id }, message, status: 'success' }])
}

function isClosed(deal: RecordRow, { modules }: OrgData): boolean {
  return (stageRuleOf(deal['Stage'], modules)?.type ?? 'Open') !== 'Open'
}

/** While a job goes on, all its records are locked. */
function schedule(all: readonly RecordRow[], order: MergeOrder, module: string, call: Call): CrmAnswer {
  const records = call.data.modules.recordsOf(module)
  for (const record of all) records.replace({ ...record, $in_merge: true })
  const id = startJob({ kind: KIND, module, order, total: order.children.length, record: order.master }, call)
  const message = 'The records have been scheduled for merge'
  return wrapped(201, 'merge', [{ code: 'SCHEDULED', details: { job_id: id }, message, status: 'success' }])
}

/** The work of a job. */
export function runMerge(data: OrgData, id: string, now: number): void {
  const job = data.recordJobs.get(id)
  const user = data.users.get(job?.by ?? '')
  if (job === undefined || user === undefined) return
  // Written by `schedule`.
  const order = job.order as MergeOrder
  let done = order.children.length
  try {
    data.database.attempt(() => mergeRecords(order, job.module, { data, user, now }))
  } catch (error) {
    // Lost: why it failed. The job's answer has a status only.
    verdictsOf(error, '$')
    done = 0
    const records = data.modules.recordsOf(job.module)
    for (const each of [order.master, ...order.children]) {
      const record = records.get(each)
      if (record !== undefined) records.replace({ ...record, $in_merge: false })
    }
  }
  data.recordJobs.replace({ ...job, finished: true, done, failed: order.children.length - done })
}

/** `GET /{module}/{master}/actions/merge`: its jobs, newest first, or the one that `job_id` names. */
export function getMerges(call: Call): CrmAnswer {
  const { data, query, now } = call
  const { module, master } = masterOf(call)
  const wanted = query.get('job_id')
  const jobs = data.recordJobs
    .where('record', `${module} ${master.id}`)
    .filter((job) => isKnown(job, now) && (wanted === null || job.id === wanted))
  if (jobs.length === 0) return noContent
  return ok({ merge: jobs.toReversed().map((job) => ({ job_id: job.id, status: jobStatus(job, call) })) })
}

function masterOf(call: Call): { readonly module: string; readonly master: RecordRow } {
  const { api_name: module, generated_type: type } = moduleOfPath(call)
  if (!mergeable.includes(module) && type !== 'custom')
    throw new Refusal(invalidModule({ resource_path_index: 0 }))
  const master = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (master === undefined) throw new Refusal(badPathId(1))
  return { module, master }
}
