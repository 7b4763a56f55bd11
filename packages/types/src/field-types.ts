import { isSet } from './metadata-rules.ts'
import type { FieldMetadata } from './metadata.ts'
import { comment, member } from './text.ts'
import { optionsOf, valueType, type Surroundings } from './value-type.ts'

/** What a field is in each of the types of its module. */
export interface FieldTypes {
  readonly name: string
  readonly doc: string
  /** Empty where rows do not have it. */
  readonly row: string
  readonly create: string
  readonly update: string
}

/** Fields that must be sent whatever their metadata says (Zoho's page on inserting records). */
const documentedAsMandatory: Readonly<Record<string, string>> = {
  Leads: 'Last_Name',
  Contacts: 'Last_Name',
  Accounts: 'Account_Name',
  Deals: 'Deal_Name Stage',
  Tasks: 'Subject',
  Calls: 'Subject Call_Type Call_Start_Time Call_Duration',
  Events: 'Event_Title Start_DateTime End_DateTime',
  Products: 'Product_Name',
  Quotes: 'Subject Quoted_Items',
  Invoices: 'Subject Invoiced_Items',
  Sales_Orders: 'Subject Ordered_Items',
  Purchase_Orders: 'Subject Vendor_Name Purchase_Items',
  Campaigns: 'Campaign_Name',
  Vendors: 'Vendor_Name',
  Price_Books: 'Price_Book_Name Pricing_Details',
  Cases: 'Case_Origin Status Subject',
  Solutions: 'Solution_Title',
}

/** Whether a field is there for whoever reads. */
export function isReadable({ type, visible }: FieldMetadata): boolean {
  return type !== 'unused' && visible !== false
}

const computed = new Set([
  'formula',
  'rollup_summary',
  'autonumber',
  'profileimage',
  'territories',
  'consent_lookup',
])

/** Older answers have no `operation_type` that would say so. */
const neverWritten = new Set(['id', 'Created_By', 'Created_Time', 'Modified_By', 'Modified_Time'])

/** Whether a write may name the field. `field_read_only` says nothing: `Owner` has it and is written every day. */
export function isWritable(field: FieldMetadata, how: 'create' | 'update'): boolean {
  if (field.data_type === 'subform') return true
  if (computed.has(field.data_type) || neverWritten.has(field.api_name) || field.read_only === true)
    return false
  const allowed = how === 'create' ? field.operation_type?.api_create : field.operation_type?.api_update
  return allowed !== false
}

/** Whether a new record must bring the field. */
export function isMandatory(module: string, field: FieldMetadata, inLayout: ReadonlySet<string>): boolean {
  if (!isWritable(field, 'create')) return false
  const documented = Object.hasOwn(documentedAsMandatory, module) ? documentedAsMandatory[module] : undefined
  return (
    field.system_mandatory === true ||
    inLayout.has(field.api_name) ||
    documented?.split(' ').includes(field.api_name) === true
  )
}

/** The members of one field. */
export function fieldTypes(
  module: string,
  field: FieldMetadata,
  around: Surroundings,
  inLayout: ReadonlySet<string>,
): FieldTypes {
  const { read, write, update = write } = valueType(field, around)
  const name = member(field.api_name)
  const mandatory = isMandatory(module, field, inLayout)
  const writes = (how: 'create' | 'update', type: string | undefined): string => {
    if (type === undefined || !isWritable(field, how)) return `${name}?: never`
    if (!mandatory) return `${name}?: ${type} | null | undefined`
    return how === 'create' ? `${name}: ${type}` : `${name}?: ${type} | undefined`
  }
  return {
    name: field.api_name,
    doc: describe(field),
    row: `${name}: ${read}${read === 'unknown' || isAlwaysThere(field) ? '' : ' | null'}`,
    create: writes('create', write),
    update: writes('update', update),
  }
}

/** Everything else may read as `null`: not set, restricted, or added after the record. */
function isAlwaysThere(field: FieldMetadata): boolean {
  const restricted = isSet(field.private) || field.hipaa_compliance_enabled === true
  return stamps.has(field.api_name) || (field.system_mandatory === true && !restricted)
}

const stamps = new Set(['id', 'Owner', 'Created_By', 'Created_Time', 'Modified_By', 'Modified_Time'])

/** What a comment says of a field: label, data type, limits, and what privacy asks for. */
function describe(field: FieldMetadata): string {
  const { field_label: label, data_type: type, length, decimal_place: decimals, range } = field
  const size = sizes[type]
  const parts = [
    type,
    size !== undefined && typeof length === 'number' ? `at most ${String(length)} ${size}` : undefined,
    typeof decimals === 'number' && decimals > 0 ? `${String(decimals)} decimals` : undefined,
    typeof range?.from === 'number' && typeof range.to === 'number'
      ? `${String(range.from)} to ${String(range.to)}`
      : undefined,
    isSet(field.unique) ? 'unique' : undefined,
    isSet(field.external) ? 'external id' : undefined,
    field.lookup?.module?.api_name,
    optionsOf(field).length > 0 || !type.includes('picklist') ? undefined : 'no options',
  ].filter((part) => part !== undefined)
  const privacy = [
    isSet(field.private) ? 'Personal data (GDPR); reads as null where access is restricted.' : undefined,
    field.hipaa_compliance_enabled === true
      ? 'Health data (HIPAA); reads as null where access is restricted.'
      : undefined,
  ].filter((part) => part !== undefined)
  const known = field.api_name.replaceAll('_', ' ')
  const named = label === null || label === undefined || label === known ? '' : `“${label}”: `
  return comment([`${named}${parts.join(', ')}.`, ...privacy].join(' '))
}

const sizes: Readonly<Record<string, string>> = {
  text: 'characters',
  textarea: 'characters',
  richtextarea: 'characters',
  email: 'characters',
  phone: 'characters',
  website: 'characters',
  integer: 'digits',
  bigint: 'digits',
  double: 'digits',
  percent: 'digits',
  currency: 'digits',
  fileupload: 'files',
  imageupload: 'images',
}
