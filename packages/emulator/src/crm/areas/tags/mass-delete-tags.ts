import { fault, flat, missingParameter, ok } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { invalidId } from '../../fields/row-fault.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { jobStatus } from '../records/job-status.ts'
import { findRecordJob, unknownJob } from '../records/record-job.ts'
import { startJob, workThrough } from '../records/start-job.ts'
import { replaceTag } from './tags-of-record.ts'

const KIND = 'mass-delete-tags'
const MOST = 200
const ROW = '$.mass_delete[0]'

interface Order {
  readonly ids: readonly string[]
}

/** `POST /settings/tags/actions/mass_delete` */
export function massDeleteTags(call: Call): CrmAnswer {
  const row = readOrder(call.body)
  const module = readModule(row, call)
  const ids = readTags(row, module, call)
  const order: Order = { ids }
  const job_id = startJob({ kind: KIND, module, order, total: ids.length }, call)
  const message = 'tags scheduled successfully'
  return { status: 202, body: { code: 'SCHEDULED', details: { job_id }, message, status: 'success' } }
}

/** The one row of the body. @throws Refusal */
function readOrder(body: unknown): Json {
  const rows = readRoot(body, 'mass_delete')
  const place = { api_name: 'mass_delete', json_path: '$.mass_delete' }
  if (!Array.isArray(rows)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  const row: unknown = rows[0]
  if (rows.length === 1 && isJsonObject(row)) return row
  const limit = rows.length === 0 ? { minimum_length: 1 } : { maximum_length: 1 }
  const why = rows.length === 1 ? { expected_data_type: 'jsonobject' } : limit
  throw refused({ ...why, ...place })
}

/** By id, by API name, or by both when they agree. @throws Refusal */
function readModule(row: Json, { data }: Call): string {
  const sent = own(row, 'module')
  const [id, name] = isJsonObject(sent) ? [own(sent, 'id'), own(sent, 'api_name')] : []
  if (id === undefined && name === undefined) throw new Refusal(flat(400, missing(at('module'))))
  const byId = data.modules.all().find((each) => each.id === id)
  const byName = typeof name === 'string' ? data.modules.find(name) : undefined
  if (id !== undefined && name !== undefined && byId?.id !== byName?.id) {
    const ambiguity_due_to = [at('module.api_name'), at('module.id')]
    const details = { ambiguity_due_to }
    throw new Refusal(flat(400, fault('AMBIGUITY_DURING_PROCESSING', 'they name different modules', details)))
  }
  const found = byName ?? byId
  if (found === undefined) throw refused(at('module'))
  return found.api_name
}

/** @throws Refusal for what is not a tag of the module */
function readTags(row: Json, module: string, { data }: Call): readonly string[] {
  const sent = own(row, 'tags')
  if (sent === undefined) throw new Refusal(flat(400, missing(at('tags'))))
  if (!Array.isArray(sent)) throw new Refusal(flat(400, wrongType('jsonarray', at('tags'))))
  if (sent.length === 0) throw refused({ minimum_length: 1, ...at('tags') })
  if (sent.length > MOST) throw refused({ maximum_length: MOST, ...at('tags') })
  const ids = sent.map((tag: unknown, index) => {
    const id = isJsonObject(tag) ? own(tag, 'id') : undefined
    if (typeof id === 'string' && data.tags.get(id)?.module === module) return id
    throw refused({ api_name: 'id', json_path: `${ROW}.tags[${index}].id` })
  })
  return [...new Set(ids)]
}

function at(name: string): { readonly api_name: string; readonly json_path: string } {
  return { api_name: name.split('.').at(-1) ?? name, json_path: `${ROW}.${name}` }
}

function refused(details: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', details)))
}

/** The work of a job: all records lose the tags. */
export function runMassDeleteTags(data: OrgData, jobId: string, now: number): void {
  workThrough(
    data,
    jobId,
    now,
    // Written by `massDeleteTags`.
    ({ order }) => (order as Order).ids,
    (id, { module }) => {
      if (!data.tags.has(id)) throw invalidId({ api_name: 'id', json_path: ROW })
      replaceTag(module, id, undefined, { data })
      data.tags.remove(id)
    },
  )
}

/** `GET /settings/tags/actions/mass_delete?job_id=` */
export function getMassDeleteTags(call: Call): CrmAnswer {
  const { data, query, now } = call
  const id = query.get('job_id')
  if (id === null || id === '') throw new Refusal(missingParameter('job_id'))
  const job = findRecordJob(data.recordJobs, id, KIND, now)
  if (job === undefined) throw new Refusal(flat(400, unknownJob))
  const { total: total_count, failed: failed_count, done: deleted_count } = job
  const status = jobStatus(job, call)
  return ok({ mass_delete: [{ job_id: id, total_count, failed_count, deleted_count, status }] })
}
