/** Zoho's data types, and three for the bodies of settings: an object, a list of objects, and anything. */
export type DataType =
  | 'ALARM'
  | 'RRULE'
  | 'address'
  | 'any'
  | 'autonumber'
  | 'bigint'
  | 'boolean'
  | 'consent_lookup'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'double'
  | 'email'
  | 'event_reminder'
  | 'fileupload'
  | 'formula'
  | 'imageupload'
  | 'integer'
  | 'layout'
  | 'linetax'
  | 'list'
  | 'long'
  | 'lookup'
  | 'mediumtext'
  | 'module'
  | 'multi_module_lookup'
  | 'multireminder'
  | 'multiselectlookup'
  | 'multiselectpicklist'
  | 'multiuserlookup'
  | 'object'
  | 'ownerlookup'
  | 'percent'
  | 'phone'
  | 'picklist'
  | 'profileimage'
  | 'richtextarea'
  | 'rollup_summary'
  | 'subform'
  | 'territories'
  | 'text'
  | 'textarea'
  | 'time_range'
  | 'userlookup'
  | 'website'

/** A field as metadata describes it, in Zoho's names: what a row of `GET /settings/fields` says is the rule itself. */
export interface Field {
  readonly api_name: string
  readonly data_type: DataType
  /** JSON kind of the value, where it is not that of the data type: `Tag` is a text that carries an array. */
  readonly json_type?: string | undefined
  /** Most characters, digits, files or rows. */
  readonly length?: number | null | undefined
  readonly decimal_place?: number | null | undefined
  readonly range?: { readonly from: number; readonly to: number } | null | undefined
  /** Whether a new row must bring it. */
  readonly system_mandatory?: boolean | undefined
  readonly read_only?: boolean | undefined
  readonly operation_type?: { readonly api_create: boolean; readonly api_update: boolean } | undefined
  /** `{}`: it is not unique. */
  readonly unique?: { readonly case_sensitive?: boolean } | null | undefined
  readonly pick_list_values?: readonly PicklistValue[] | undefined
  /** Whether only the values of the list are taken. Zoho's picklists take new ones. */
  readonly closed?: boolean | undefined
  /** What a value must look like: sent back as `regex`. */
  readonly pattern?: string | undefined
  readonly lookup?: { readonly module?: { readonly api_name: string } | undefined } | null | undefined
  /** What the user that a field names may do with the record, in the words of fields. */
  readonly sharing_properties?:
    | {
        readonly share_preference_enabled: boolean
        readonly share_permission: string
        readonly share_with_superiors?: boolean | undefined
      }
    | null
    | undefined
  readonly multiselectlookup?: MultiLookup | null | undefined
  readonly multiuserlookup?: MultiLookup | null | undefined
  readonly multi_module_lookup?:
    | { readonly modules?: readonly { readonly api_name: string }[] | undefined }
    | null
    | undefined
  /** Module whose fields the rows of a subform have. */
  readonly associated_module?: { readonly module: string } | null | undefined
  /** Fields of an object, or of each row of a list, where they are not modules. */
  readonly fields?: readonly Field[] | undefined
  readonly formula?:
    | { readonly return_type?: string | undefined; readonly dynamic?: boolean | undefined }
    | null
    | undefined
  readonly rollup_summary?: { readonly return_type?: string | undefined } | null | undefined
  /** Personal: `{ restricted, type, export }`. */
  readonly private?: unknown
  /** About somebody's health: `{ restricted, restricted_in_export }`. */
  readonly hipaa_compliance?: unknown
  /** Encrypted, unless the mode says that this was undone. */
  readonly crypt?: { readonly mode?: string | undefined } | null | undefined
}

/** What a link to several rows points to, as metadata writes it: the older keys, then the newer ones. */
export interface MultiLookup {
  readonly connected_module?: { readonly api_name: string } | undefined
  readonly connectedlookup_apiname?: string | undefined
  readonly connected_details?: { readonly module?: { readonly api_name: string } | undefined } | undefined
  /** Module whose rows are the links, and its lookup to the record that they stand in. */
  readonly linking_module?: string | undefined
  readonly lookup_apiname?: string | undefined
  readonly linking_details?:
    | {
        readonly module?: { readonly api_name: string } | undefined
        readonly lookup_field?: { readonly api_name: string } | undefined
        readonly connected_lookup_field?: { readonly api_name: string } | undefined
      }
    | undefined
}

export interface PicklistValue {
  readonly display_value: string
  readonly actual_value: string
}

/** Where a value stands in a body. */
export interface Place {
  readonly api_name: string
  readonly json_path: string
}

/** What a value is read and shown against besides its field. */
export interface Known {
  /** Whether a module (or another kind of row: `users`, `layouts`) has a row of this id. */
  has(module: string, id: string): boolean
  /** The name of a row. */
  nameOf(module: string, id: string): string | null
  /** E-mail address of a user: references to users carry it where this is given. */
  emailOf?(user: string): string | null
  /** Both names of a module that one of them names; where it is left out, what was written is shown. */
  moduleOf?(idOrName: string): { readonly api_name: string; readonly id: string } | undefined
  fieldsOf(module: string): readonly Field[]
  /** Of the user who calls: IANA name. */
  readonly timeZone: string
}

/** How the values of one data type are read, shown and compared. */
export interface ValueType {
  /** What a write may bring; undefined: it is computed, and no write changes it. @throws RowFault */
  readonly read?: ((value: unknown, field: Field, place: Place, known: Known) => unknown) | undefined
  /** What an answer carries; without it, what is stored. */
  readonly show?: ((value: unknown, field: Field, known: Known) => unknown) | undefined
  /** Below zero when the first of two values that are there comes first; without it, they have no order. */
  readonly compare?: ((one: unknown, other: unknown) => number) | undefined
}
