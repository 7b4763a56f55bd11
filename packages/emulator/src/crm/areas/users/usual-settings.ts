/** Personal settings of a user who never changed any. Those of the organization are his as well. */
export function usualSettings(org: { readonly time_zone: string; readonly [field: string]: unknown }): {
  readonly time_zone: string
  readonly [field: string]: unknown
} {
  const tab = { font_color: '#FFFFFF', background: '#222222' }
  return {
    alias: null,
    phone: null,
    mobile: null,
    fax: null,
    website: null,
    street: null,
    city: null,
    state: null,
    zip: null,
    country: null,
    dob: null,
    signature: null,
    locale: 'en_US',
    language: 'en_US',
    country_locale: org['currency_locale'],
    time_zone: org.time_zone,
    time_format: 'HH:mm',
    date_format: 'yyyy-MM-dd',
    decimal_separator: 'Period',
    number_separator: 'Comma',
    name_format__s: 'Salutation,First Name,Last Name',
    sort_order_preference__s: 'First Name,Last Name',
    distance_preference__s: 'Kilometers',
    default_tab_group: '0',
    microsoft: false,
    personal_account: false,
    Isonline: false,
    $current_shift: null,
    $next_shift: null,
    $shift_effective_from: null,
    customize_info: {
      notes_desc: null,
      show_right_panel: null,
      show_left_panel: null,
      bc_view: null,
      show_home: false,
      show_detail_view: true,
      unpin_recent_item: null,
    },
    theme: {
      normal_tab: tab,
      selected_tab: tab,
      new_background: null,
      background: '#F3F0EB',
      screen: 'fixed',
      type: 'default',
    },
  }
}
