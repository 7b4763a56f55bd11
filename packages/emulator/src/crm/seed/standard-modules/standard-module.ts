/** A module that every organization has, written down shortly. */
export interface StandardModule {
  readonly api_name: string
  /** Zoho's own name for it. @default the API name */
  readonly module_name?: string
  readonly label: string
  /** @default the label and an s */
  readonly plural?: string
  /** @default 'default' */
  readonly generated_type?: string
  /** @default 1 */
  readonly visibility?: number
  /** @default 'visible' */
  readonly status?: string
  /** Module that its rows belong to. */
  readonly parent?: string
  /** Field that names a record. */
  readonly display_field: string
  /** What is true of it: `creatable editable`. */
  readonly flags: string
  /** Sections of its standard layout, in their order; none: it has no layout. */
  readonly sections: readonly string[]
  /**
   * Its fields, one or more of a kind per line: names, data type, length, flags, label. `lookup:Accounts` points there,
   * `picklist:Deal_Type` names its list, `@address:Billing_:Code` is a group. Flags: `!` a record must have it, `L` so
   * says the standard layout, `R` no write changes it.
   */
  readonly fields: string
}
