import { scopesFor, type Client } from '@x/client'
import { listFields, listLayouts, listModules } from '@x/metadata'
import { hasRecords, subformOf } from './metadata-rules.ts'
import type { ModuleMetadata, OrganizationMetadata } from './metadata.ts'

/** Options of {@link readMetadata}. */
export interface ReadMetadataOptions {
  /** API names. @default every module that has records */
  readonly modules?: readonly string[] | undefined
  /** Whether layouts are read, too: one call more per module. */
  readonly layouts?: boolean | undefined
}

/** What {@link readMetadata} needs. */
export const metadataScopes: readonly string[] = scopesFor(listModules, listFields, listLayouts)

/** The metadata of an organization: one call for the modules and one per module, one after the other, and their subforms'. */
export async function readMetadata(
  zoho: Client,
  { modules: wanted, layouts = false }: ReadMetadataOptions = {},
): Promise<OrganizationMetadata> {
  const rows = await listModules(zoho)
  const known = new Map(rows.map((row) => [row.api_name, row]))
  const names = new Set(wanted ?? rows.filter(hasRecords).map((row) => row.api_name))
  const modules: ModuleMetadata[] = []
  // A set that grows while it is walked: subforms come along.
  for (const name of names) {
    const row = known.get(name)
    if (row === undefined) continue
    const fields = await listFields(zoho, name)
    for (const field of fields) {
      const rowsOf = field.data_type === 'subform' ? subformOf(field) : undefined
      if (rowsOf !== undefined) names.add(rowsOf)
    }
    modules.push({ ...row, fields, ...(layouts ? { layouts: await listLayouts(zoho, name) } : {}) })
  }
  return { modules }
}
