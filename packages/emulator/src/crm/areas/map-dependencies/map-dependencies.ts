import { badPathId, fault, flat, noContent, ok } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { testOfFilters } from '../../query/field-filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Resource } from '../../rows/resource.ts'
import type { FieldRow, OptionRow } from '../fields/field-row.ts'
import type { LayoutRow } from '../layouts/layout-row.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { DependencyRow } from './dependency-row.ts'

const flag = { api_name: 'active', data_type: 'boolean' } as const
const fields: readonly Field[] = [
  { api_name: 'parent', data_type: 'any', system_mandatory: true },
  { api_name: 'child', data_type: 'any', system_mandatory: true },
  flag,
  { api_name: 'pick_list_values', data_type: 'any', system_mandatory: true },
]

/** The layout that a path names, of the module that the query names. @throws Refusal */
function layoutOf(call: Call): LayoutRow {
  const { api_name: module } = moduleOfQuery(call)
  const found = call.data.modules.layoutsOf(module).find(({ id }) => id === call.ids[0])
  if (found?.status === 'active') return found
  throw new Refusal(badPathId(2))
}

export const mapDependencies: Resource<DependencyRow> = {
  key: 'map_dependency',
  table: ({ mapDependencies: table }) => table,
  segment: 4,
  idIndex: 1,
  most: 1,
  fields,
  complete: ({ values, at, before, id }, call) => {
    const layout = layoutOf(call)
    const parent = fieldAt(own(values, 'parent') ?? before?.parent, at('parent'), layout, call)
    const child = fieldAt(own(values, 'child') ?? before?.child, at('child'), layout, call)
    if (parent.id === child.id) throw invalid(at('child'))
    if (before === undefined) refuseSecond(parent, child, layout, at('child'), call)
    return {
      id,
      layout: layout.id,
      module: layout.module,
      parent: named(parent),
      child: named(child),
      active: (own(values, 'active') ?? before?.active) !== false,
      pick_list_values: mapsAfter(
        before,
        own(values, 'pick_list_values'),
        { parent, child },
        at('pick_list_values'),
      ),
    }
  },
  show: (row, call) => {
    if (row.layout !== layoutOf(call).id) return undefined
    return { ...showDependency(row), pick_list_values: showMaps(row, call) }
  },
  words: {
    created: 'map dependency created',
    updated: 'map dependency updated',
    deleted: 'map dependency deleted',
  },
}

function showDependency({ id, parent, child, active }: DependencyRow): Record<string, unknown> {
  return { id, parent, child, internal: false, active, source: 1, category: 0 }
}

function named({ api_name, id }: FieldRow): DependencyRow['parent'] {
  return { api_name, id }
}

function brief({ id, display_value, actual_value }: OptionRow) {
  return { id, display_value, actual_value }
}

function showMaps(
  { module, parent, child, pick_list_values: rows }: DependencyRow,
  { data }: Call,
): readonly unknown[] {
  const optionsOf = (name: string) => data.modules.fieldOf(module, name)?.pick_list_values ?? []
  return rows.flatMap(({ id, maps }) => {
    const option = optionsOf(parent.api_name).find((each) => each.id === id)
    const allowed = optionsOf(child.api_name).filter((each) => maps.includes(each.id))
    return option === undefined ? [] : [{ ...brief(option), maps: allowed.map(brief) }]
  })
}

/** `GET /settings/layouts/{layout}/map_dependency`: without the options. */
export function listMapDependencies(call: Call): CrmAnswer {
  const { data, query } = call
  const layout = layoutOf(call)
  const test = testOfFilters(query, 'filters', {
    active: { field: flag, valueOf: (row: DependencyRow) => row.active },
  })
  if (test === null || (query.get('filters') ?? '').length > 100)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { param_name: 'filters' })))
  const paging = readPaging(query)
  const rows = data.mapDependencies.where('layout', layout.id).filter((row) => test?.(row) ?? true)
  const page = takePage(rows, query.has('per_page') ? paging : { ...paging, perPage: 20 })
  return page.rows.length === 0
    ? noContent
    : ok({
        map_dependency: page.rows.map((row) => ({ ...showDependency(row), sub_module: null })),
        info: page.info,
      })
}

