import { isJsonObject, own } from '../../json.ts'
import {
  groupShape,
  sourceOf,
  sourceTypes,
  type Association,
  type GroupRow,
  type Source,
  type SourceType,
} from '../areas/user-groups/group-row.ts'
import { territoryShape, type TerritoryRow, type TerritoryUser } from '../areas/territories/territory-row.ts'
import { isId } from '../model/id.ts'
import { checkShape, show } from '../shape.ts'
import { apiNameOf } from './complete-people.ts'
import { created, referenceAt, timeAt, type SeedContext } from './seed-context.ts'
import type { Part, SeedRow } from './seed-rows.ts'

/** A territory with all that a row of its table has. @throws TypeError that names the place */
export function completeTerritory(row: SeedRow, index: number, context: SeedContext): TerritoryRow {
  const { at, id, sent } = row
  const { users: _users, ...rest } = sent
  const { created_by: by, created_time: time } = created(context, row)
  const territory = {
    api_name: apiNameOf(own(sent, 'name'), `Territory_${index + 1}`),
    description: null,
    permission_type: 'read_write_delete',
    ...rest,
    id,
    reporting_to: referenceAt(context, row, 'reporting_to', 'territories'),
    manager: referenceAt(context, row, 'manager', 'users'),
    created_by: by,
    created_time: time,
    modified_by: referenceAt(context, row, 'modified_by', 'users') ?? by,
    modified_time: timeAt(context, row, 'modified_time') ?? time,
  }
  checkShape(territory, territoryShape, `Seed: ${at}`)
  // The shape says what the members are.
  return territory as unknown as TerritoryRow
}

/** Who belongs to a territory; its manager does. */
export function usersOfTerritory(row: SeedRow, context: SeedContext): readonly TerritoryUser[] {
  const users = list(own(row.sent, 'users'), `${row.at}.users`).map((user) =>
    context.find('users', user, `${row.at}.users`),
  )
  const manager = referenceAt(context, row, 'manager', 'users')
  const ids = new Set([...(manager === null ? [] : [manager]), ...users].map(({ id }) => id))
  return [...ids].map((id) => ({ id: `${row.id}:${id}`, territory: { id: row.id }, user: { id } }))
}

/** A group with all that a row of its table has. @throws TypeError that names the place */
export function completeGroup(row: SeedRow, context: SeedContext): GroupRow {
  const { at, id, sent } = row
  const { sources_count: _counts, ...rest } = sent
  const modifiedBy = referenceAt(context, row, 'modified_by', 'users')
  const modifiedTime = timeAt(context, row, 'modified_time')
  if ((modifiedBy === null) !== (modifiedTime === null)) {
    throw new TypeError(`Seed: ${at}: modified_by and modified_time come together or not at all.`)
  }
  const group = {
    description: null,
    ...rest,
    id,
    ...created(context, row),
    modified_by: modifiedBy,
    modified_time: modifiedTime,
    sources: list(own(sent, 'sources'), `${at}.sources`).map((each, index) =>
      completeSource(each, `${at}.sources[${index}]`, context),
    ),
    associations: list(own(sent, 'associations'), `${at}.associations`).map((each) =>
      completeAssociation(each, context),
    ),
  }
  checkShape(group, groupShape, `Seed: ${at}`)
  // The shape says what the members are.
  return group as unknown as GroupRow
}

function completeSource(value: unknown, at: string, context: SeedContext): Source {
  const sent = isJsonObject(value) ? value : {}
  const type = sourceTypes.find((each) => each === own(sent, 'type'))
  if (type === undefined) {
    throw new TypeError(
      `Seed: ${at}.type must be one of ${sourceTypes.join(', ')}, not ${show(own(sent, 'type'))}.`,
    )
  }
  const source = context.find(partOf(type), own(sent, 'source'), `${at}.source`)
  return sourceOf(type, source, own(sent, 'subordinates') === true || own(sent, 'sub_territories') === true)
}

function partOf(type: SourceType): Part {
  return type === 'groups' ? 'user_groups' : type
}

function completeAssociation(value: unknown, context: SeedContext): Association {
  const sent = isJsonObject(value) ? value : {}
  const resource = own(sent, 'resource')
  const details = own(sent, 'details') ?? null
  const module = isJsonObject(details) ? own(details, 'module') : undefined
  // What it lacks, the shape of a group refuses.
  return {
    ...sent,
    resource: withId(resource, context),
    details: isJsonObject(module) ? { module: withId(module, context) } : details,
  } as Association
}

function withId(value: unknown, context: SeedContext): unknown {
  return isJsonObject(value) && !isId(own(value, 'id')) ? { ...value, id: context.nextId() } : value
}

function list(value: unknown, at: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new TypeError(`Seed: ${at} must be a list, not ${show(value)}.`)
  return value
}
