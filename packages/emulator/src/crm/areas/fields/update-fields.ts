import { badPathId, fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import { readRow, type Values } from '../../fields/read-row.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { optionRow } from '../../seed/standard-modules/options.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { recompute } from '../records/formulas.ts'
import { isUnique } from '../records/record-row.ts'
import { changeValues } from './change-values.ts'
import { checkLength, place } from './check-draft.ts'
import { exceeded, refuseLabel } from './create-fields.ts'
import { scheduleOptionDeletion } from './delete-option.ts'
import { changedFieldFields } from './draft-fields.ts'
import { privateAfter } from './private-after.ts'
import type { FieldRow, OptionRow } from './field-row.ts'
import { fieldOfPath } from './get-field.ts'

/** `PATCH /settings/fields?module=`: each row names its field. */
export function updateFields(call: Call): CrmAnswer {
  const fields = call.data.modules.fieldsOf(moduleOfQuery(call).api_name)
  return answerRows(call, { key: 'fields', most: 5, success: 200 }, (row, path) => {
    const id = isJsonObject(row) ? own(row, 'id') : undefined
    if (id === undefined) throw mandatory(place(path, 'id'))
    const field = fields.find((each) => each.id === id)
    if (field === undefined) throw invalidId(place(path, 'id'))
    return updateField(field, row, path, call)
  })
}

/** `PATCH /settings/fields/{field}?module=` */
export function updateOneField(call: Call): CrmAnswer {
  const field = fieldOfPath(call)
  if (field === undefined) throw new Refusal(badPathId(2))
  return answerRows(call, { key: 'fields', most: 1, success: 200 }, (row, path) =>
    updateField(field, row, path, call),
  )
}

/** What the type of a field decides for good; and what is written otherwise. */
const immutable = ['data_type', 'api_name', 'external', 'textarea']

/** Changes a field by what a row says. @throws RowFault */
export function updateField(field: FieldRow, row: unknown, path: string, call: Call): RowDone {
  const { data, now } = call
  const draft = readRow(row, changedFieldFields, path, knownRows(call), 'update')
  refuseChanges(field, draft, path)
  const fields = data.modules.fieldsOf(field.module)
  const label = own(draft, 'field_label')
  if (typeof label === 'string')
    refuseLabel(
      label,
      fields.filter(({ id }) => id !== field.id),
      path,
    )
  const { pick_list_values: options, unique, formula, lookup: _lookup, ...kept } = draft
  const next: FieldRow = {
    ...field,
    ...kept,
    ...(kept['length'] === undefined ? {} : { length: checkLength(draft, field.data_type, path) }),
    ...uniqueAfter(field, unique, fields, path),
    ...privateAfter(field, draft, path, data),
    ...(isJsonObject(formula) ? { formula: { ...field.formula, ...formula } } : {}),
    ...(Array.isArray(options) ? { pick_list_values: mergeOptions(field, options, path, call) } : {}),
    modified_time: writeTime(now, orgOf(data).time_zone),
  }
  data.modules.tables.fields.replace(next)
  if (isJsonObject(formula)) recompute(field.module, call)
  return { message: 'field updated', details: { id: field.id } }
}

function refuseChanges(field: FieldRow, draft: Values, path: string): void {
  const returned = own(draft, 'formula') as { readonly return_type?: string } | undefined
  const refused = [
    ...immutable.filter((name) => own(draft, name) !== undefined && own(draft, name) !== own(field, name)),
    ...(!field.custom_field && own(draft, 'field_label') !== undefined ? ['field_label'] : []),
    ...(returned?.return_type !== undefined && returned.return_type !== field.formula?.return_type
      ? ['formula']
      : []),
  ]
  const [first] = refused
  if (first !== undefined)
    throw new RowFault(fault('NOT_ALLOWED', 'this cannot be changed', place(path, first)))
}

function uniqueAfter(
  field: FieldRow,
  unique: unknown,
  fields: readonly FieldRow[],
  path: string,
): Pick<FieldRow, 'unique'> {
  if (unique === undefined) return {}
  if (!isJsonObject(unique) || Object.hasOwn(unique, '_disable')) return { unique: {} }
  if (!isUnique(field) && fields.filter(isUnique).length >= 2) throw exceeded(2, place(path, 'unique'))
  return { unique: { case_sensitive: own(unique, 'case_sensitive') === true } }
}

/** Options after a change: found by id or actual value, changed or removed; others are added. Records follow. */
function mergeOptions(
  field: FieldRow,
  sent: readonly unknown[],
  path: string,
  call: Call,
): readonly OptionRow[] {
  const options = new Map((field.pick_list_values ?? []).map((option) => [option.id, option]))
  for (const [index, row] of sent.entries()) {
    const change = row as Readonly<Record<string, string | undefined>>
    const { id, actual_value: actual, display_value: shown } = change
    const known = [...options.values()].find((option) => option.id === id || option.actual_value === actual)
    const at = `${path}.pick_list_values[${index}]`
    if (known === undefined) {
      if (id !== undefined) throw invalidId(place(at, 'id'))
      if (shown === undefined && actual === undefined) throw mandatory(place(at, 'display_value'))
      const added = optionRow(
        nextId(call.data),
        shown ?? actual ?? '',
        actual ?? shown ?? '',
        options.size + 1,
      )
      options.set(added.id, added)
    } else if (Object.hasOwn(change, '_delete')) {
      options.delete(known.id)
      scheduleOptionDeletion(field, known, call)
    } else {
      options.set(known.id, { ...known, display_value: shown ?? known.display_value })
      if (shown !== undefined && shown !== known.display_value)
        changeValues(field, call.data, (value) => (value === known.display_value ? shown : value))
    }
  }
  return [...options.values()].map((option, index) => ({ ...option, sequence_number: index + 1 }))
}