/** The picklist of the layout that a row names by id, and by name if it likes. @throws RowFault */
function fieldAt(sent: unknown, { json_path: path }: Place, layout: LayoutRow, { data }: Call): FieldRow {
  const given: Json = isJsonObject(sent) ? sent : {}
  const [id, name] = [own(given, 'id'), own(given, 'api_name')]
  const place = { api_name: 'id', json_path: `${path}.id` }
  if (id === undefined) throw mandatory(place)
  const field = data.modules.fieldsOf(layout.module).find((each) => each.id === id)
  if (field?.data_type !== 'picklist') throw invalidId(place)
  if (name !== undefined && name !== field.api_name) {
    const details = { ambiguity_due_to: [place, { api_name: 'api_name', json_path: `${path}.api_name` }] }
    throw new RowFault(fault('AMBIGUITY_DURING_PROCESSING', 'id and API name are of two fields', details))
  }
  const isPlaced = layout.sections.some((section) =>
    section.fields.some((each) => each.api_name === field.api_name),
  )
  if (!isPlaced) throw new RowFault(fault('NOT_ALLOWED', 'the field is not used in the layout', place))
  return field
}

/** A field depends on one other only, and on none that depends on it. @throws RowFault */
function refuseSecond(
  parent: FieldRow,
  child: FieldRow,
  { id }: LayoutRow,
  place: Place,
  { data }: Call,
): void {
  const rows = data.mapDependencies.where('layout', id)
  if (rows.some((row) => row.child.id === child.id))
    throw new RowFault(fault('MAPPING_EXISTS', 'the field depends on another one', { ...place }))
  const above = (field: string): readonly string[] =>
    rows.filter((row) => row.child.id === field).flatMap((row) => [row.parent.id, ...above(row.parent.id)])
  if (above(parent.id).includes(child.id))
    throw new RowFault(fault('NOT_ALLOWED', 'fields must not depend on each other', { ...place }))
}

type Maps = DependencyRow['pick_list_values']

/** What options allow after a write: named options are added, those with `_delete` taken away. @throws RowFault */
function mapsAfter(
  before: DependencyRow | undefined,
  sent: unknown,
  { parent, child }: { readonly parent: FieldRow; readonly child: FieldRow },
  place: Place,
): Maps {
  if (sent === undefined) return before?.pick_list_values ?? []
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const rows = new Map((before?.pick_list_values ?? []).map(({ id, maps }) => [id, new Set(maps)]))
  for (const [index, row] of (sent as readonly unknown[]).entries()) {
    const path = `${place.json_path}[${index}]`
    const id = optionAt(row, parent, path)
    const maps = isJsonObject(row) ? own(row, 'maps') : undefined
    if (!Array.isArray(maps)) throw mandatory({ api_name: 'maps', json_path: `${path}.maps` })
    const allowed = rows.get(id) ?? new Set<string>()
    for (const [at, option] of (maps as readonly unknown[]).entries()) {
      const optionId = optionAt(option, child, `${path}.maps[${at}]`)
      if (isJsonObject(option) && Object.hasOwn(option, '_delete')) allowed.delete(optionId)
      else allowed.add(optionId)
    }
    rows.set(id, allowed)
  }
  return [...rows].map(([id, maps]) => ({ id, maps: [...maps] }))
}

function optionAt(sent: unknown, { pick_list_values: options = [] }: FieldRow, path: string): string {
  const id = isJsonObject(sent) ? own(sent, 'id') : undefined
  const place = { api_name: 'id', json_path: `${path}.id` }
  if (id === undefined) throw mandatory(place)
  const found = options.find((option) => option.id === id)
  if (found === undefined) throw invalidId(place)
  return found.id
}
