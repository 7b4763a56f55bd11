import { noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { findTerritory } from './find-territory.ts'
import { readTerritoryDetails, writeTerritory } from './write-territory.ts'

/** `GET /settings/territories/{id}` */
export function getTerritory(call: Call): Outcome {
  const { ids, query, directory, readings } = call
  const details = readTerritoryDetails(query)
  if (readings.territories.unknownId === 'no-content' && !directory.territories.has(ids[0] ?? ''))
    return noContent
  return ok({ territories: [writeTerritory(findTerritory(call), details, directory)] })
}
