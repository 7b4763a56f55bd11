import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { findTerritory } from './find-territory.ts'
import { readTerritoryDetails, showTerritory } from './show-territory.ts'

/** `GET /settings/territories/{id}` */
export function getTerritory(call: Call): CrmAnswer {
  const { id, query, data, readings } = call
  const details = readTerritoryDetails(query)
  if (readings.territories.unknownId === 'no-content' && !data.territories.has(id)) return noContent
  return ok({ territories: [showTerritory(findTerritory(call), details, data)] })
}
