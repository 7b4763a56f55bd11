import type { DataType, Field } from '../../fields/field.ts'
import { dataTypes } from '../../fields/types.ts'
import { listFields } from './field-groups.ts'
import { parseFields, type ParsedField } from './parse-fields.ts'

/** Length of a field that names none, by its kind. */
const lengths: Readonly<Record<string, number>> = {
  textarea: 32_000,
  email: 100,
  phone: 30,
  website: 255,
  picklist: 120,
  integer: 9,
  bigint: 18,
  double: 16,
  currency: 16,
  percent: 5,
  date: 20,
  datetime: 120,
  boolean: 5,
  lookup: 120,
  ownerlookup: 120,
  related: 120,
  profileimage: 255,
  layout: 50,
  tags: 2000,
}

/** Modules that a task, a meeting, a call, a note or an attachment may belong to. */
const relatable =
  'Leads Accounts Contacts Deals Campaigns Products Vendors Quotes Sales_Orders Purchase_Orders Invoices Cases Solutions Price_Books'

/** What the kind of a field says of it, as metadata writes it. */
export interface FieldKind {
  readonly data_type: DataType
  readonly [member: string]: unknown
}

/** What metadata says of a field of some kind. `idOf` gives the id of a module. */
export function describeKind(
  { name, kind, argument = '', length = lengths[kind] }: ParsedField,
  idOf: (module: string) => string,
): FieldKind {
  const size = length === undefined ? {} : { length }
  const to = (module: string): { api_name: string; id: string } => ({ api_name: module, id: idOf(module) })
  switch (kind) {
    case 'tags':
      return { data_type: 'text', json_type: 'jsonarray', ui_type: 209, ...size }
    case 'rows':
      return { data_type: 'text', json_type: 'jsonarray', fields: rowFields(argument, idOf) }
    case 'related':
      return {
        data_type: 'multi_module_lookup',
        ...size,
        multi_module_lookup: { display_label: name, api_name: name, modules: relatable.split(' ').map(to) },
      }
    case 'lookup':
      return {
        data_type: 'lookup',
        ...size,
        lookup: { module: { ...to(argument), crypt: false }, query_details: { system_query_id: null } },
      }
    case 'subform':
      return { data_type: 'subform', associated_module: { module: argument, id: idOf(argument) } }
    case 'textarea':
      return { data_type: 'textarea', ...size, textarea: { type: (length ?? 0) > 2000 ? 'large' : 'small' } }
    case 'share':
      return { data_type: 'integer', ...size, range: { from: 0, to: 100 } }
    case 'double':
    case 'percent':
      return { data_type: kind, ...size, decimal_place: 2 }
    case 'currency':
      return {
        data_type: 'currency',
        ...size,
        decimal_place: 2,
        currency: { rounding_option: 'normal', precision: 2 },
      }
    default:
      return { data_type: dataTypeOf(kind), ...size }
  }
}

function dataTypeOf(kind: string): DataType {
  if (!dataTypes.includes(kind)) throw new Error(`There is no data type "${kind}".`)
  // The list holds the data types.
  return kind as DataType
}

/** The fields of the rows of a list, such as the prices of a price book. */
function rowFields(list: string, idOf: (module: string) => string): readonly Field[] {
  return parseFields(listFields[list] ?? '').map((field) => ({
    api_name: field.name,
    ...describeKind(field, idOf),
    system_mandatory: field.mandatory,
    read_only: field.readOnly,
  }))
}
