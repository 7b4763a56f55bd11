import { expect, test } from 'vitest'
import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { keysOfInterface } from '@x/operation-tests'
import { getModule, listFields, listLayouts, listModules } from '../src/index.ts'

const source = new URL('../src/', import.meta.url)
const emulator = createEmulator()
const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.settings.ALL'] })
const { fetch, clock } = emulator
const zoho = createClient({ token: () => ({ value, apiDomain }), fetch, clock })

/** Keys of rows that a type lacks. */
function lacking(rows: readonly object[], type: string): readonly string[] {
  const known = keysOfInterface(source, type)
  return [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !known.has(key))
}

/** Every key of a field's row that pages, descriptions and the SDK of Zoho name, as far as they could be read. */
const DOCUMENTED = `id api_name field_label display_label data_type json_type ui_type length decimal_place custom_field
  created_source type system_mandatory read_only field_read_only operation_type view_type visible profiles
  allowed_permissions_to_update virtual_field display_type filterable searchable sortable mass_update webhook
  businesscard_supported public separator email_parser quick_sequence_number blueprint_supported column_name
  customizable_properties layout_associations associated_module parent_field child_fields address display_field tooltip
  unique external crypt private hipaa_compliance_enabled hipaa_compliance mask_details enable_colour_code
  colour_code_enabled_by_system pick_list_values_sorted_lexically pick_list_values global_picklist
  history_tracking_enabled history_tracking lookup multiselectlookup multiuserlookup multi_module_lookup
  sharing_properties formula rollup_summary currency auto_number textarea association_details convert_mapping range
  display_format_properties display_format additional_column static_field dynamic_module_addition_allowed
  evaluation_order available_in_user_layout allowed_modules allow_multiple_config notify subform wizard show_type
  created_time modified_time reference_id enable_record_category record_category_tracking_field
  enable_transition_for_record_category record_category_values`

test('the type of a field has every documented key', () => {
  const known = keysOfInterface(source, 'Field')
  expect(DOCUMENTED.split(/\s+/).filter((key) => !known.has(key))).toEqual([])
})

test('what the emulator says of modules, fields and layouts stands in the types', async () => {
  const modules = await listModules(zoho)
  expect(lacking(modules, 'Module')).toEqual([])
  expect(lacking([(await getModule(zoho, 'Leads')) ?? {}], 'Module')).toEqual([])
  const names = modules.filter((module) => module.api_supported === true).map(({ api_name }) => api_name)
  for (const name of names) {
    expect([name, lacking(await listFields(zoho, name), 'Field')]).toEqual([name, []])
    const layouts = await listLayouts(zoho, name)
    const sections = layouts.flatMap((layout) => layout.sections)
    const fields = sections.flatMap((section) => section.fields)
    expect([
      lacking(layouts, 'Layout'),
      lacking(sections, 'LayoutSection'),
      lacking(fields, 'LayoutField'),
    ]).toEqual([[], [], []])
  }
})
