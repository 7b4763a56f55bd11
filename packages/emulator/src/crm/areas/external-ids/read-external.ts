import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field } from '../../fields/field.ts'
import { rowFieldsOf } from '../../fields/row-lists.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { distinction, externalTypeOf } from '../records/record-row.ts'

/** A field by whose values the header `X-EXTERNAL` lets records be named. */
export interface External {
  /** Module of the records that are named. */
  readonly module: string
  readonly field: FieldRow
  /**
   * Where a row refers to them: `['Account_Name']`, `['Quoted_Items', 'Product_Name']`. Empty: they themselves are
   * written or read, or hang on the record of the path.
   */
  readonly steps: readonly string[]
}

/** The fields that a header names: `Contacts.No,Contacts.Account_Name.No`. @throws Refusal for what is not an external field */
export function readExternals(header: string, call: Call): readonly External[] {
  return header.split(',').map((path) => {
    const external = readPath(path.trim(), call)
    if (external !== undefined) return external
    const details = { header_name: 'X-EXTERNAL' }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid external field', details)))
  })
}

/** `Module.Lookup.Field`, `Module.Subform.Lookup.Field`, `Module.Lookup->Other_Module.Field` */
function readPath(path: string, call: Call): External | undefined {
  const { modules } = call.data
  const [before = '', after] = path.split('->')
  const [base = '', ...names] = before.split('.')
  const [named, ...others] = after?.split('.') ?? []
  const last = after === undefined ? names.pop() : others.pop()
  if (last === undefined || others.length > 0 || names.length > 2) return undefined
  const lookup = names.length === 0 ? undefined : fieldAt(base, names, call)
  if (names.length > 0 && lookup === undefined) return undefined
  const module = named ?? (lookup === undefined ? base : (lookup.lookup?.module?.api_name ?? ''))
  const field = modules.fieldOf(module, last)
  if (field === undefined || externalTypeOf(field) === undefined) return undefined
  return { module, field, steps: names }
}

/** The field of a module, or of the rows of one of its lists. */
function fieldAt(module: string, [name = '', inside]: readonly string[], call: Call): Field | undefined {
  const field = call.data.modules.fieldOf(module, name)
  if (field === undefined || inside === undefined) return field
  return rowFieldsOf(field, knownRows(call)).find((each) => each.api_name === inside)
}

/** Id of the record that has a value. */
export function idOfValue(
  value: unknown,
  { module, field }: External,
  { data, user }: Pick<Call, 'data' | 'user'>,
): string | undefined {
  const key = distinction(value, field, user.id)
  if (key === undefined) return undefined
  return data.modules.recordsOf(module).where(field.api_name, key)[0]?.id
}
