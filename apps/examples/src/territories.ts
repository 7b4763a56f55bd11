// Keeps territories in step with a directory.
import { paginate, until, type Client } from '@x/client'
import {
  addTerritoryUsers,
  assignTerritoriesToRecord,
  createTerritories,
  getRecordTerritories,
  listTerritories,
  listTerritoryUsers,
  removeTerritoryUsers,
  updateTerritory,
  type Territory,
} from '@x/users'

// #region wanted
/** A territory as the directory has it. Names are unique in Zoho, so they say which one is meant. */
export interface Wanted {
  readonly name: string
  /** Name of the one above. Stands before this one in the list. */
  readonly above: string
  readonly managerId: string
  /** Ids of everybody else who belongs to it. */
  readonly memberIds: readonly string[]
}
// #endregion wanted

// #region keep-in-step
/** Makes what is missing, moves what is elsewhere, and lets people in and out. Deletes no territory. */
export async function keepInStep(zoho: Client, wanted: readonly Wanted[]): Promise<void> {
  const byName = new Map<string, Territory>()
  for await (const territory of paginate((page) => listTerritories(zoho, page))) {
    byName.set(territory.name, territory)
  }
  const ids = new Map([...byName].map(([name, { id }]) => [name, id]))
  for (const each of wanted) {
    const above = ids.get(each.above)
    if (above === undefined) throw new Error(`${each.above} is not there, and not in front of ${each.name}.`)
    const found = byName.get(each.name)
    const row = { name: each.name, reporting_to: { id: above }, manager: { id: each.managerId } }
    if (found === undefined) {
      const [made] = await createTerritories(zoho, [{ ...row, permission_type: 'read_only' }])
      if (made?.ok !== true) throw made?.error ?? new Error('nothing was answered')
      ids.set(each.name, String(made.id))
    } else if (found.reporting_to?.id !== above || found.manager?.id !== each.managerId) {
      await updateTerritory(zoho, found.id, row)
    }
    await letInAndOut(zoho, ids.get(each.name) ?? '', new Set([each.managerId, ...each.memberIds]))
  }
}
// #endregion keep-in-step

// #region in-and-out
/** Adds before it removes, so that nobody loses sight of records that stay his. */
export async function letInAndOut(
  zoho: Client,
  territoryId: string,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const there = new Set<string>()
  for await (const { id } of paginate((page) => listTerritoryUsers(zoho, territoryId, page))) there.add(id)
  const added = await addTerritoryUsers(
    zoho,
    territoryId,
    [...wanted].filter((id) => !there.has(id)).map((id) => ({ id })),
  )
  const removed = await removeTerritoryUsers(
    zoho,
    territoryId,
    [...there].filter((id) => !wanted.has(id)),
  )
  for (const result of [...added, ...removed]) if (!result.ok) throw result.error
}
// #endregion in-and-out

// #region assign
/** Gives an account a territory, and waits until it has it. */
export async function assign(zoho: Client, accountId: string, territoryId: string): Promise<void> {
  const data = [{ Territories: [{ id: territoryId }] }] as const
  await assignTerritoriesToRecord(zoho, 'Accounts', accountId, { data })
  await until(
    zoho,
    (options) => getRecordTerritories(zoho, 'Accounts', accountId, options),
    (territories) => territories?.some(({ id }) => id === territoryId) ?? false,
    { what: 'the territory of the account', timeout: 120_000 },
  )
}
// #endregion assign
