import { badPathId, fault, ok, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { keptTag, newTag, tagNamed } from '../records/keep-tags.ts'
import type { TagRow } from '../records/tag-row.ts'
import { readTag, refuseTooMany } from './read-tag.ts'
import { showTag } from './show-tag.ts'
import { recordsTagged, replaceTag } from './tags-of-record.ts'

const MOST = 100
/** Place of the id in the path. */
const SEGMENT = 2

/** `POST /settings/tags` */
export function createTags(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfQuery(call)
  return answerRows(call, { key: 'tags', most: MOST, success: 201 }, (sent, path) => {
    const { name = '', color_code } = readTag(sent, path, 'create', call)
    refuseTaken(name, color_code, module, path, call)
    refuseTooMany(module, call)
    const tag = call.data.tags.insert(newTag({ module, name, color_code }, call))
    return { message: 'tags created successfully', details: showTag(tag, call) }
  })
}

/** `PUT /settings/tags`: each row names its tag. */
export function updateTags(call: Call): CrmAnswer {
  moduleOfQuery(call)
  return answerRows(call, { key: 'tags', most: MOST, success: 200 }, (sent, path) =>
    change(rowById(call.data.tags, sent, path), sent, path, call),
  )
}

/** `PUT /settings/tags/{tag}` */
export function updateTag(call: Call): CrmAnswer {
  moduleOfQuery(call)
  const tag = findTag(call)
  return answerRows(call, { key: 'tags', most: 1, success: 200 }, (sent, path) =>
    change(tag, sent, path, call),
  )
}

/** `DELETE /settings/tags/{tag}`: all records lose it. */
export function deleteTag(call: Call): CrmAnswer {
  const { data, id, readings } = call
  const tag = data.tags.get(id)
  if (tag === undefined) return wrapped(400, 'tags', [fault('INVALID_DATA', 'tags not found', { id })])
  replaceTag(tag.module, id, undefined, call)
  data.tags.remove(id)
  const done = { code: 'SUCCESS', details: { id }, message: 'tags deleted successfully', status: 'success' }
  return ok({ tags: readings.records.tagDeletion === 'object' ? done : [done] })
}

/** `POST /settings/tags/{tag}/actions/merge`: what carried the other one carries this one. */
export function mergeTags(call: Call): CrmAnswer {
  const tag = findTag(call)
  return answerRows(call, { key: 'tags', most: 1, success: 200 }, (sent, path) => {
    const { conflict_id: id } = (sent ?? {}) as { readonly conflict_id?: unknown }
    const place = { api_name: 'conflict_id', json_path: `${path}.conflict_id` }
    if (id === undefined) throw new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', place))
    const other = typeof id === 'string' && id !== tag.id ? call.data.tags.get(id) : undefined
    if (other?.module !== tag.module) throw new RowFault(fault('INVALID_DATA', 'invalid data', place))
    replaceTag(tag.module, other.id, keptTag(tag), call)
    call.data.tags.remove(other.id)
    return { message: 'tags merged successfully', details: { id: tag.id } }
  })
}

/** `GET /settings/tags/{tag}/actions/records_count`: Zoho answers a text. */
export function countTagged(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfQuery(call)
  if (!call.data.tags.has(call.id)) throw new Refusal(badPathId(SEGMENT))
  return ok({ count: String(recordsTagged(module, call.id, call).length) })
}

function change(tag: TagRow, sent: unknown, path: string, call: Call): RowDone {
  const { name = tag.name, color_code } = readTag(sent, path, 'update', call)
  if (name.toLowerCase() !== tag.name.toLowerCase()) refuseTaken(name, color_code, tag.module, path, call)
  // What is not sent of the color is lost, as in Zoho's sample.
  const changed = { ...tag, name, color_code, modified_time: nowOf(call), modified_by: { id: call.user.id } }
  call.data.tags.replace(changed)
  replaceTag(tag.module, tag.id, keptTag(changed), call)
  return { message: 'tags updated successfully', details: showTag(changed, call) }
}

/** @throws RowFault when the module has a tag of this name */
function refuseTaken(name: string, color: string | null, module: string, path: string, call: Call): void {
  const holder = tagNamed(name, module, call)
  if (holder === undefined) return
  const details = { id: holder.id, api_name: 'name', json_path: `${path}.name` }
  if (color === null || color === holder.color_code)
    throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', details))
  throw new RowFault(
    fault('MAPPING_MISMATCH', 'Given tag present with different color already.', { id: holder.id }),
  )
}

function findTag({ data, id }: Call): TagRow {
  const tag = data.tags.get(id)
  if (tag === undefined) throw new Refusal(badPathId(SEGMENT))
  return tag
}
