import { badParameter } from '../../answers.ts'
import type { OrgData } from '../../data.ts'
import type { Reference } from '../../fields/references.ts'
import { named, nameIn, nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import { ruleModules, type TerritoryRow } from './territory-row.ts'

/** What a reply about territories holds besides them. */
export interface TerritoryDetails {
  readonly criteria: readonly string[]
  readonly manager: readonly string[]
}

const managerDetails: readonly string[] = ['manager.zuid', 'manager.status']

/** Reads `include` and `include_inner_details`. @throws Refusal on another word. */
export function readTerritoryDetails(query: URLSearchParams): TerritoryDetails {
  const read = (name: string, known: readonly string[]): readonly string[] => {
    const words = (query.get(name) ?? '').split(',').flatMap((word) => word.trim() || [])
    if (!words.every((word) => known.includes(word))) throw new Refusal(badParameter(name))
    return words
  }
  return {
    criteria: read('include', Object.keys(ruleModules)),
    manager: read('include_inner_details', managerDetails),
  }
}

/** A territory as replies show it, with the criteria that were asked for. */
export function showTerritory(
  territory: TerritoryRow,
  details: TerritoryDetails,
  data: OrgData,
): Record<string, unknown> {
  return {
    created_time: territory.created_time,
    modified_time: territory.modified_time,
    manager: named(territory.manager, (manager) => showManager(manager, details, data)),
    reporting_to: named(territory.reporting_to, (above) => nameIn(data.territories, above)),
    permission_type: territory.permission_type,
    modified_by: nameUser(data, territory.modified_by),
    description: territory.description,
    id: territory.id,
    created_by: nameUser(data, territory.created_by),
    name: territory.name,
    api_name: territory.api_name,
    ...Object.fromEntries(details.criteria.map((name) => [name, territory[name] ?? null])),
  }
}

function showManager(manager: Reference, details: TerritoryDetails, data: OrgData): Record<string, unknown> {
  const user = data.users.get(manager.id)
  return {
    ...nameUser(data, manager),
    ...(details.manager.includes('manager.zuid') ? { zuid: user?.zuid ?? null } : {}),
    ...(details.manager.includes('manager.status') ? { status: user?.status ?? 'deleted' } : {}),
  }
}
