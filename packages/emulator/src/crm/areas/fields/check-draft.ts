import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Values } from '../../fields/read-row.ts'
import { RowFault } from '../../fields/row-fault.ts'

/** Lengths that a field of a type may have: least, most, and that of a field that names none. */
const lengths: Readonly<Record<string, readonly [least: number, most: number, usual: number]>> = {
  text: [1, 255, 255],
  email: [1, 100, 100],
  phone: [1, 30, 30],
  website: [1, 450, 450],
  integer: [1, 9, 9],
  bigint: [1, 18, 18],
  double: [1, 18, 16],
  percent: [1, 5, 5],
  currency: [1, 16, 16],
  autonumber: [1, 255, 255],
  fileupload: [1, 5, 1],
  imageupload: [1, 10, 1],
}

const areas: Readonly<Record<string, number>> = { small: 2000, large: 32_000, rich_text: 50_000 }

/** Lengths of what nobody chooses the length of. */
const fixed: Readonly<Record<string, number>> = {
  picklist: 120,
  multiselectpicklist: 1000,
  date: 20,
  datetime: 120,
  boolean: 5,
  lookup: 120,
  userlookup: 120,
  formula: 16,
  rollup_summary: 16,
}

/** What a field of a type must bring besides. */
const needed: Readonly<Record<string, string>> = {
  textarea: 'textarea',
  currency: 'currency',
  autonumber: 'auto_number',
  formula: 'formula',
  rollup_summary: 'rollup_summary',
  lookup: 'lookup',
}

/** Length of a new field. @throws RowFault for one that its type does not allow, and for what its type needs and lacks */
export function checkDraft(draft: Values, module: string, path: string): number {
  const type = String(own(draft, 'data_type'))
  checkExternal(draft, type, module, path)
  checkNeeded(draft, type, path)
  if (type === 'picklist' || type === 'multiselectpicklist') checkOptions(draft, path)
  return checkLength(draft, type, path)
}

/** @throws RowFault when the length is not one that the type allows */
export function checkLength(draft: Values, type: string, path: string): number {
  const length = own(draft, 'length')
  if (type === 'textarea') {
    const area = own(draft, 'textarea') as { readonly type?: string } | undefined
    return areas[area?.type ?? 'small'] ?? 2000
  }
  const [from, to, usual] = lengths[type] ?? [1, 50_000, fixed[type] ?? 255]
  if (typeof length !== 'number' || lengths[type] === undefined) return usual
  if (length < from || length > to) throw mismatch(path, { range: { from, to } })
  return length
}

function mismatch(path: string, why: object): RowFault {
  const details = { dependee: place(path, 'data_type'), ...place(path, 'length'), ...why }
  return new RowFault(fault('DEPENDENT_MISMATCH', 'dependent mismatch', details))
}

function checkNeeded(draft: Values, type: string, path: string): void {
  const name = Object.hasOwn(needed, type) ? needed[type] : undefined
  if (name === undefined || own(draft, name)) return
  const details = { dependee: place(path, 'data_type'), ...place(path, name) }
  throw new RowFault(fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', details))
}

/** Values name records in fields of texts alone, and never calls. @throws RowFault */
function checkExternal(draft: Values, type: string, module: string, path: string): void {
  const external = own(draft, 'external')
  if (!isJsonObject(external)) return
  if (module === 'Calls')
    throw new RowFault(fault('NOT_ALLOWED', 'calls have no external fields', place(path, 'external')))
  if (own(external, 'type') === undefined)
    throw new RowFault(
      fault('MANDATORY_NOT_FOUND', 'required field not found', place(`${path}.external`, 'type')),
    )
  if (type === 'text') return
  const details = { dependee: place(path, 'data_type'), ...place(path, 'external') }
  throw new RowFault(fault('DEPENDENT_MISMATCH', 'dependent mismatch', details))
}

/** Options of its own, or those of a global picklist: one of the two. @throws RowFault */
function checkOptions(draft: Values, path: string): void {
  const names = ['pick_list_values', 'global_picklist']
  const given = names.filter((name) => own(draft, name))
  const places = names.map((name) => place(path, name))
  if (given.length === 0) {
    const details = { expected_fields: places, dependee: place(path, 'data_type') }
    throw new RowFault(fault('EXPECTED_DEPENDENT_FIELD_MISSING', 'expected dependent field missing', details))
  }
  if (given.length === 2) {
    throw new RowFault(
      fault('AMBIGUITY_DURING_PROCESSING', 'ambiguity while processing', { ambiguity_due_to: places }),
    )
  }
}

/** Where a member of a row stands. */
export function place(path: string, name: string): { readonly api_name: string; readonly json_path: string } {
  return { api_name: name, json_path: `${path}.${name}` }
}
