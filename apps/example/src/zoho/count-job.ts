import type { Client } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import { getSourcesCount, type SourcesCount } from '@x/user-groups'
import { allGroups, byName } from './group-list.ts'

/** Counting the sources of all groups: long work that shows how far it is and can be cancelled. */
export interface CountJob {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  /** Undefined while the groups are still being listed. */
  readonly total: number | undefined
  /** By group id. */
  readonly counts: ReadonlyMap<string, SourcesCount>
  /** What went wrong, in the toolkit's words. */
  readonly message: string | undefined
}

/** One job per tenant, in this process. */
export interface CountJobs {
  readonly get: (grantId: string) => CountJob | undefined
  readonly start: (grantId: string, zoho: Client) => void
  readonly cancel: (grantId: string) => void
}

const MOST_JOBS = 100

export function createCountJobs(): CountJobs {
  const jobs = new Map<string, { job: CountJob; readonly stop: AbortController }>()
  return {
    get: (grantId) => jobs.get(grantId)?.job,
    cancel: (grantId) => jobs.get(grantId)?.stop.abort(),
    start: (grantId, zoho) => {
      // A second click finds the first one's work under way.
      if (jobs.get(grantId)?.job.state === 'running') return
      const stop = new AbortController()
      const entry = { job: begun, stop }
      jobs.set(grantId, entry)
      const [oldest] = jobs
      if (jobs.size > MOST_JOBS && oldest !== undefined) {
        oldest[1].stop.abort()
        jobs.delete(oldest[0])
      }
      const show = (change: Partial<CountJob>): void => {
        entry.job = { ...entry.job, ...change }
      }
      countAll(zoho, stop.signal, show).then(
        () => show({ state: 'done' }),
        (error: unknown) => {
          // The first failure ends the others, too.
          const cancelled = stop.signal.aborted
          stop.abort()
          const message = isToolkitError(error) ? error.message : 'Something unexpected happened.'
          show(cancelled ? { state: 'cancelled' } : { state: 'failed', message })
        },
      )
    },
  }
}

const begun: CountJob = { state: 'running', done: 0, total: undefined, counts: new Map(), message: undefined }

// #region count-all
/** Three at a time: two of the five calls that Zoho allows are left for whoever looks at pages meanwhile. */
async function countAll(
  zoho: Client,
  signal: AbortSignal,
  show: (change: Partial<CountJob>) => void,
): Promise<void> {
  const groups = await allGroups(zoho, signal)
  const counts = new Map<string, SourcesCount>()
  show({ total: groups.length, counts })
  // In the order of the list, so that its first rows have their numbers first.
  const queue = groups.toSorted(byName).values()
  const work = async (): Promise<void> => {
    for (const { id } of queue) {
      counts.set(id, await getSourcesCount(zoho, id, { signal }))
      show({ done: counts.size })
    }
  }
  await Promise.all([work(), work(), work()])
}
// #endregion
