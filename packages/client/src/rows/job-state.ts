/** Where a job stands, whatever its endpoint calls it. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed'

/** A row that tells of a job: `state` (bulk read, backup), `Status` (mass update and the like) or `status` (the others). */
export interface JobRow {
  readonly state?: string | null | undefined
  readonly Status?: string | null | undefined
  readonly status?: string | null | undefined
}

/**
 * Where a job stands, over all spellings that Zoho's endpoints have: `SCHEDULED`, `IN PROGRESS`, `INPROGRESS`, `Completed`,
 * `finished`, `FAILURE`, null while it runs. A word that is not known counts as running.
 *
 * @example
 * const isOver = (job: JobRow | undefined): boolean => ['done', 'failed'].includes(jobState(job ?? {}))
 */
export function jobState({ state, Status, status }: JobRow): JobState {
  // Beside `state`, `status` says that the call went well.
  const word = (state ?? Status ?? status ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')
  if (/^(?:scheduled|queued|added|suspended|waiting|pending)$/.test(word)) return 'waiting'
  if (/^(?:completed|finished|done|success)$/.test(word)) return 'done'
  return /fail|error|deleted|skipped|cancel|stopped|notfound/.test(word) ? 'failed' : 'running'
}
