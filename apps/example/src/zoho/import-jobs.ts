import type { Client } from '@x/client'
import { runImport, type ImportJob } from './import-job.ts'

/** The imports of this process, each of one tenant. */
export interface ImportJobs {
  readonly get: (grantId: string, id: string) => ImportJob | undefined
  /** Keeps what was read; the oldest that does not run goes when there are too many. */
  readonly keep: (grantId: string, job: ImportJob) => void
  /** A second click finds the first one's work under way. */
  readonly start: (grantId: string, id: string, zoho: Client) => void
}

const MOST_JOBS = 20
const keyOf = (grantId: string, id: string): string => `${grantId} ${id}`

export function createImportJobs(): ImportJobs {
  const jobs = new Map<string, ImportJob>()
  const change = (key: string, changes: Partial<ImportJob>): void => {
    const job = jobs.get(key)
    if (job !== undefined) jobs.set(key, { ...job, ...changes })
  }
  return {
    get: (grantId, id) => jobs.get(keyOf(grantId, id)),
    keep: (grantId, job) => {
      jobs.set(keyOf(grantId, job.id), job)
      const idle = [...jobs].find(([, { state }]) => state !== 'running')
      if (jobs.size > MOST_JOBS && idle !== undefined) jobs.delete(idle[0])
    },
    start: (grantId, id, zoho) => {
      const key = keyOf(grantId, id)
      const job = jobs.get(key)
      if (job?.state !== 'ready') return
      change(key, { state: 'running' })
      // It never rejects: what goes wrong is in the job.
      void runImport(zoho, job, (changes) => change(key, changes))
    },
  }
}
