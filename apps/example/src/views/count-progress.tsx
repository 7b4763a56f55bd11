import type { FC } from 'hono/jsx'
import type { CountJob } from '../zoho/count-job.ts'
import { Csrf } from './csrf.tsx'

/** How far counting is, with the button that starts or cancels it. */
export const CountProgress: FC<{ csrf: string; at: string; job: CountJob | undefined }> = ({
  csrf,
  at,
  job,
}) => {
  if (job?.state === 'running') {
    return (
      <form class="progress" method="post" action={`${at}/groups/count/cancel`}>
        <Csrf token={csrf} />
        <span>Counting {job.total === undefined ? '…' : `${job.done} of ${job.total}`}</span>
        <progress
          aria-label="Groups counted"
          max={job.total ?? 1}
          value={job.total === undefined ? undefined : job.done}
        ></progress>
        <button id="cancel-count">Cancel</button>
      </form>
    )
  }
  return (
    <form class="progress" method="post" action={`${at}/groups/count`}>
      <Csrf token={csrf} />
      <button>{job === undefined ? 'Count the sources of all groups' : 'Count again'}</button>
      {job === undefined ? null : <span role="status">{ended(job)}</span>}
    </form>
  )
}

function ended({ state, done, total, message }: CountJob): string {
  if (state === 'done') return `Counted all ${done}.`
  if (state === 'cancelled') return `Cancelled after ${done} of ${total ?? 'an unknown number'}.`
  return `Stopped after ${done}. ${message ?? ''}`
}
