import type { ModuleMetadata, OrganizationMetadata } from './metadata.ts'
import { hasRecords, subformOf } from './metadata-rules.ts'
import { moduleTypes } from './module-types.ts'
import { firstLine } from './read-declarations.ts'
import { sharedTypesFor } from './shared-types.ts'
import { byText, comment, usesName } from './text.ts'
import { createTypeNames } from './type-names.ts'

/** Options of {@link generateTypes}. */
export interface GenerateTypesOptions {
  /** API names of the modules that are wanted. Rows of their subforms come along. @default every module that has records */
  readonly modules?: readonly string[] | undefined
  /** Name of a layout: what is mandatory there, a new record must have. Zoho asks for it when a record names its layout. */
  readonly layout?: string | undefined
  /** The command that makes the file again, for its first line. */
  readonly command?: string | undefined
}

/**
 * The types of an organization's modules as one TypeScript file: for each a row as it is read, a new record, a change, and
 * the module itself under its API name. The same metadata gives the same text: everything is sorted, nothing is dated, and
 * no id stands in it.
 *
 * @throws TypeError for a module that the metadata does not have
 */
export function generateTypes(metadata: OrganizationMetadata, options: GenerateTypesOptions = {}): string {
  const modules = chosen(metadata, options.modules).toSorted((a, b) => byText(a.api_name, b.api_name))
  const names = createTypeNames(modules.map((module) => module.api_name))
  const known = new Set(modules.map((module) => module.api_name))
  const body = modules
    .map((module) => moduleTypes(module, { names, layout: options.layout, known }))
    .join('\n\n')
  const shared = sharedTypesFor(body).join('\n\n')
  const imports = ['Id', 'Module'].filter((name) =>
    usesName(
      `${shared}
${body}`,
      name,
    ),
  )

  const head = [
    firstLine,
    `// ${comment(options.command ?? 'npx zoho-types')}`,
    ...(imports.length === 0 ? [] : [`import type { ${imports.join(', ')} } from '@x/client'`]),
  ].join('\n')
  return `${[head, shared, body].filter((part) => part !== '').join('\n\n')}\n`
}

/** The modules that are wanted, and those whose rows stand in their subforms. */
function chosen(
  { modules }: OrganizationMetadata,
  wanted: readonly string[] | undefined,
): readonly ModuleMetadata[] {
  const found = new Map(modules.map((module) => [module.api_name, module]))
  const missing = (wanted ?? []).filter((name) => !found.has(name))
  if (missing.length > 0) {
    throw new TypeError(
      `The organization has no module ${missing.join(', ')}. Modules go by their API names, such as Leads or Price_Books: see Setup, Developer Hub, APIs & SDKs, API Names.`,
    )
  }
  const names = new Set(
    wanted ??
      modules
        .filter((module) => hasRecords(module) && module.fields.length > 0)
        .map((module) => module.api_name),
  )
  // A set that grows while it is walked: subforms of subforms come along.
  for (const name of names) {
    for (const field of found.get(name)?.fields ?? []) {
      const rows = field.data_type === 'subform' ? subformOf(field) : undefined
      if (rows !== undefined && found.has(rows)) names.add(rows)
    }
  }
  return [...names].flatMap((name) => found.get(name) ?? [])
}
