import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { optionRow } from '../../seed/standard-modules/options.ts'
import type { OptionRow } from '../fields/field-row.ts'
import type { GlobalPicklistRow } from './picklist-row.ts'

const NONE = '-None-'

interface OptionDraft {
  readonly id?: string
  readonly display_value?: string
  readonly actual_value?: string
  readonly type?: 'used' | 'unused'
  readonly _delete?: unknown
}

/** Options as a body has them. */
export type OptionDrafts = readonly OptionDraft[]

type Options = Map<string, OptionRow>

/** Options after a write: found by id, changed or taken away; others are added. @throws RowFault */
export function optionsAfter(
  before: GlobalPicklistRow | undefined,
  sent: OptionDrafts | undefined,
  { json_path: path }: Place,
  call: Call,
): readonly OptionRow[] {
  const options: Options = new Map((before?.pick_list_values ?? []).map((option) => [option.id, option]))
  const used = new Set(before?.associations.map(({ value }) => value))
  if (before === undefined) addOption(options, NONE, NONE, call)
  let gone = 0
  for (const [index, draft] of (sent ?? []).entries()) {
    const at = (name: string): Place => ({ api_name: name, json_path: `${path}[${index}].${name}` })
    const known = draft.id === undefined ? undefined : options.get(draft.id)
    if (draft.id !== undefined && known === undefined) throw invalidId(at('id'))
    if (known === undefined) addDraft(options, draft, at('display_value'), call)
    else if (Object.hasOwn(draft, '_delete') && draft._delete !== false) {
      gone += 1
      if (gone > 1)
        throw new RowFault(fault('LIMIT_EXCEEDED', 'limit exceeded', { limit: 1, ...at('_delete') }))
      refuseInUse(known, used, at('_delete'))
      options.delete(known.id)
    } else {
      if (draft.type === 'unused' && known.type === 'used') refuseInUse(known, used, at('type'))
      changeOption(options, known, draft, at('display_value'))
    }
  }
  return [...options.values()].map((option, index) => ({ ...option, sequence_number: index }))
}

function addDraft(options: Options, draft: OptionDraft, place: Place, call: Call): void {
  const { display_value: shown, actual_value: actual = shown, type } = draft
  if (shown === undefined) throw mandatory(place)
  refuseTwin(options, shown, place)
  addOption(options, shown, actual ?? shown, call, type)
}

function changeOption(options: Options, known: OptionRow, draft: OptionDraft, place: Place): void {
  const { display_value: shown = known.display_value, type = known.type } = draft
  if (shown !== known.display_value) refuseTwin(options, shown, place)
  options.set(known.id, { ...known, display_value: shown, type })
}

/** The empty option stays, and so does one that rules use. */
function refuseInUse(option: OptionRow, used: ReadonlySet<string>, place: Place): void {
  if (option.display_value === NONE) throw new RowFault(fault('NOT_ALLOWED', 'it stays', { ...place }))
  if (used.has(option.id)) throw new RowFault(fault('NOT_ALLOWED', 'rules use this option', { ...place }))
}

function addOption(
  options: Options,
  shown: string,
  actual: string,
  { data }: Call,
  type: 'used' | 'unused' = 'used',
): void {
  const option = optionRow(nextId(data), shown, actual, options.size)
  options.set(option.id, { ...option, type })
}

function refuseTwin(options: Options, shown: string, place: Place): void {
  const same = [...options.values()].some((each) => each.display_value.toLowerCase() === shown.toLowerCase())
  if (same) throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', { ...place }))
}

/** The option that one side of a replacement names by id or label. @throws RowFault */
export function optionNamed(row: GlobalPicklistRow, sent: unknown, { json_path: path }: Place): OptionRow {
  const named = isJsonObject(sent) ? sent : {}
  const [id, shown] = [own(named, 'id'), own(named, 'display_value')]
  const place = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  if (id === undefined && shown === undefined) {
    const details = { expected_fields: [place('id'), place('display_value')] }
    throw new RowFault(fault('EXPECTED_FIELD_MISSING', 'expected field missing', details))
  }
  const [byId, byName] = [
    row.pick_list_values.find((option) => option.id === id),
    row.pick_list_values.find((option) => option.display_value === shown),
  ]
  const found = byId ?? byName
  if (found === undefined) throw invalidId(place(id === undefined ? 'display_value' : 'id'))
  if (id === undefined || shown === undefined || byId === byName) return found
  const details = { ambiguity_due_to: [place('id'), place('display_value')] }
  throw new RowFault(fault('AMBIGUITY_DURING_PROCESSING', 'id and label are of two options', details))
}
