import { isJsonObject, own, type Json } from '../../json.ts'
import type { FieldRow } from '../areas/fields/field-row.ts'
import type { RecordRow } from '../areas/records/record-row.ts'
import type { Reference } from '../fields/references.ts'
import type { TagRow } from '../areas/records/tag-row.ts'
import { familyOf } from '../fields/families.ts'
import { isStored } from '../fields/is-stored.ts'
import { isId } from '../model/id.ts'
import { show } from '../shape.ts'
import { timeAt, type SeedContext } from './seed-context.ts'
import { unknownModule, type SeedMetadata } from './seed-metadata.ts'
import { openSeedIds, readObject, type ModuleRows } from './seed-parts.ts'
import type { SeedRow } from './seed-rows.ts'

/** Records that a seed brings, by table, and the tags that they carry. */
export interface SeedRecords {
  readonly tables: Readonly<Record<string, readonly RecordRow[]>>
  readonly tags: readonly TagRow[]
}

/**
 * Records as pages of `GET /{module}` answer them. Users that they name must be there; a lookup may lead to a record that
 * is not: it reads as null, as one that was deleted does.
 *
 * @throws TypeError that names the place
 */
export function readRecords(
  parts: ReadonlyMap<string, ModuleRows>,
  metadata: SeedMetadata,
  context: SeedContext,
): SeedRecords {
  // Ids are unique in the whole organization.
  const ids = openSeedIds()
  const tags = new Map<string, TagRow>()
  const tables = [...parts].map(([module, { at, rows }]) => {
    const fields = new Map(
      metadata.fields.filter((field) => field.module === module).map((field) => [field.api_name, field]),
    )
    if (fields.size === 0) throw unknownModule(module, at)
    const records = rows.map((value, index) => {
      const place = `${at}[${index}]`
      const sent = readObject(value, place)
      const row = { at: place, id: ids.take(own(sent, 'id'), place, context.nextId), sent }
      const record = readRecord(row, fields, context)
      for (const tag of tagsOf(record, module)) tags.set(`${module}.${tag.name.toLowerCase()}`, tag)
      return record
    })
    return [`records/${module}`, records] as const
  })
  return { tables: Object.fromEntries(tables), tags: [...tags.values()] }
}

/** Of what an answer says beside the fields, only the module that `What_Id` leads to is kept. */
const KEPT = '$se_module'

function readRecord(row: SeedRow, fields: ReadonlyMap<string, FieldRow>, context: SeedContext): RecordRow {
  const { at, id, sent } = row
  const values = Object.entries(sent).flatMap(([name, value]): [string, unknown][] => {
    if (name === KEPT && typeof value === 'string') return [[name, value]]
    const field = fields.get(name)
    if (field === undefined || value === null || name === 'id') return []
    const stored = storedValue(value, field, `${at}.${name}`, context)
    return stored === undefined ? [] : [[name, stored]]
  })
  const created = timeAt(context, row, 'Created_Time') ?? context.org.created_time
  // The table refuses what is not a time.
  return {
    Owner: context.firstUser,
    Created_By: context.firstUser,
    Modified_By: context.firstUser,
    Record_Status__s: 'Available',
    ...Object.fromEntries(values),
    id,
    Created_Time: created as string,
    Modified_Time: (timeAt(context, row, 'Modified_Time') ?? created) as string,
  }
}

/** What a record keeps of a value that was answered. Layouts are those of the seed: what the answer names is left out. */
function storedValue(value: unknown, field: FieldRow, at: string, { find }: SeedContext): unknown {
  const { data_type: type } = field
  if (type === 'layout') return undefined
  if (type === 'ownerlookup' || type === 'userlookup') return find('users', value, at)
  if (familyOf(field) === 'reference') {
    const id = isJsonObject(value) ? own(value, 'id') : value
    if (!isId(id)) throw new TypeError(`Seed: ${at} must be an object with an id, not ${show(value)}.`)
    return { id }
  }
  if (!isStored(value, field))
    throw new TypeError(`Seed: ${at} must be a value of the type ${type}, not ${show(value)}.`)
  return value
}

function tagsOf(record: RecordRow, module: string): readonly TagRow[] {
  const tags = own(record, 'Tag')
  if (!Array.isArray(tags)) return []
  return tags.filter(isJsonObject).flatMap((tag: Json) => {
    const [id, name, color] = [own(tag, 'id'), own(tag, 'name'), own(tag, 'color_code')]
    if (!isId(id) || typeof name !== 'string') return []
    const color_code = typeof color === 'string' ? color : null
    // As far as a pasted answer tells: that of the first record that carries it.
    const [time, by] = [record.Created_Time, record['Created_By'] as Reference]
    return [
      {
        id,
        module,
        name,
        color_code,
        created_time: time,
        created_by: by,
        modified_time: time,
        modified_by: by,
      },
    ]
  })
}
