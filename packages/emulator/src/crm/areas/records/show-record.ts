import { isJsonObject, own } from '../../../json.ts'
import { levels, type Access } from '../../access/access.ts'
import type { Call } from '../../call.ts'
import { orgOf, type OrgData } from '../../data.ts'
import type { Known } from '../../fields/field.ts'
import { isRowList } from '../../fields/row-lists.ts'
import { showerOf } from '../../fields/show-row.ts'
import { knownRows } from '../../known-rows.ts'
import { isInProcess } from '../blueprint/lead-process.ts'
import { amountsIn, currencyRowOf } from '../currencies/home-value.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { isRichText } from './full-texts.ts'
import { externalTypeOf, type RecordRow } from './record-row.ts'
import { rollUpOf } from './roll-ups.ts'
import { isLocked } from './refuse-locked.ts'

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
  const asked = Object.keys(amountMarks).filter((name) => call.query.get(name.slice(1)) === 'true')
  const marks = [...(names ?? [...ownMarks, ...Object.keys(usualMarks), ...related]), ...asked].filter(
    (name) => name.startsWith('$'),
  )
  const symbol = orgOf(call.data)['currency_symbol']
  const columnsOf = (shown: readonly FieldRow[]): readonly Column[] =>
    shown.map((each) => rolledUp(each, ownOnly(each, columnOf(each, known), call.user.id), call))
  const access = call.accessTo(module)
  const show = (record: RecordRow, columns: readonly Column[]): Record<string, unknown> => {
    const answer: Record<string, unknown> = {}
    for (const name of marks) answer[name] = markOf(record, name, { symbol, module, access, data: call.data })
    for (const { name, read, show: shown } of columns) answer[name] = shown(read(record))
    answer['id'] = record.id
    return answer
  }
  const lists = chosen.filter(isOnlySingle)
  const inRows = columnsOf(chosen.filter((field) => !isOnlySingle(field)))
  return {
    row: (record) => show(record, inRows),
    single: (record) => {
      const more =
        lists.length === 0
          ? {}
          : { $has_more: Object.fromEntries(lists.map((each) => [each.api_name, false])) }
      return { ...show(record, columnsOf(chosen)), ...more }
    },
  }
}

/** Zoho leaves these out of lists. */
function isOnlySingle(field: FieldRow): boolean {
  return isRowList(field) || field.data_type === 'multiselectlookup' || field.data_type === 'multiuserlookup'
}

const LONGEST_RICH_TEXT = 500

/** A field of an answer, and what it shows of the value that a record has. */
interface Column {
  readonly name: string
  readonly read: (record: RecordRow) => unknown
  readonly show: (value: unknown) => unknown
}

function columnOf(field: FieldRow, known: Known): Column {
  const { data_type: type, api_name: name } = field
  const absent = type === 'boolean' ? false : isListOfTags(field) ? [] : null
  const shown = showerOf(field, known)
  const isReference = type === 'lookup' || type === 'multi_module_lookup'
  const isRich = isRichText(field)
  return {
    name,
    // Nearly no field has the name of something that every object inherits: what is there is the record's own.
    read: name in Object.prototype ? (record) => own(record, name) : (record) => record[name],
    show: (value) => {
      if (value === undefined || value === null) return absent
      const answer = shown(value)
      if (isReference) return isNamed(answer) ? answer : null
      return isRich && typeof answer === 'string' ? answer.slice(0, LONGEST_RICH_TEXT) : answer
    },
  }
}

/** The values of an external field for each user are shown to the one whose records they are on. */
function ownOnly(field: FieldRow, column: Column, userId: string): Column {
  if (externalTypeOf(field) !== 'user') return column
  return {
    ...column,
    read: (record) => {
      const by = own(record, 'Created_By')
      return isJsonObject(by) && own(by, 'id') === userId ? column.read(record) : undefined
    },
  }
}

/** Roll-ups are worked out when they are read. */
function rolledUp(field: FieldRow, column: Column, call: Call): Column {
  const read = field.data_type === 'rollup_summary' ? rollUpOf(field, call) : undefined
  return read === undefined ? column : { ...column, read }
}

/** What a reference points to may lie in the bin: it has no name then, and reads as null. */
function isNamed(shown: unknown): boolean {
  return (shown as { readonly name: string | null }).name !== null
}

function isListOfTags({ api_name: name, json_type: json }: FieldRow): boolean {
  return name === 'Tag' && json === 'jsonarray'
}

/** What the caller may do. */
const ownMarks = ['$editable', '$sharing_permission']

/** What Zoho says of a record besides its fields, for one that nothing is going on with. */
const usualMarks: Readonly<Record<string, unknown>> = {
  $currency_symbol: '$',
  $field_states: null,
  $review_process: { approve: false, reject: false, resubmit: false },
  $review: null,
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

/** What Zoho's own pages ask for by parameters of these names. */
const amountMarks: Readonly<Record<string, 'own' | 'home'>> = {
  $formatted_currency: 'own',
  $home_converted_currency: 'home',
}

interface Marked {
  readonly data: OrgData
  readonly symbol: unknown
  readonly module: string
  readonly access: Access
}

const permissions = ['read_only', 'read_only', 'read_write', 'full_access'] as const

function markOf(record: RecordRow, name: string, { symbol, module, access, data }: Marked): unknown {
  if (name === '$editable') return access.levelOf(record) >= levels.write
  if (name === '$sharing_permission') return permissions[access.levelOf(record)]
  const amounts = amountMarks[name]
  if (amounts !== undefined) return amountsIn(amounts, record, module, data)
  if (name === '$currency_symbol') return currencyRowOf(record, data)?.symbol ?? symbol
  if (name === '$locked_for_me') return isLocked(record)
  if (name === '$process_flow') return isInProcess(module, record)
  return own(record, name) ?? own(usualMarks, name) ?? null
}
