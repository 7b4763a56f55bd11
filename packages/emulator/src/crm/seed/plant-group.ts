import type { Association, Group, Organization, Source, SourceType } from '../model/state.ts'
import { writeTime } from '../model/time.ts'
import { created } from './plant-people.ts'
import type { Kinds } from './references.ts'
import type { RowReader } from './row-reader.ts'

/** Fields that a seed may give. */
export const groupFields: readonly string[] = [
  'id',
  'name',
  'description',
  'createdBy',
  'createdTime',
  'modifiedBy',
  'modifiedTime',
  'sources',
  'associations',
]

const sourceFields = ['type', 'source', 'below']
const associationFields = ['type', 'name', 'id', 'module']
const sourceTypes: readonly SourceType[] = ['users', 'roles', 'territories', 'groups']

/** Reads a group with its sources. */
export function plantGroup(
  row: RowReader,
  index: number,
  kinds: Kinds,
  organization: Organization,
  nextId: () => string,
): Group {
  const modifiedBy = row.optionalText('modifiedBy')
  const modifiedTime = row.time('modifiedTime')
  if ((modifiedBy === undefined) !== (modifiedTime === undefined)) {
    throw new TypeError(`Seed: ${row.at}: modifiedBy and modifiedTime come together or not at all.`)
  }
  return {
    id: kinds.groups.ids[index] ?? '',
    name: row.text('name'),
    description: row.nullableText('description') ?? null,
    ...created(row, kinds, organization),
    modifiedBy: modifiedBy === undefined ? null : kinds.users.find(modifiedBy, `${row.at}.modifiedBy`),
    modifiedTime: modifiedTime === undefined ? null : writeTime(modifiedTime, organization.timeZone),
    sources: (row.rows('sources', sourceFields) ?? []).map((source) => plantSource(source, kinds)),
    associations: (row.rows('associations', associationFields) ?? []).map((each) =>
      plantAssociation(each, nextId),
    ),
  }
}

function plantSource(row: RowReader, kinds: Kinds): Source {
  const type = row.choice('type', sourceTypes, undefined)
  return {
    type,
    id: kinds[type].find(row.text('source'), `${row.at}.source`),
    below: row.flag('below', false),
  }
}

function plantAssociation(row: RowReader, nextId: () => string): Association {
  const module = row.optionalText('module')
  return {
    type: row.text('type'),
    resource: { id: row.id('id') ?? nextId(), name: row.text('name') },
    module: module === undefined ? null : { id: nextId(), apiName: module },
  }
}
