import { badPathId, fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { FieldJobRow } from './field-job-row.ts'
import { fieldOfPath } from './get-field.ts'

/** `GET /settings/fields/{field}/actions/scheduled_jobs?module=`: work on records after its options were changed. */
export function listScheduledJobs(call: Call): CrmAnswer {
  const field = fieldOfPath(call)
  if (field === undefined) throw new Refusal(badPathId(2))
  if (field.data_type !== 'picklist' && field.data_type !== 'multiselectpicklist')
    throw new Refusal(
      flat(400, fault('FEATURE_NOT_SUPPORTED', 'the field has no options', { resource_path_index: 2 })),
    )
  const asked = call.query.get('job_id')
  const jobs = call.data.fieldJobs
    .where('field', field.id)
    .filter(({ job_id: job }) => asked === null || job === asked)
    .map((job) => showJob(job, call))
  const { rows, info } = takePage(jobs, readPaging(call.query))
  return rows.length === 0 ? noContent : ok({ scheduled_jobs: rows, info })
}

function showJob({ job_id, action, module, records: total, due }: FieldJobRow, { data, now }: Call) {
  const done = due <= now
  return {
    job_id,
    action,
    module: { api_name: module, id: data.modules.find(module)?.id ?? '' },
    details: { records: { total, processed: done ? total : 0, failed: 0 } },
    status: done ? 'COMPLETED' : 'SCHEDULED',
    message: done ? 'the records are changed' : 'the records are going to be changed',
  }
}
