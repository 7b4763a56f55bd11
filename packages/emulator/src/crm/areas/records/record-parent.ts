import { isJsonObject, own, type Json } from '../../../json.ts'
import { badPathId, fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { invalid, invalidId, mandatory } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import type { RecordRow } from './record-row.ts'

/** The record that something hangs on. */
export interface Parent {
  readonly module: string
  readonly id: string
}

/** Likewise, with all of it. */
export interface ParentRecord extends Parent {
  readonly record: RecordRow
}

/** The record that the path names. @throws Refusal when there is none */
export function parentOfPath(call: Call): ParentRecord {
  const { api_name: module } = moduleOfPath(call)
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record !== undefined) return { module, id: record.id, record }
  const { body } = badPathId(1)
  const message = 'the related id given seems to be invalid'
  throw new Refusal(flat(400, fault('INVALID_DATA', message, (body as { readonly details: Json }).details)))
}

/**
 * `Parent_Id` of a row: `{ module: { api_name or id }, id }`, or, as older versions write it, the id beside `$se_module`.
 *
 * @throws RowFault
 */
export function readParent(row: Json, path: string, { data }: Call): Parent {
  const at = (name: string): { api_name: string; json_path: string } => ({
    api_name: name.split('.').at(-1) ?? name,
    json_path: `${path}.${name}`,
  })
  const sent = own(row, 'Parent_Id')
  if (sent === undefined || sent === null) throw mandatory(at('Parent_Id'))
  const parent = typeof sent === 'string' ? { id: sent } : sent
  if (!isJsonObject(parent)) throw invalid(at('Parent_Id'), { expected_data_type: 'jsonobject' })
  const id = own(parent, 'id')
  if (id === undefined) throw mandatory(at('Parent_Id.id'))
  const of = own(parent, 'module') ?? own(row, '$se_module') ?? own(row, 'se_module')
  if (of === undefined) throw mandatory(at('Parent_Id.module'))
  const named = isJsonObject(of) ? (own(of, 'api_name') ?? own(of, 'id')) : of
  const module =
    typeof named === 'string'
      ? (data.modules.find(named) ?? data.modules.tables.modules.get(named))
      : undefined
  if (module?.api_supported !== true) throw invalid(at('Parent_Id.module'))
  if (typeof id !== 'string' || !data.modules.recordsOf(module.api_name).has(id))
    throw invalidId(at('Parent_Id.id'))
  return { module: module.api_name, id }
}

/** What a note, or an attachment, hangs on. */
export function parentOf(record: RecordRow): Parent {
  const parent = own(record, 'Parent_Id')
  const id = isJsonObject(parent) ? own(parent, 'id') : undefined
  const module = own(record, '$se_module')
  return { module: typeof module === 'string' ? module : '', id: typeof id === 'string' ? id : '' }
}

/** Those of a module, `Notes` or `Attachments`, that hang on a record. */
export function hangingOn(
  { module, id }: Parent,
  of: string,
  { data }: Pick<Call, 'data'>,
): readonly RecordRow[] {
  return data.modules
    .recordsOf(of)
    .where('Parent_Id', id)
    .filter((each) => own(each, '$se_module') === module)
}

/** The bytes of an attachment, as answers show them. */
export function sizeOf({ Size: size }: RecordRow): string {
  return typeof size === 'number' ? String(size) : '0'
}
