import type { OrgData } from '../../data.ts'
import { named, nameUser } from '../../names.ts'
import type { ModuleRow } from './module-row.ts'

/** A module as answers show it: what its row says, and what is usual. */
export function showModule(module: ModuleRow, data: OrgData): Record<string, unknown> {
  const { display_field: _display, ...row } = module
  const profiles = [...data.profiles.all()].map(({ name, id }) => ({ name, id }))
  return {
    actual_singular_label: row.singular_label,
    actual_plural_label: row.plural_label,
    description: null,
    web_link: null,
    feeds_required: false,
    presence_sub_menu: row['show_as_tab'] === true,
    sub_menu_available: row.api_supported,
    recycle_bin_on_delete: row.deletable,
    has_more_profiles: false,
    profile_count: profiles.length,
    profiles,
    business_card_field_limit: row.api_supported ? 5 : 0,
    arguments: [],
    access_type: 'org_based',
    private_profile: null,
    global_search_supported: row.api_supported,
    public_fields_configured: false,
    ...row,
    modified_by: named(row.modified_by, (user) => nameUser(data, user)),
  }
}
