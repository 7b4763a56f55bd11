import type { OrgData } from '../../data.ts'
import type { RecordRow } from '../records/record-row.ts'
import { descend } from '../user-groups/membership.ts'

/** Whether a record of a module belongs to a territory, or, `deep`, to one below it. */
export function inTerritory(
  module: string,
  id: string,
  deep: boolean,
  { territories, recordTerritories }: OrgData,
): (record: RecordRow) => boolean {
  const wanted = deep ? descend(territories, 'reporting_to', id) : new Set([id])
  return (record) =>
    recordTerritories
      .where('record', `${module} ${record.id}`)
      .some(({ territory }) => wanted.has(territory.id))
}
