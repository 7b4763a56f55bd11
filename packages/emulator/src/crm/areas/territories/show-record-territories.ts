import type { Call } from '../../call.ts'
import { named, nameUser } from '../../names.ts'
import { mostTerritories } from './record-territory.ts'

/** What a record says of its territories, under `Territories`, or `Territory` of a deal. */
export function showTerritoriesOf(
  module: string,
  recordId: string,
  names: readonly string[] | undefined,
  { data }: Call,
): Record<string, unknown> {
  const key = module === 'Deals' ? 'Territory' : 'Territories'
  const isOn = mostTerritories(module) > 0 && data.territories.size > 0
  if (!isOn || !(names?.includes(key) ?? true)) return {}
  const rows = data.recordTerritories.where('record', `${module} ${recordId}`).map((link) => ({
    $assigned: link.assigned,
    Name: data.territories.get(link.territory.id)?.name ?? '',
    id: link.territory.id,
    $assigned_time: link.assigned_time,
    $assigned_by: named(link.assigned_by, (user) => nameUser(data, user)),
  }))
  return { [key]: rows }
}
