import { own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import type { Known } from '../../fields/field.ts'
import { isRowList } from '../../fields/row-lists.ts'
import { showValue } from '../../fields/show-row.ts'
import { knownRows } from '../../known-rows.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { isRichText } from './full-texts.ts'
import type { RecordRow } from './record-row.ts'

/** How the records of a module are answered. */
export interface RecordView {
  /** As in a list: what is asked for, and always the id. Lists of rows inside are left out. */
  row(record: RecordRow): Record<string, unknown>
  /** As on its own: everything, or what is asked for. */
  single(record: RecordRow): Record<string, unknown>
}

/** @param names undefined: every field of the module */
export function viewRecords(module: string, names: readonly string[] | undefined, call: Call): RecordView {
  const { modules } = call.data
  const known = knownRows(call)
  const fields = modules.fieldsOf(module).filter(({ type }) => type === 'used')
  const chosen =
    names === undefined ? fields : names.flatMap((name) => fields.filter((each) => each.api_name === name))
  const related = modules.fieldOf(module, 'What_Id') === undefined ? [] : ['$se_module']
  const marks = (names ?? [...Object.keys(usualMarks), ...related]).filter((name) => name.startsWith('$'))
  const symbol = orgOf(call.data)['currency_symbol']
  const show = (record: RecordRow, shown: readonly FieldRow[]): Record<string, unknown> => {
    const answer: Record<string, unknown> = {}
    for (const name of marks) answer[name] = markOf(record, name, symbol)
    for (const field of shown) answer[field.api_name] = showField(record, field, known)
    answer['id'] = record.id
    return answer
  }
  const inRows = chosen.filter((field) => !isOnlySingle(field))
  return {
    row: (record) => show(record, inRows),
    single: (record) => {
      const lists = chosen.filter(isOnlySingle)
      const more =
        lists.length === 0
          ? {}
          : { $has_more: Object.fromEntries(lists.map((each) => [each.api_name, false])) }
      return { ...show(record, chosen), ...more }
    },
  }
}

/** Zoho leaves these out of lists. */
function isOnlySingle(field: FieldRow): boolean {
  return isRowList(field) || field.data_type === 'multiselectlookup' || field.data_type === 'multiuserlookup'
}

const LONGEST_RICH_TEXT = 500

function showField(record: RecordRow, field: FieldRow, known: Known): unknown {
  const { data_type: type, api_name: name } = field
  const value = own(record, name) ?? null
  if (value === null) return type === 'boolean' ? false : isListOfTags(field) ? [] : null
  const shown = showValue(value, field, known)
  if (type === 'lookup' || type === 'multi_module_lookup') return isNamed(shown) ? shown : null
  return isRichText(field) && typeof shown === 'string' ? shown.slice(0, LONGEST_RICH_TEXT) : shown
}

/** What a reference points to may lie in the bin: it has no name then, and reads as null. */
function isNamed(shown: unknown): boolean {
  return (shown as { readonly name: string | null }).name !== null
}

function isListOfTags({ api_name: name, json_type: json }: FieldRow): boolean {
  return name === 'Tag' && json === 'jsonarray'
}

/** What Zoho says of a record besides its fields, for one that nothing is going on with. */
const usualMarks: Readonly<Record<string, unknown>> = {
  $currency_symbol: '$',
  $field_states: null,
  $review_process: { approve: false, reject: false, resubmit: false },
  $review: null,
  $editable: true,
  $sharing_permission: 'full_access',
  $process_flow: false,
  $approved: true,
  $approval: { delegate: false, approve: false, reject: false, resubmit: false },
  $approval_state: 'approved',
  $orchestration: false,
  $in_merge: false,
  $locked_for_me: false,
  $followed: false,
  $zia_visions: null,
  $pathfinder: null,
  $state: 'save',
}

function markOf(record: RecordRow, name: string, symbol: unknown): unknown {
  if (name === '$currency_symbol') return symbol
  return own(record, name) ?? own(usualMarks, name) ?? null
}
