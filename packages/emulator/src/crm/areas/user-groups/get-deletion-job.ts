import { badParameter, missingParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { isId } from '../../model/id.ts'
import { Refusal } from '../../refusal.ts'
import { progressOf } from './finish-deletion.ts'

/** `GET /settings/user_groups/actions/deletion_jobs`. In the specification of June 2025 only. */
export function getDeletionJob({ query, data, now }: Call): CrmAnswer {
  const id = query.get('job_id')
  if (id === null || id === '') throw new Refusal(missingParameter('job_id'))
  if (!isId(id)) throw new Refusal(badParameter('job_id'))
  const job = data.groupDeletions.get(id)
  return job === undefined ? noContent : ok({ deletion_jobs: [{ Status: progressOf(job, now) }] })
}
