import { badParameter } from '../answers.ts'
import type { Directory } from '../model/directory.ts'
import { nameIn, nameUser } from '../model/names.ts'
import type { Territory } from '../model/state.ts'
import { Refusal } from '../refusal.ts'

/** What a reply about territories holds besides them. */
export interface TerritoryDetails {
  readonly criteria: readonly string[]
  readonly manager: readonly string[]
}

const criteria: readonly string[] = ['account_rule_criteria', 'lead_rule_criteria', 'deal_rule_criteria']
const managerDetails: readonly string[] = ['manager.zuid', 'manager.status']

/** Reads `include` and `include_inner_details`. @throws Refusal on another word. */
export function readTerritoryDetails(query: URLSearchParams): TerritoryDetails {
  const read = (name: string, known: readonly string[]): readonly string[] => {
    const words = (query.get(name) ?? '').split(',').flatMap((word) => word.trim() || [])
    if (!words.every((word) => known.includes(word))) throw new Refusal(badParameter(name))
    return words
  }
  return {
    criteria: read('include', criteria),
    manager: read('include_inner_details', managerDetails),
  }
}

/** A territory as replies show it. No territory of the emulator has rules: their criteria are null. */
export function writeTerritory(
  territory: Territory,
  details: TerritoryDetails,
  directory: Directory,
): Record<string, unknown> {
  const { parent, manager } = territory
  return {
    created_time: territory.createdTime,
    modified_time: territory.createdTime,
    manager: manager === null ? null : writeManager(manager, details, directory),
    reporting_to: parent === null ? null : nameIn(directory.territories, parent),
    permission_type: territory.permission,
    modified_by: nameUser(territory.createdBy, directory),
    description: territory.description,
    id: territory.id,
    created_by: nameUser(territory.createdBy, directory),
    name: territory.name,
    api_name: territory.apiName,
    ...Object.fromEntries(details.criteria.map((name) => [name, null])),
  }
}

function writeManager(id: string, details: TerritoryDetails, directory: Directory): Record<string, unknown> {
  const user = directory.users.get(id)
  return {
    ...nameUser(id, directory),
    ...(details.manager.includes('manager.zuid') ? { zuid: user?.zuid ?? null } : {}),
    ...(details.manager.includes('manager.status')
      ? { status: user?.status === 'inactive' ? 'disabled' : (user?.status ?? 'deleted') }
      : {}),
  }
}
