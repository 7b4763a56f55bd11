/** What settings name by both: an API name, which addresses take, and an id, which stays when the name changes. */
export interface Named {
  readonly api_name: string
  readonly id: string
}

/** A part of a row that Zoho sends as `{}` or null when it is not set: `row.lookup?.module` is undefined then. */
export type Settable<T> = T | { readonly [K in keyof T]?: never } | null

/** A value of an enumeration that Zoho may extend. */
export type Open<T extends string> = T | (string & {})
