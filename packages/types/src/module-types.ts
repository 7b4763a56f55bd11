import { fieldTypes, isReadable, isWritable, type FieldTypes } from './field-types.ts'
import type { FieldMetadata, ModuleMetadata } from './metadata.ts'
import { subformOf } from './metadata-rules.ts'
import { byText, comment, literal, member } from './text.ts'
import type { TypeNames } from './type-names.ts'
import { optionsOf } from './value-type.ts'

/** Options of one module's types. */
export interface ModuleTypesOptions {
  readonly names: TypeNames
  /** Name of the layout whose mandatory fields a new record must have. */
  readonly layout: string | undefined
  /** Modules whose fields are known: rows of subforms have types then. */
  readonly known: ReadonlySet<string>
}

/** The declarations of one module. */
export function moduleTypes(module: ModuleMetadata, options: ModuleTypesOptions): string {
  const { api_name: apiName, fields } = module
  const { names, known } = options
  const name = names.ofModule(apiName)
  const inLayout = mandatoryInLayout(module, options.layout)
  const unions: string[] = []
  const members = fields
    .filter(isReadable)
    .toSorted((a, b) => byText(a.api_name, b.api_name))
    .map((field) => {
      const values = optionsOf(field)
      const union = values.length === 0 ? 'string' : names.ofPicklist(apiName, field.api_name)
      if (values.length > 0)
        unions.push(`export type ${union} =\n${values.map((value) => `  | ${value}`).join('\n')}`)
      const rows = subformOf(field)
      return fieldTypes(
        apiName,
        field,
        { options: union, rows: rows !== undefined && known.has(rows) ? names.ofModule(rows) : undefined },
        inLayout,
      )
    })
  const isModule = module.generated_type !== 'subform' && module.api_supported !== false
  return [
    ...unions,
    ...interfaces(name, apiName, [...withId(members), ...besides(fields)]),
    ...(isModule ? [constant(name, apiName)] : []),
  ].join('\n\n')
}

/** Metadata of subforms sometimes has no `id`; their rows have one. */
function withId(members: readonly FieldTypes[]): readonly FieldTypes[] {
  if (members.some(({ name }) => name === 'id')) return members
  const id = { name: 'id', doc: '', row: 'id: string', create: 'id?: never', update: 'id?: never' }
  return [...members, id]
}

/** Keys of a write that are not fields: how values are added to a list, and of which module a related record is. */
function besides(fields: readonly FieldMetadata[]): readonly FieldTypes[] {
  const readable = fields.filter(isReadable).toSorted((a, b) => byText(a.api_name, b.api_name))
  const lists = readable.filter(
    (field) => field.data_type === 'multiselectpicklist' && isWritable(field, 'update'),
  )
  const related = readable.find(({ data_type: type }) => type === 'multi_module_lookup')
  const modules =
    related?.multi_module_lookup?.modules?.map(({ api_name: apiName }) => literal(apiName)) ?? []
  return [
    ...(lists.length === 0
      ? []
      : [
          only(
            '$append_values',
            'Adds to what is chosen already, in place of replacing it.',
            `{ ${lists.map(({ api_name: field }) => `readonly ${member(field)}?: boolean`).join('; ')} }`,
          ),
        ]),
    ...(modules.length === 0
      ? []
      : [
          only(
            '$se_module',
            'Module of the record that this one belongs to.',
            modules.toSorted().join(' | '),
          ),
        ]),
  ]
}

const only = (name: string, doc: string, type: string): FieldTypes => {
  const typed = `${name}?: ${type} | undefined`
  return { name, doc, row: '', create: typed, update: typed }
}

function interfaces(name: string, apiName: string, members: readonly FieldTypes[]): readonly string[] {
  const shared = members.filter(({ create, update }) => create === update && create !== 'id?: never')
  const apart = members.filter((each) => !shared.includes(each) && each.name !== 'id')
  return [
    declare(
      `${name}Row`,
      `A record of ${apiName}, as it is read.`,
      members.filter(({ row }) => row !== ''),
      ({ row }) => row,
    ),
    declare(
      `${name}Fields`,
      `What may be written of a record of ${apiName}, new or not.`,
      shared,
      ({ create }) => create,
    ),
    declare(
      `${name}Create extends ${name}Fields`,
      `A new record of ${apiName}.`,
      apart,
      ({ create }) => create,
    ),
    declare(
      `${name}Update extends ${name}Fields`,
      `A change of a record of ${apiName}.`,
      apart,
      ({ update }) => update,
    ),
  ]
}

function declare(
  head: string,
  doc: string,
  members: readonly FieldTypes[],
  typed: (member: FieldTypes) => string,
): string {
  const lines = members.flatMap((each) => [
    ...(each.doc === '' || typed(each).endsWith('?: never') ? [] : [`  /** ${each.doc} */`]),
    `  readonly ${typed(each)}`,
  ])
  return [`/** ${comment(doc)} */`, `export interface ${head} {`, ...lines, '}'].join('\n')
}

function constant(name: string, apiName: string): string {
  return `export interface ${name} {
  readonly row: ${name}Row
  readonly create: ${name}Create
  readonly update: ${name}Update
}
export const ${name}: Module<${name}> = ${literal(apiName)}`
}

function mandatoryInLayout(module: ModuleMetadata, layout: string | undefined): ReadonlySet<string> {
  if (layout === undefined) return new Set()
  const fields = (module.layouts ?? [])
    .filter(({ name }) => name === layout)
    .flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  return new Set(fields.filter(({ required }) => required === true).map((field) => field.api_name))
}
