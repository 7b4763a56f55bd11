import { own, type Json } from '../../json.ts'
import type { LayoutField, LayoutRow, SectionRow } from '../areas/layouts/layout-row.ts'
import { show } from '../shape.ts'
import type { SeedContext } from './seed-context.ts'
import { listIn, readRow, type ModuleRows, type SeedIds } from './seed-parts.ts'

/** Layouts as `GET /settings/layouts` answers them: which fields stand where, and what they demand. @throws TypeError */
export function readLayouts(
  module: string,
  { rows, at }: ModuleRows,
  ids: SeedIds,
  context: SeedContext,
): readonly LayoutRow[] {
  return rows.map((value, index) => {
    const place = `${at}[${index}]`
    const row = readRow(value, place)
    const name = textIn(row, 'name', place) ?? 'Standard'
    return {
      status: 'active',
      generated_type: index === 0 ? 'system' : 'custom',
      api_name: index === 0 ? 'Standard__s' : name.replaceAll(/\W/g, '_'),
      ...pick(row, ['api_name', 'status', 'generated_type', 'show_business_card', 'convert_mapping']),
      id: ids.take(own(row, 'id'), place, context.nextId),
      module,
      name,
      sections: listIn(row, 'sections', place)
        .filter((section) => own(section, 'type') !== 'unused')
        .map((section, at2) => readSection(section, `${place}.sections[${at2}]`, ids, context)),
    }
  })
}

function readSection(section: Json, at: string, ids: SeedIds, context: SeedContext): SectionRow {
  const fields = listIn(section, 'fields', at).flatMap((field): readonly LayoutField[] => {
    const name = own(field, 'api_name')
    return typeof name === 'string' ? [{ api_name: name, required: own(field, 'required') === true }] : []
  })
  // What it lacks, the shape of a layout refuses.
  return {
    column_count: 2,
    ...pick(section, ['column_count', 'tab_traversal']),
    display_label: own(section, 'display_label'),
    id: ids.take(own(section, 'id'), at, context.nextId),
    fields,
  } as SectionRow
}

function pick(row: Json, names: readonly string[]): Json {
  return Object.fromEntries(
    names.flatMap((name) => (own(row, name) === undefined ? [] : [[name, own(row, name)]])),
  )
}

function textIn(row: Json, name: string, at: string): string | undefined {
  const text = own(row, name)
  if (text === undefined || typeof text === 'string') return text
  throw new TypeError(`Seed: ${at}.${name} must be a string, not ${show(text)}.`)
}
