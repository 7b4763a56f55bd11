import type { OrgData } from '../../data.ts'
import { named, nameUser } from '../../names.ts'
import type { FieldRow, OptionRow } from '../fields/field-row.ts'
import type { ProfileRow } from '../profiles/profile-row.ts'
import { showField } from '../fields/show-field.ts'
import type { LayoutRow, SectionRow } from './layout-row.ts'

/** A layout as answers show it, its fields written out with what the layout demands. */
export function showLayout(layout: LayoutRow, data: OrgData): Record<string, unknown> {
  const { module: _module, sections, profiles, ...row } = layout
  return {
    display_label: row.name,
    visible: true,
    source: 'crm',
    created_for: null,
    created_time: null,
    created_by: null,
    modified_time: null,
    show_business_card: false,
    has_more_profiles: false,
    convert_mapping: {},
    actions_allowed: actionsOf(layout),
    profiles: profilesOf(profiles, data).map(({ id, name }) => ({
      id,
      name,
      default: true,
      _default_view: { id: layout.id, name: row.name, type: 'layout' },
      _default_assignment_view: { id: layout.id, name: row.name, type: 'layout' },
    })),
    ...row,
    modified_by: named(row.modified_by ?? null, (user) => nameUser(data, user)),
    sections: sections.map((section, index) => showSection(section, index, layout, data)),
  }
}

function profilesOf(ids: readonly string[] | undefined, { profiles }: OrgData): readonly ProfileRow[] {
  return [...profiles.all()].filter(({ id }) => ids?.includes(id) ?? true)
}

function actionsOf({ generated_type: type }: LayoutRow): Record<string, boolean> {
  const custom = type === 'custom'
  return {
    edit: true,
    rename: custom,
    clone: true,
    downgrade: false,
    delete: custom,
    deactivate: custom,
    set_layout_permissions: true,
  }
}

function showSection(
  section: SectionRow,
  index: number,
  { id, module }: LayoutRow,
  data: OrgData,
): Record<string, unknown> {
  const { fields, display_label: label, ...row } = section
  const isSubform = label.endsWith(' Items')
  return {
    api_name: label,
    name: label,
    display_label: label,
    sequence_number: index + 1,
    type: 'used',
    generated_type: 'default',
    mode: 'default_create',
    tab_traversal: 'left_to_right',
    isSubformSection: isSubform,
    actions_allowed: sectionActions,
    properties: isSubform ? { reorder_rows: true, maximum_rows: 100, tooltip: null } : null,
    ...row,
    fields: fields.flatMap(({ api_name: name, required }, position) => {
      const field = data.modules.fieldOf(module, name)
      if (field === undefined) return []
      const place = { sequence_number: position + 1, section_id: index + 1 }
      return [
        { ...showPlaced(field, id, data), required, default_value: null, validation_rule: null, ...place },
      ]
    }),
  }
}

const sectionActions = {
  add_field: true,
  rename: true,
  change_tab_traversal: true,
  reorder: true,
  delete: false,
  remove_field: true,
  change_column_count: true,
}

/** A field as it stands in a layout: without what is true of it in general, its options with what depends on them. */
function showPlaced(field: FieldRow, layout: string, data: OrgData): Record<string, unknown> {
  const { email_parser: _parser, layout_associations: _layouts, ...shown } = showField(field, data)
  const options = (field.pick_list_values ?? []).map((option) => ({
    colour_code: null,
    maps: mapsOf(field, option, layout, data),
    ...option,
  }))
  return { ...shown, formula: field.formula ?? {}, pick_list_values: options }
}

/** What an option allows in the fields that depend on its field in this layout. */
function mapsOf(field: FieldRow, option: OptionRow, layout: string, data: OrgData): readonly unknown[] {
  const rows = data.mapDependencies
    .where('layout', layout)
    .filter((row) => row.active && row.parent.id === field.id)
  return rows.flatMap(({ child, pick_list_values: values }) => {
    const allowed = values.find(({ id }) => id === option.id)?.maps
    if (allowed === undefined) return []
    const options = data.modules.fieldOf(field.module, child.api_name)?.pick_list_values ?? []
    const shown = options
      .filter(({ id }) => allowed.includes(id))
      .map(({ id, display_value, actual_value }) => ({ id, display_value, actual_value, colour_code: null }))
    return [{ ...child, pick_list_values: shown }]
  })
}
