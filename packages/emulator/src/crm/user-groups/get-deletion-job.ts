import { badParameter, missingParameter, noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { progressOf } from '../model/deletion.ts'
import { isId } from '../model/id.ts'
import { Refusal } from '../refusal.ts'

/** `GET /settings/user_groups/actions/deletion_jobs`. In the specification of June 2025 only. */
export function getDeletionJob({ query, directory, now }: Call): Outcome {
  const id = query.get('job_id')
  if (id === null || id === '') throw new Refusal(missingParameter('job_id'))
  if (!isId(id)) throw new Refusal(badParameter('job_id'))
  const job = directory.state.deletionJobs.find((each) => each.id === id)
  return job === undefined ? noContent : ok({ deletion_jobs: [{ Status: progressOf(job, now) }] })
}
