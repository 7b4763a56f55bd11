import { path, readRows, request, type Client } from '@x/client'
import { hasRecords, subformOf } from './metadata-rules.ts'
import type { FieldMetadata, LayoutMetadata, ModuleMetadata, OrganizationMetadata } from './metadata.ts'

/** Options of {@link readMetadata}. */
export interface ReadMetadataOptions {
  /** API names. @default every module that has records */
  readonly modules?: readonly string[] | undefined
  /** Whether layouts are read, too: one call more per module. */
  readonly layouts?: boolean | undefined
}

/** What {@link readMetadata} needs. */
export const metadataScopes: readonly string[] = [
  'ZohoCRM.settings.modules.READ',
  'ZohoCRM.settings.fields.READ',
  'ZohoCRM.settings.layouts.READ',
]

/** The metadata of an organisation: one call for the modules and one per module, one after the other, and their subforms'. */
export async function readMetadata(
  zoho: Client,
  { modules: wanted, layouts = false }: ReadMetadataOptions = {},
): Promise<OrganizationMetadata> {
  const answer = await request(zoho, { path: path`settings/modules`, scopes: metadataScopes.slice(0, 1) })
  const rows = readRows<Omit<ModuleMetadata, 'fields'>>(answer, 'modules')
  const known = new Map(rows.map((row) => [row.api_name, row]))
  const names = new Set(wanted ?? rows.filter(hasRecords).map((row) => row.api_name))
  const modules: ModuleMetadata[] = []
  // A set that grows while it is walked: subforms come along.
  for (const name of names) {
    const row = known.get(name)
    if (row === undefined) continue
    const fields = await readFields(zoho, name)
    for (const field of fields) {
      const rowsOf = field.data_type === 'subform' ? subformOf(field) : undefined
      if (rowsOf !== undefined) names.add(rowsOf)
    }
    modules.push({ ...row, fields, ...(layouts ? { layouts: await readLayouts(zoho, name) } : {}) })
  }
  return { modules }
}

/** The fields of a module. */
export async function readFields(zoho: Client, module: string): Promise<readonly FieldMetadata[]> {
  const call = { path: path`settings/fields`, query: { module }, scopes: metadataScopes.slice(1, 2) }
  return readRows<FieldMetadata>(await request(zoho, call), 'fields')
}

async function readLayouts(zoho: Client, module: string): Promise<readonly LayoutMetadata[]> {
  const call = { path: path`settings/layouts`, query: { module }, scopes: metadataScopes.slice(2) }
  return readRows<LayoutMetadata>(await request(zoho, call), 'layouts')
}
