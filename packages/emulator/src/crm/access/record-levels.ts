import { isJsonObject, own } from '../../json.ts'
import { reachesUser } from '../areas/custom-views/see-view.ts'
import { testOfView } from '../areas/custom-views/view-test.ts'
import type { SharingRule } from '../areas/data-sharing/sharing-row.ts'
import type { ShareRow } from '../areas/record-sharing/share-row.ts'
import { parentOf } from '../areas/records/record-parent.ts'
import type { RecordRow } from '../areas/records/record-row.ts'
import { descend } from '../areas/user-groups/membership.ts'
import type { Call } from '../call.ts'
import { levels, type AccessTo, type Level } from './access.ts'
import type { Hierarchy } from './hierarchy.ts'
import { strongest } from './owner-levels.ts'

type Who = Pick<Call, 'data' | 'user'>

/** What somebody may do with a record for one of several reasons. */
export type LevelOf = (record: RecordRow) => Level

/** By rules whose criteria the record meets. */
export function byCriteria(rules: readonly SharingRule[], module: string, who: Who): LevelOf | undefined {
  const tested = rules
    .filter(({ type }) => type === 'Criteria_Based')
    .map((rule) => ({ rule, test: testOfView(rule.criteria, module, who) }))
  if (tested.length === 0) return undefined
  return (record) => strongest(tested.filter(({ test }) => test?.(record) === true).map(({ rule }) => rule))
}

/** By a territory of the record that is somebody's, or lies below one of his. */
export function byTerritory(module: string, { data, user }: Who): LevelOf | undefined {
  const { territories, territoryUsers, recordTerritories } = data
  if (recordTerritories.size === 0) return undefined
  const mine = new Set(
    territoryUsers
      .where('user', user.id)
      .flatMap(({ territory }) => [...descend(territories, 'reporting_to', territory.id)]),
  )
  if (mine.size === 0) return undefined
  return (record) =>
    highest(
      recordTerritories
        .where('record', `${module} ${record.id}`)
        .filter(({ territory }) => mine.has(territory.id))
        .map(({ territory }) =>
          territories.get(territory.id)?.permission_type === 'read_only' ? levels.read : levels.full,
        ),
    )
}

const permissions = { read_only: levels.read, read_write: levels.write, full_access: levels.full } as const

/** By what was shared with somebody: the record, or one that it points to, with all that is related to it. */
export function byShare(module: string, who: Who): LevelOf | undefined {
  const { shares, modules } = who.data
  if (shares.size === 0) return undefined
  const lookups = modules.fieldsOf(module).flatMap(({ api_name, lookup, multi_module_lookup: many }) => {
    const targets = [lookup?.module, ...(many?.modules ?? [])].flatMap((each) => each?.api_name ?? [])
    return targets.map((target) => ({ api_name, target }))
  })
  const levelsOf = (rows: readonly ShareRow[]): readonly Level[] =>
    rows
      .filter(({ shared_with: whom }) => whom === null || reachesUser(whom, who))
      .map(({ permission }) => permissions[permission])
  return (record) =>
    highest([
      ...levelsOf(shares.where('record', `${module} ${record.id}`)),
      ...lookups.flatMap(({ api_name: name, target }) => {
        const value = own(record, name)
        const id = isJsonObject(value) ? own(value, 'id') : undefined
        const above = typeof id === 'string' ? shares.where('record', `${target} ${id}`) : []
        return levelsOf(above.filter((each) => each.share_related_records))
      }),
    ])
}

const permissionsOfFields: Readonly<Record<string, Level>> = {
  'read-only': levels.read,
  'read-write': levels.write,
  'full-access': levels.full,
}

/** By a field of the record that names somebody and shares it with him, or with those above him as well. */
export function byUserField(module: string, hierarchy: Hierarchy, { data, user }: Who): LevelOf | undefined {
  const fields = data.modules
    .fieldsOf(module)
    .filter(({ sharing_properties: sharing }) => sharing?.share_preference_enabled === true)
  if (fields.length === 0) return undefined
  return (record) =>
    highest(
      fields.map(({ api_name: name, sharing_properties: sharing }) => {
        const value = own(record, name)
        const named = data.users.get(String(isJsonObject(value) ? own(value, 'id') : ''))
        const isMeant =
          named !== undefined &&
          (named.id === user.id || (sharing?.share_with_superiors === true && hierarchy.isBelow(named)))
        return isMeant ? (permissionsOfFields[sharing?.share_permission ?? ''] ?? levels.none) : levels.none
      }),
    )
}

/** What hangs on a record goes with it. */
export function byParent({ data }: Who, accessTo: AccessTo): LevelOf {
  return (record) => {
    const { module, id } = parentOf(record)
    const parent = data.modules.find(module) && data.modules.recordsOf(module).get(id)
    return parent === undefined ? levels.none : accessTo(module).levelOf(parent)
  }
}

/** The higher of two levels. */
export function higher(one: Level, other: Level): Level {
  return one > other ? one : other
}

function highest(some: readonly Level[]): Level {
  return some.reduce<Level>((best, each) => higher(best, each), levels.none)
}
