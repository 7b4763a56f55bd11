import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Place } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import { invalid, invalidId } from '../../fields/row-fault.ts'
import { insertRecord } from '../records/new-record.ts'
import { readRecord } from '../records/read-record.ts'
import type { InProcess } from './blueprint.ts'
import type { TransitionPlan } from './lead-process.ts'

/** Records that hang on the one that moves: a note, attachments, activities. */
interface Part {
  readonly module: string
  readonly values: Values
}

/** What a transition is given besides fields. */
export interface Parts {
  readonly made: readonly Part[]
  /** Whether everything is there that it demands. */
  readonly complete: boolean
}

const LONGEST_ADDRESS = 3000
/** Lists whose records a transition may make, and the field by which they point to the record. */
const activities = { Tasks: 'What_Id', Events: 'Who_Id', Calls: 'Who_Id' } as const

/** @throws RowFault at the place of what does not fit */
export function readParts(
  plan: TransitionPlan,
  sent: Json,
  path: string,
  found: InProcess,
  call: Call,
): Parts {
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  const ticked = readTicks(own(sent, 'CheckLists'), plan, at('CheckLists'))
  const note = own(sent, 'Notes')
  if (note !== undefined && typeof note !== 'string')
    throw invalid(at('Notes'), { expected_data_type: 'text' })
  const files = readAttachments(own(sent, 'Attachments'), at('Attachments'), call)
  const given = {
    widget: isJsonObject(own(sent, 'widget')),
    Notes: note !== undefined && note !== '',
    Attachments: files.length > 0,
    CheckLists: plan.checkList?.every((title) => ticked.has(title)) === true,
  }
  const notes = given.Notes ? [{ module: 'Notes', values: { Note_Content: note } }] : []
  return {
    made: [...notes, ...files, ...readActivities(sent, path, found, call)],
    complete: plan.demands.every((demand) => given[demand]),
  }
}

/** Hangs what was given on the record. */
export function keepParts({ made }: Parts, { module, record: { id } }: InProcess, call: Call): void {
  for (const { module: of, values } of made) {
    const parent = of in activities ? {} : { Parent_Id: { id } }
    insertRecord(of, { ...values, ...parent, $se_module: module }, call)
  }
}

/** Titles of `[{ title: true }]`. */
function readTicks(sent: unknown, { checkList = [] }: TransitionPlan, place: Place): ReadonlySet<string> {
  if (sent === undefined) return new Set()
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const ticked = sent.flatMap((each: unknown, index) => {
    const at = { ...place, json_path: `${place.json_path}[${index}]` }
    if (!isJsonObject(each)) throw invalid(at, { expected_data_type: 'jsonobject' })
    return Object.entries(each).flatMap(([title, value]) => {
      if (!checkList.includes(title)) throw invalid(at, { supported_values: checkList })
      if (typeof value !== 'boolean') throw invalid(at, { expected_data_type: 'boolean' })
      return value ? [title] : []
    })
  })
  return new Set(ticked)
}

/** `[{ $file_id: [...] }, { $link_url }]` */
function readAttachments(sent: unknown, place: Place, call: Call): readonly Part[] {
  if (sent === undefined) return []
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  return sent.flatMap((each: unknown, index) => {
    const at = (name: string): Place => ({
      api_name: name,
      json_path: `${place.json_path}[${index}].${name}`,
    })
    const files = isJsonObject(each) ? own(each, '$file_id') : undefined
    if (files !== undefined) return filesOf(files, at('$file_id'), call)
    const address = isJsonObject(each) ? own(each, '$link_url') : undefined
    if (typeof address !== 'string' || address === '' || address.length > LONGEST_ADDRESS)
      throw invalid(at('$link_url'), { expected_data_type: 'text' })
    const values = {
      File_Name: address.slice(0, 255),
      Size: 0,
      $file_id: null,
      $type: 'Link URL',
      $link_url: address,
    }
    return [{ module: 'Attachments', values }]
  })
}

function filesOf(sent: unknown, place: Place, { data }: Call): readonly Part[] {
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  return sent.map((id: unknown, index) => {
    const file = typeof id === 'string' ? data.files.get(id) : undefined
    if (file === undefined) throw invalidId({ ...place, json_path: `${place.json_path}[${index}]` })
    const values = {
      File_Name: file.name,
      Size: file.size,
      $file_id: file.id,
      $type: 'File',
      $link_url: null,
    }
    return { module: 'Attachments', values }
  })
}

/** One activity of each kind, as a row of its module. */
function readActivities(sent: Json, path: string, { record }: InProcess, call: Call): readonly Part[] {
  return Object.entries(activities).flatMap(([module, field]) => {
    const row = own(sent, module)
    if (row === undefined) return []
    const place = { api_name: module, json_path: `${path}.${module}` }
    if (!isJsonObject(row)) throw invalid(place, { expected_data_type: 'jsonobject' })
    const values = readRecord(row, { module, path: place.json_path, purpose: 'create' }, call)
    return [{ module, values: { ...values, [field]: { id: record.id } } }]
  })
}
