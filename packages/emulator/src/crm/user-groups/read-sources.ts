import { fault, type Verdict } from '../answers.ts'
import { isJsonObject, missing, own, wrongType, type Json, type Place } from '../body/json.ts'
import type { Directory } from '../model/directory.ts'
import type { Source, SourceType } from '../model/state.ts'
import type { Readings } from '../readings.ts'
import { RowFault } from './row-fault.ts'

/** A source of a body: the source itself, whether it is to be removed, and where it stood. */
export interface SourceChange extends Source {
  readonly remove: boolean
  readonly place: Place
}

/** Most sources that one row may bring. */
const MOST = 200

const types: readonly SourceType[] = ['users', 'roles', 'territories', 'groups']

/** Reads the `sources` of a row. @throws RowFault on the first one that cannot be used. */
export function readSources(
  value: unknown,
  row: number,
  directory: Directory,
  readings: Readings,
): readonly SourceChange[] {
  const place = { api_name: 'sources', json_path: `$.user_groups[${String(row)}].sources` }
  if (!Array.isArray(value)) throw new RowFault(wrongType('jsonarray', place))
  if (value.length > MOST) {
    throw new RowFault(fault('INVALID_DATA', 'invalid data', { maximum_length: MOST, ...place }))
  }
  return value.map((each: unknown, index) =>
    readSource(
      each,
      `${place.json_path}[${String(index)}]`,
      `$.user_groups[${String(row)}].source[${String(index)}].id`,
      directory,
      readings,
    ),
  )
}

function readSource(
  value: unknown,
  path: string,
  sampledIdPath: string,
  directory: Directory,
  readings: Readings,
): SourceChange {
  if (!isJsonObject(value))
    throw new RowFault(wrongType('jsonobject', { api_name: 'sources', json_path: path }))
  const type = readType(own(value, 'type'), { api_name: 'type', json_path: `${path}.type` }, readings)
  const source = own(value, 'source')
  const sourcePlace = { api_name: 'source', json_path: `${path}.source` }
  if (source === undefined) throw new RowFault(missing(sourcePlace))
  if (!isJsonObject(source)) throw new RowFault(wrongType('jsonobject', sourcePlace))
  const id = own(source, 'id')
  const idPath = readings.userGroups.sourceIdPath === 'as-sampled' ? sampledIdPath : `${path}.source.id`
  const place = { api_name: 'id', json_path: idPath }
  if (id === undefined) throw new RowFault(missing(place))
  if (typeof id !== 'string' || !exists(type, id, directory)) throw new RowFault(invalidId(place))
  return { type, id, below: readBelow(value, type, path), remove: readDelete(value, path), place }
}

function readType(value: unknown, place: Place, readings: Readings): SourceType {
  if (value === undefined) throw new RowFault(missing(place))
  if (typeof value !== 'string') throw new RowFault(wrongType('text', place))
  const type = types.find((each) => each === value)
  if (type === undefined || (type === 'groups' && readings.userGroups.groupsAsSource === 'refused')) {
    throw new RowFault(fault('INVALID_DATA', 'invalid data', { ...place }))
  }
  return type
}

/** Docs of v4 to v7 know `subordinates` for roles and territories; the specification has `sub_territories`. */
function readBelow(value: Json, type: SourceType, path: string): boolean {
  const flags = ['subordinates', 'sub_territories'].map((key) => {
    const flag = own(value, key)
    if (flag === undefined || flag === null || typeof flag === 'boolean') return flag === true
    throw new RowFault(wrongType('boolean', { api_name: key, json_path: `${path}.${key}` }))
  })
  if (type === 'territories') return flags.includes(true)
  return type === 'roles' && flags[0] === true
}

function readDelete(value: Json, path: string): boolean {
  const flag = own(value, '_delete')
  if (flag === undefined || typeof flag === 'boolean') return flag === true
  throw new RowFault(wrongType('boolean', { api_name: '_delete', json_path: `${path}._delete` }))
}

/** The verdict on an id that names no source. */
export function invalidId(place: Place): Verdict {
  return fault('INVALID_DATA', 'the id given seems to be invalid', { ...place })
}

function exists(type: SourceType, id: string, directory: Directory): boolean {
  if (type === 'users') return directory.users.has(id)
  return directory[type].has(id)
}
