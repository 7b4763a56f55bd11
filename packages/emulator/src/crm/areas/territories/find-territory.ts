import { badPathId } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { TerritoryRow } from './territory-row.ts'
import { Refusal } from '../../refusal.ts'

/** The territory that the path names. @throws Refusal when there is none. */
export function findTerritory({ id, data }: Call): TerritoryRow {
  const territory = data.territories.get(id)
  if (territory === undefined) throw new Refusal(badPathId(2))
  return territory
}
