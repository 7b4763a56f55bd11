import type { FieldRow } from '../../areas/fields/field-row.ts'
import type { LayoutRow, SectionRow } from '../../areas/layouts/layout-row.ts'
import { buildSections } from './build-layout.ts'
import { conversionOf } from './conversion.ts'
import { describeKind } from './field-kinds.ts'
import { optionsOf } from './options.ts'
import { parseFields, type ParsedField } from './parse-fields.ts'
import type { StandardModule } from './standard-module.ts'

/** The fields and the layout of a module. */
export interface ModuleParts {
  readonly fields: readonly FieldRow[]
  /** Undefined: the module has none. */
  readonly layout: LayoutRow | undefined
}

/** Where ids come from. */
export interface PartIds {
  /** The next id of a layout or section. */
  layout(): string
  field(): string
  option(): string
  /** The id of a module that a field points to. */
  module(name: string): string
}

/** Turns the lines of a module into rows. @throws Error for lines that cannot be read */
export function layOutModule(
  {
    api_name: module,
    fields: lines,
    sections: labels,
  }: Pick<StandardModule, 'api_name' | 'fields' | 'sections'>,
  ids: PartIds,
): ModuleParts {
  const parsed = parseFields(lines)
  const layoutId = ids.layout()
  const sections = buildSections(labels, parsed, () => ids.layout())
  return {
    fields: parsed.map((field) => buildField(field, module, ids)),
    layout: sections.length === 0 ? undefined : standardLayout(module, layoutId, sections),
  }
}

const NEVER = { web_create: false, web_update: false, api_create: false, api_update: false }

function buildField(field: ParsedField, module: string, ids: PartIds): FieldRow {
  const isPicklist = field.kind === 'picklist'
  return {
    id: ids.field(),
    module,
    api_name: field.name,
    field_label: field.label,
    ...describeKind(field, (other) => ids.module(other)),
    ...(isPicklist ? { pick_list_values: optionsOf(field.argument ?? field.name, () => ids.option()) } : {}),
    ...(module === 'Leads' ? conversionOf(field.name) : {}),
    ...(field.mandatory ? { system_mandatory: true } : {}),
    ...(field.readOnly ? { operation_type: NEVER } : {}),
    type: 'used',
    custom_field: false,
  }
}

/** The layout that every module has, and that nobody removes. */
function standardLayout(module: string, id: string, sections: readonly SectionRow[]): LayoutRow {
  return {
    id,
    module,
    name: 'Standard',
    api_name: 'Standard__s',
    status: 'active',
    generated_type: 'system',
    sections,
  }
}
