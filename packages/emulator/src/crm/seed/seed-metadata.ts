import { quote } from '@x/dc/error'
import { isJsonObject, own, type Json } from '../../json.ts'
import type { FieldRow } from '../areas/fields/field-row.ts'
import type { LayoutRow } from '../areas/layouts/layout-row.ts'
import type { StandardMetadata } from '../areas/modules/open-modules.ts'
import type { ModuleRow } from '../areas/modules/module-row.ts'
import { show } from '../shape.ts'
import { referenceAt, type SeedContext } from './seed-context.ts'
import { readLayouts } from './seed-layouts.ts'
import { openSeedIds, readRow, rowsByModule, type SeedIds } from './seed-parts.ts'
import { knownMetadata } from './known-metadata.ts'

/** Rows of metadata that a seed brings, and that its records need. */
export interface SeedMetadata {
  readonly modules: readonly ModuleRow[]
  readonly fields: readonly FieldRow[]
  readonly layouts: readonly LayoutRow[]
}

/**
 * The modules and fields of a seed. A module that is pasted takes the place of the standard one of its name, its fields
 * that of all of its standard fields, its layouts that of the standard one. Without any, nothing is laid out before it is asked for.
 *
 * @param needed modules whose fields are laid out in any case
 * @throws TypeError that names the place
 */
export function readMetadata(root: Json, needed: readonly string[], context: SeedContext): SeedMetadata {
  const ids = openSeedIds()
  const org = own(root, 'org')
  const known = knownMetadata(context.idOf, {
    hasSamples: () => own(root, 'modules') === 'sample',
    hasPrivacy: () => isJsonObject(org) && own(org, 'privacy_settings') === true,
  })
  const pasted = readModules(root, ids, known, context)
  const fieldsOf = rowsByModule(root, 'fields', 'fields')
  const pastedLayouts = rowsByModule(root, 'layouts', 'layouts')
  const modules = pasted.length > 0 ? pasted : known.modules()
  for (const [module, { at }] of [...fieldsOf, ...pastedLayouts])
    if (!modules.some(({ api_name: name }) => name === module)) throw unknownModule(module, at)
  const parts = [...new Set([...fieldsOf.keys(), ...pastedLayouts.keys(), ...needed])].map((module) => {
    const standard = known.partsOf(module)
    const { rows, at = '' } = fieldsOf.get(module) ?? {}
    const fields =
      rows === undefined
        ? (standard?.fields ?? [])
        : rows.map((row, index) => readField(row, `${at}[${index}]`, { module, ids, context, standard }))
    const given = pastedLayouts.get(module)
    if (given !== undefined) return { fields, layouts: readLayouts(module, given, ids, context) }
    return { fields, layouts: layoutsOf(module, fields, standard?.layout, context) }
  })
  return {
    modules: pasted.length > 0 || parts.length > 0 ? modules : [],
    fields: parts.flatMap(({ fields }) => fields),
    layouts: parts.flatMap(({ layouts }) => layouts),
  }
}

/** What is said of a module that is not there. */
export function unknownModule(module: string, at: string): TypeError {
  return new TypeError(`Seed: ${at}: there is no module ${quote(module)}. Paste it into "modules" as well.`)
}

function readModules(
  root: Json,
  ids: SeedIds,
  known: StandardMetadata,
  context: SeedContext,
): readonly ModuleRow[] {
  const sent = own(root, 'modules')
  if (sent === undefined || sent === 'sample') return []
  if (!Array.isArray(sent)) throw new TypeError(`Seed: modules must be a list, not ${show(sent)}.`)
  const modules = new Map(known.modules().map((row) => [row.api_name, row]))
  const names = new Set<string>()
  for (const [index, value] of sent.entries()) {
    const at = `modules[${index}]`
    const row = readRow(value, at)
    const name = own(row, 'api_name')
    if (typeof name !== 'string' || !/^[A-Za-z]\w*$/.test(name))
      throw new TypeError(`Seed: ${at}.api_name must be the name of a module, not ${show(name)}.`)
    if (names.has(name)) throw new TypeError(`Seed: ${at}: the module ${quote(name)} is there twice.`)
    names.add(name)
    const seedRow = { at, id: ids.take(own(row, 'id'), at, context.nextId), sent: row }
    const { fields: _fields, layouts: _layouts, related_lists: _lists, ...rest } = row
    const display = own(row, 'display_field') ?? modules.get(name)?.display_field ?? 'Name'
    // What it lacks, the shape of a module refuses.
    modules.set(name, {
      ...modules.get(name),
      ...usualModule,
      ...rest,
      id: seedRow.id,
      display_field: display,
      modified_by: referenceAt(context, seedRow, 'modified_by', 'users'),
    } as ModuleRow)
  }
  return [...modules.values()]
}

const usualModule = { parent_module: {}, modified_time: null }

interface Reading {
  readonly module: string
  readonly ids: SeedIds
  readonly context: SeedContext
  /** What every organization has of the module. */
  readonly standard: ReturnType<StandardMetadata['partsOf']>
}

function readField(value: unknown, at: string, { module, ids, context, standard: parts }: Reading): FieldRow {
  const row = readRow(value, at)
  const id = ids.take(own(row, 'id'), at, context.nextId)
  for (const [index, option] of optionsOf(row, at).entries())
    if (!isJsonObject(option) || typeof own(option, 'display_value') !== 'string')
      throw new TypeError(`Seed: ${at}.pick_list_values[${index}] must have a display_value.`)
  // Rows of lists that metadata calls a text have fields that answers do not tell.
  const standard = parts?.fields.find(({ api_name: name }) => name === own(row, 'api_name'))
  const inner = standard?.fields === undefined ? {} : { fields: standard.fields }
  // What it lacks, the shape of a field refuses.
  return { type: 'used', custom_field: false, ...inner, ...row, id, module } as FieldRow
}

function optionsOf(row: Json, at: string): readonly unknown[] {
  const options = own(row, 'pick_list_values') ?? []
  if (!Array.isArray(options))
    throw new TypeError(`Seed: ${at}.pick_list_values must be a list, not ${show(options)}.`)
  return options
}

/** The standard layout with the fields that are there: those that it does not know stand in its last section. */
function layoutsOf(
  module: string,
  fields: readonly FieldRow[],
  standard: LayoutRow | undefined,
  context: SeedContext,
): readonly LayoutRow[] {
  const layout: LayoutRow = standard ?? {
    id: context.nextId(),
    module,
    name: 'Standard',
    api_name: 'Standard__s',
    status: 'active',
    generated_type: 'system',
    sections: [{ id: context.nextId(), display_label: 'Information', column_count: 2, fields: [] }],
  }
  const names = new Set(fields.map(({ api_name: name }) => name))
  const placed = new Set(layout.sections.flatMap((section) => section.fields.map((each) => each.api_name)))
  const others = fields
    .filter((field) => field.custom_field && !placed.has(field.api_name))
    .map((field) => ({ api_name: field.api_name, required: field.system_mandatory === true }))
  const last = layout.sections.length - 1
  const sections = layout.sections.map((section, index) => ({
    ...section,
    fields: [...section.fields.filter((each) => names.has(each.api_name)), ...(index === last ? others : [])],
  }))
  return [{ ...layout, sections }]
}
