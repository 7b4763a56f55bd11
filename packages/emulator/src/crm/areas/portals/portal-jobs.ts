import { noContent, ok, wrapped, type Verdict } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import type { CrmAnswer } from '../../request.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { invite } from './invite.ts'
import { personOfType, removePerson, setActive } from './portal-person.ts'
import type { PortalJob } from './portal-row.ts'

const KIND = 'portal-people'

/** Has work on many people done by a job; the answer names it. */
export function schedulePortalJob(
  kind: PortalJob['kind'],
  of: string,
  rows: PortalJob['rows'],
  key: string,
  { data, user, now, readings }: Call,
): CrmAnswer {
  const { jobMs, invitations } = readings.portals
  const due = now + jobMs
  const id = nextId(data)
  const times = { starts_at: now + Math.floor(jobMs / 2), due }
  const confirm = invitations === 'accepted'
  data.portalJobs.insert({ id, kind, of, by: user.id, rows, confirm, ...times, results: null })
  data.jobs.schedule({ kind: KIND, due, input: id })
  const message = 'The job has been scheduled successfully'
  return wrapped(200, key, [{ code: 'SCHEDULED', details: { job_id: id }, message, status: 'success' }])
}

/** The work of a job: those that fail leave the others alone. */
export function runPortalJob(data: OrgData, id: string, now: number): void {
  const job = data.portalJobs.get(id)
  if (job === undefined) return
  const attempt = <T>(work: () => T): T => data.database.attempt(work)
  const results = writeRows(attempt, 'data', job.rows, { several: 'first' }, (row) => ({
    details: { id: String((row as PortalJob['rows'][number])['id']) },
    message: workOn(row as PortalJob['rows'][number], job, data, now),
  }))
  data.portalJobs.replace({ ...job, results })
}

/** Rows were read before the job was scheduled. */
function workOn(
  row: PortalJob['rows'][number],
  { kind, of, confirm }: PortalJob,
  data: OrgData,
  now: number,
): string {
  const id = String(row['id'])
  if (kind === 'invite') {
    const type = row['type'] === 'reinvite' ? 'reinvite' : 'invite'
    const userTypeId = String(row['user_type_id'])
    const language = String(row['language'])
    return invite({ module: of, recordId: id, userTypeId, type, language, confirm }, { data, now })
  }
  const type = data.portalUserTypes.get(of)
  // Whoever deleted the user type had it emptied first.
  if (type === undefined) return ''
  if (kind === 'delete') removePerson(id, type, data)
  else setActive(personOfType(id, type, data), row['active'] === true, data)
  return 'done'
}

/** `GET /{module}/actions/portal_invite`: its jobs, or the one that `job_id` names. */
export function getInviteJobs(call: Call): CrmAnswer {
  const { data, query, now } = call
  const { api_name: module } = moduleOfPath(call)
  const wanted = query.get('job_id')
  const jobs = data.portalJobs
    .where('of', `invite ${module}`)
    .filter(({ id }) => wanted === null || id === wanted)
  if (jobs.length === 0 && wanted !== null) return noContent
  return ok({
    portal_invite: jobs.map((job) => ({ job_id: job.id, status: statusOf(job, now), data: shown(job) })),
  })
}

function shown({ results, rows }: PortalJob): unknown {
  // Written by `runPortalJob`, in the order of the rows.
  return (
    (results as readonly Verdict[] | null)?.map(({ code, message, status }, index) => ({
      code,
      details: { id: String(rows[index]?.['id']) },
      message,
      status,
    })) ?? null
  )
}

function statusOf({ results, starts_at: starts }: PortalJob, now: number): string {
  if (results !== null) return 'completed'
  return now < starts ? 'scheduled' : 'in_progress'
}
