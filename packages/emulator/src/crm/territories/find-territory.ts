import { badPathId } from '../answers.ts'
import type { Call } from '../call.ts'
import type { Territory } from '../model/state.ts'
import { Refusal } from '../refusal.ts'

/** The territory that the path names. @throws Refusal when there is none. */
export function findTerritory({ ids, directory }: Call): Territory {
  const territory = directory.territories.get(ids[0] ?? '')
  if (territory === undefined) throw new Refusal(badPathId(2))
  return territory
}
