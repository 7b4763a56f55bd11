import type { Counters } from './counters.ts'
import type { Database } from './database.ts'
import type { EngineEvent } from './followers.ts'
import { createHeap } from './heap.ts'
import { compareIds } from './compare-ids.ts'
import type { Row } from './table.ts'

/** Work that is due at a time: plain data, so that it is part of every snapshot. */
export interface Job extends Row {
  readonly kind: string
  /** Epoch milliseconds. */
  readonly due: number
  readonly input: unknown
}

/** Does the work of one kind of job, at the time when it was due. */
export type RunJob = (input: never, job: Job) => void

export interface Jobs {
  /** Adds a job within an act, and gives its id. */
  schedule(job: { readonly kind: string; readonly due: number; readonly input: unknown }): string
  cancel(id: string): void
  /** When the next one is due; undefined when there is none. */
  next(): number | undefined
  /**
   * Does what is due at a time, in order of due times, each job in an act of its own at its own time; also what these
   * jobs schedule.
   *
   * @param most after how many it stops; {@link MOST_JOBS} by default
   * @returns how many were done, and whether more are due
   */
  advance(now: number, most?: number): { readonly done: number; readonly more: boolean }
}

/** Most jobs that one advance does: a job that schedules itself without a pause must not hang the process. */
export const MOST_JOBS = 100_000

export function createJobs(
  database: Database,
  counters: Counters,
  kinds: Readonly<Record<string, RunJob>>,
  onEvent: (event: EngineEvent) => void = () => undefined,
): Jobs {
  const table = database.table<Job>({ name: 'jobs', check: checkJob })
  const queue = createQueue(database, table)

  const run = (job: Job): void => {
    const act = { at: job.due, by: null, source: job.kind }
    try {
      database.act(act, () => {
        table.remove(job.id)
        const work = kinds[job.kind]
        if (work === undefined) throw new Error(`There is no kind of job "${job.kind}".`)
        work(job.input as never, job)
      })
    } catch (error) {
      // What it did is undone. It is not tried again.
      database.act(act, () => table.remove(job.id))
      onEvent({ type: 'job-failed', kind: job.kind, id: job.id, error })
    }
  }
  return {
    schedule: (job) => table.insert({ id: `${counters.next('jobs')}`, ...job }).id,
    cancel: (id) => table.remove(id),
    next: () => queue.first()?.due,
    advance(now, most = MOST_JOBS) {
      let done = 0
      for (let job = queue.first(); job !== undefined && job.due <= now; job = queue.first()) {
        if (done === most) return { done, more: true }
        run(job)
        done += 1
      }
      return { done, more: false }
    },
  }
}

/** Finds the job that is due first. Follows the table, undo and snapshots included. */
function createQueue(
  database: Database,
  table: { readonly size: number; all(): Iterable<Job>; get(id: string): Job | undefined },
): { first(): Job | undefined } {
  const heap = createHeap<Job>((one, other) =>
    one.due === other.due ? compareIds(one.id, other.id) < 0 : one.due < other.due,
  )
  const refill = (): void => {
    heap.clear()
    for (const job of table.all()) heap.push(job)
  }
  database.watch('jobs', (row) => {
    // The table holds jobs only. Jobs that were removed are left in the heap until they come up, or are too many.
    if (row === undefined) refill()
    else heap.push(row as Job)
  })
  return {
    first() {
      if (heap.size > 2 * table.size + 64) refill()
      let job = heap.peek()
      while (job !== undefined && table.get(job.id) !== job) {
        heap.pop()
        job = heap.peek()
      }
      return job
    },
  }
}

function checkJob(row: Row): void {
  const { kind, due } = row as Partial<Job>
  if (typeof kind !== 'string' || typeof due !== 'number')
    throw new TypeError(`The job "${row.id}" cannot be read.`)
}
