import type { Key, Row, TableSpec } from '../../../engine/table.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { isStored } from '../../fields/is-stored.ts'
import { isDateTime } from '../../fields/times.ts'
import type { FieldRow } from '../fields/field-row.ts'

/**
 * A record under the names of its module's fields. Only what is there is kept; references are `{ id }`, and what they
 * point to may be gone: it then reads as null, and comes back with the record that is restored.
 */
export interface RecordRow extends Row {
  readonly Created_Time: string
  readonly Modified_Time: string
  readonly [field: string]: unknown
}

/** What the table of a module's records asks its metadata. */
export interface FieldsOfModule {
  fieldsOf(module: string): readonly FieldRow[]
}

const PREFIX = 'records/'

/** Table of the records of a module. Unique are what the fields of the module say, at any time. */
export function recordTable(module: string, metadata: FieldsOfModule): TableSpec<RecordRow> {
  const marked = createMarked(module, metadata)
  return {
    name: `${PREFIX}${module}`,
    // A converted lead is out of the way: whether its values are taken, the duplicate check of the organization says.
    unique: (row) => (isConverted(row) ? [] : marked().unique.flatMap((field) => keyOf(row, field))),
    index: (row) => [
      ...marked().lookups.flatMap((field) => referenceKey(row, field)),
      ...marked().checked.flatMap((field) => keyOf(row, field)),
    ],
    schema: () => metadata.fieldsOf(module),
    check: (row) => {
      // Whatever it holds, it is an object.
      const values = row as unknown as Json
      for (const name of ['Created_Time', 'Modified_Time'])
        if (!isDateTime(own(values, name)))
          throw new TypeError(`${PREFIX}${module} ${row.id}.${name} must be a time.`)
      const fields = metadata.fieldsOf(module)
      if (fields.length === 0) throw new TypeError(`${PREFIX}${module}: the module has no fields.`)
      for (const field of fields) {
        const value = own(values, field.api_name)
        if (value === undefined || value === null || isStored(value, field)) continue
        const type = field.data_type
        throw new TypeError(
          `${PREFIX}${module} ${row.id}.${field.api_name} must be a value of the type ${type}.`,
        )
      }
    },
  }
}

/** The module whose records a table holds; undefined when it holds none. */
export function moduleOfTable(name: string): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined
}

interface Marked {
  readonly unique: readonly FieldRow[]
  readonly lookups: readonly FieldRow[]
  /** That of the system's duplicate check, unless it is unique. */
  readonly checked: readonly FieldRow[]
}

/** The fields of a module that its indexes need, worked out once for each state of its metadata. */
function createMarked(module: string, metadata: FieldsOfModule): () => Marked {
  let of: readonly FieldRow[] | undefined
  let marked: Marked = { unique: [], lookups: [], checked: [] }
  return () => {
    const fields = metadata.fieldsOf(module)
    if (fields === of) return marked
    of = fields
    marked = {
      unique: fields.filter(isDistinct),
      checked: fields.filter((field) => field.api_name === checkFieldOf(module) && !isDistinct(field)),
      lookups: fields.filter(({ data_type: type }) => type === 'lookup' || type === 'multi_module_lookup'),
    }
    return marked
  }
}

const checkFields: Readonly<Record<string, string>> = {
  Leads: 'Email',
  Contacts: 'Email',
  Accounts: 'Account_Name',
  Deals: 'Deal_Name',
  Campaigns: 'Campaign_Name',
  Cases: 'Subject',
  Solutions: 'Solution_Title',
  Products: 'Product_Name',
  Vendors: 'Vendor_Name',
  Price_Books: 'Price_Book_Name',
  Quotes: 'Subject',
  Sales_Orders: 'Subject',
  Purchase_Orders: 'Subject',
  Invoices: 'Subject',
}

/** Field that the system tells duplicates by when an upsert names none; that of custom modules is their name. */
export function checkFieldOf(module: string): string {
  return checkFields[module] ?? 'Name'
}

/** Whether a record is a lead that became others. */
export function isConverted(row: RecordRow): boolean {
  return row['Converted__s'] === true
}

/** `{}` and null say that a field is not unique. */
export function isUnique({ unique }: Pick<FieldRow, 'unique'>): boolean {
  return unique !== null && unique !== undefined && Object.keys(unique).length > 0
}

/** Who may name records by the values of a field; undefined: it is not an external one. */
export function externalTypeOf({ external }: Pick<FieldRow, 'external'>): 'org' | 'user' | undefined {
  const type = isJsonObject(external) ? own(external, 'type') : undefined
  return type === 'org' || type === 'user' ? type : undefined
}

/** Whether no two records may have a value in common: unique fields, and external ones. */
export function isDistinct(field: Pick<FieldRow, 'unique' | 'external'>): boolean {
  return isUnique(field) || externalTypeOf(field) !== undefined
}

/**
 * What tells the value of a field from others, as tables keep it: without regard to case, unless the field says otherwise.
 * Values of an external field for each user are told apart by whose record they are on.
 */
export function distinction(value: unknown, field: FieldRow, userId: string): string | undefined {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined
  const text = field.unique?.case_sensitive === true ? String(value) : String(value).toLowerCase()
  return externalTypeOf(field) === 'user' && !isUnique(field) ? `${userId} ${text}` : text
}

function keyOf(row: RecordRow, field: FieldRow): readonly Key[] {
  const name = field.api_name
  const by = own(row, 'Created_By')
  const key = distinction(own(row, name), field, isJsonObject(by) ? String(own(by, 'id')) : '')
  return key === undefined ? [] : [[name, key]]
}

function referenceKey(row: RecordRow, { api_name: name }: FieldRow): readonly Key[] {
  const value = own(row, name)
  const id = isJsonObject(value) ? own(value, 'id') : undefined
  return typeof id === 'string' ? [[name, id]] : []
}
