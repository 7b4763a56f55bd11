import type { FieldMetadata, ModuleMetadata } from './metadata.ts'

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
