import type { Job } from '../engine/jobs.ts'
import { runMassConvert } from './areas/convert/mass-convert.ts'
import { runMerge } from './areas/merge/merge.ts'
import { runPortalJob } from './areas/portals/portal-jobs.ts'
import type { OrgData, WorkOf } from './data.ts'

/** Does the work of the job with an id, at a time. */
type Work = (data: OrgData, id: string, now: number) => void

/** Jobs on many records. */
export const workOnRecords: WorkOf = (data) => {
  const run =
    (work: Work) =>
    (id: string, { due }: Job): void =>
      work(data(), id, due)
  return { 'mass-convert': run(runMassConvert), merge: run(runMerge), 'portal-people': run(runPortalJob) }
}
