import type { DeletionJob, State } from './state.ts'

/** Finished jobs that are remembered. Older ones are forgotten, so that the state does not grow for ever. */
const REMEMBERED = 100

/** The state without a group; other groups lose it as a source. */
export function removeGroup(state: State, id: string): State {
  const groups = state.groups
    .filter((group) => group.id !== id)
    .map((group) => {
      const sources = group.sources.filter((source) => source.type !== 'groups' || source.id !== id)
      return sources.length === group.sources.length ? group : { ...group, sources }
    })
  return { ...state, groups }
}

/** The state after every deletion job that is due has done its work. The same object when none is. */
export function settle(state: State, now: number): State {
  const due = state.deletionJobs.filter((job) => !job.done && job.finishesAt <= now)
  if (due.length === 0) return state
  const jobs = state.deletionJobs.map((job) => (due.includes(job) ? { ...job, done: true } : job))
  const removed = due.reduce((after, job) => removeGroup(after, job.group), state)
  const finished = jobs.filter((job) => job.done)
  const forgotten = new Set(finished.slice(0, Math.max(finished.length - REMEMBERED, 0)))
  return { ...removed, deletionJobs: jobs.filter((job) => !forgotten.has(job)) }
}

/** How far a job is. No source lists the words for groups; these are the ones of Zoho's mass update jobs. */
export function progressOf(job: DeletionJob, now: number): 'SCHEDULED' | 'RUNNING' | 'COMPLETED' {
  if (job.done) return 'COMPLETED'
  return now - job.scheduledAt < (job.finishesAt - job.scheduledAt) / 4 ? 'SCHEDULED' : 'RUNNING'
}
