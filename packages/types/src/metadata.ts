// What the generator reads of metadata, under Zoho's names. Answers of Zoho's fit as they are; other keys are not read.
// Of what is not set Zoho sends `null`, `{}` or nothing, by key: each is accepted everywhere.

/** Modules of one organization, each with its fields. */
export interface OrganizationMetadata {
  readonly modules: readonly ModuleMetadata[]
}

/** A row of `GET /settings/modules`, with the rows of `GET /settings/fields?module=…`. */
export interface ModuleMetadata {
  readonly api_name: string
  /** `visible`, or why nobody sees it. */
  readonly status?: string | null | undefined
  /** Whether there are calls for its records. */
  readonly api_supported?: boolean | null | undefined
  /** `default`, `custom`, `subform`, `linking` … */
  readonly generated_type?: string | null | undefined
  readonly fields: readonly FieldMetadata[]
  /** Needed only for fields that are mandatory in a layout. */
  readonly layouts?: readonly LayoutMetadata[] | undefined
}

/** A row of `GET /settings/fields`. */
export interface FieldMetadata {
  readonly api_name: string
  readonly data_type: string
  /** JSON kind of the value; sometimes missing. `Tag` is a `text` of the kind `jsonarray`. */
  readonly json_type?: string | null | undefined
  readonly field_label?: string | null | undefined
  /** `used` or `unused`. */
  readonly type?: string | null | undefined
  readonly visible?: boolean | null | undefined
  /** Most characters, digits or files. */
  readonly length?: number | null | undefined
  readonly decimal_place?: number | null | undefined
  /** Smallest and greatest number. */
  readonly range?:
    | { readonly from?: number | null | undefined; readonly to?: number | null | undefined }
    | null
    | undefined
  readonly system_mandatory?: boolean | null | undefined
  readonly read_only?: boolean | null | undefined
  readonly operation_type?:
    | { readonly api_create?: boolean | undefined; readonly api_update?: boolean | undefined }
    | null
    | undefined
  readonly unique?: object | boolean | null | undefined
  readonly external?: object | null | undefined
  readonly pick_list_values?: readonly PicklistOption[] | null | undefined
  readonly lookup?: { readonly module?: Named | null | undefined } | null | undefined
  readonly multiselectlookup?: LinkMetadata | null | undefined
  readonly multiuserlookup?: LinkMetadata | null | undefined
  readonly multi_module_lookup?: { readonly modules?: readonly Named[] | undefined } | null | undefined
  /** Module whose fields the rows of a subform have: a reference to it, in `module` once more. */
  readonly associated_module?: { readonly module?: string | Named | null | undefined } | null | undefined
  readonly formula?: { readonly return_type?: string | undefined } | null | undefined
  readonly rollup_summary?: { readonly return_type?: string | undefined } | null | undefined
  /** What privacy says of the field (GDPR). */
  readonly private?: { readonly restricted?: boolean | undefined } | null | undefined
  readonly hipaa_compliance_enabled?: boolean | null | undefined
}

export interface PicklistOption {
  readonly display_value: string
  readonly actual_value?: string | null | undefined
  /** `used` or `unused`. */
  readonly type?: string | null | undefined
}

/** What a link to several records points to: the older keys, then the newer ones. */
export interface LinkMetadata {
  readonly connected_module?: Named | null | undefined
  readonly connectedlookup_apiname?: string | null | undefined
  readonly connected_details?: { readonly module?: Named | null | undefined } | null | undefined
  readonly linking_details?: { readonly connected_lookup_field?: Named | null | undefined } | null | undefined
}

/** A row of `GET /settings/layouts?module=…`. */
export interface LayoutMetadata {
  readonly name: string
  readonly sections: readonly {
    readonly fields: readonly { readonly api_name: string; readonly required?: boolean | null | undefined }[]
  }[]
}

export interface Named {
  readonly api_name: string
}
