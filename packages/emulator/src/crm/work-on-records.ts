import type { Job } from '../engine/jobs.ts'
import { runMove } from './areas/blueprint/run-move.ts'
import { MOVE } from './areas/blueprint/schedule-move.ts'
import { endAppointment } from './areas/bookings/appointment-end.ts'
import { enrich } from './areas/enrichment/enrichment.ts'
import { runMassConvert } from './areas/convert/mass-convert.ts'
import { deletions } from './areas/mass/mass-delete.ts'
import { runMass } from './areas/mass/mass-job.ts'
import { updates } from './areas/mass/mass-update.ts'
import { runConvertMany } from './areas/inventory/convert-many.ts'
import { runMerge } from './areas/merge/merge.ts'
import { newOwners } from './areas/owners/mass-change-owner.ts'
import { runShare } from './areas/record-sharing/sharing.ts'
import { runMassDeleteTags } from './areas/tags/mass-delete-tags.ts'
import { runPortalJob } from './areas/portals/portal-jobs.ts'
import { runTerritoryRules, type RuleOrder } from './areas/territories/territory-rules.ts'
import type { OrgData, WorkOf } from './data.ts'

/** Does the work of the job with an id, at a time. */
type Work = (data: OrgData, id: string, now: number) => void

const ofViews = [updates, deletions, newOwners]

/** Jobs on many records. */
export const workOnRecords: WorkOf = (data) => {
  const run =
    (work: Work) =>
    (id: string, { due }: Job): void =>
      work(data(), id, due)
  return {
    'mass-convert': run(runMassConvert),
    merge: run(runMerge),
    'portal-people': run(runPortalJob),
    share: run(runShare),
    [MOVE]: run(runMove),
    'mass-delete-tags': run(runMassDeleteTags),
    ...Object.fromEntries(ofViews.map((each) => [each.kind, run(runMass(each))])),
    'end-appointment': run(endAppointment),
    enrich: run(enrich),
    'convert-papers': run(runConvertMany),
    'territory-rules': (input: RuleOrder, { due }: Job) => runTerritoryRules(data(), input, due),
  }
}
