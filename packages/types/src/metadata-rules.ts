import type { FieldMetadata, LinkMetadata, ModuleMetadata } from './metadata.ts'

/** The module whose fields the rows of a subform have. */
export function subformOf({ associated_module: of }: FieldMetadata): string | undefined {
  const module = of?.module
  return (typeof module === 'object' ? module?.api_name : module) ?? undefined
}

/** Whether a module has records that the API gives. */
export function hasRecords({
  status,
  api_supported: supported,
  generated_type: made,
}: Omit<ModuleMetadata, 'fields'>): boolean {
  const shown = status === undefined || status === null || status === 'visible'
  return shown && supported !== false && made !== 'subform'
}

/** The key under which a row of a link names the record that it leads to. */
export function connectedBy(link: LinkMetadata | null | undefined): string | undefined {
  return link?.connectedlookup_apiname ?? link?.linking_details?.connected_lookup_field?.api_name
}

/** `{}`, `null`, `false` and nothing all say that it is not set. */
export function isSet(value: object | boolean | null | undefined): boolean {
  return value === true || (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
}
