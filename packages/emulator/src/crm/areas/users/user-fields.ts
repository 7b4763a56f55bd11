import type { Field } from '../../fields/field.ts'

const text = (api_name: string, length: number): Field => ({ api_name, data_type: 'text', length })
const oneOf = (api_name: string, ...words: readonly string[]): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: words.map((word) => ({ display_value: word, actual_value: word })),
})

/** Settings that everybody changes for himself only. */
export const ownSettings: readonly string[] = [
  'time_zone',
  'language',
  'name_format__s',
  'sort_order_preference__s',
  'signature',
]

const nameFormats = [
  'Salutation,First Name,Last Name',
  'Salutation,Last Name,First Name',
  'First Name,Last Name,Salutation',
  'First Name,Salutation,Last Name',
  'Last Name,First Name,Salutation',
  'Last Name,Salutation,First Name',
]

/** What a body may say about a user. */
const common: readonly Field[] = [
  text('first_name', 50),
  { api_name: 'Reporting_To', data_type: 'userlookup' },
  text('alias', 100),
  text('phone', 30),
  text('mobile', 30),
  text('fax', 30),
  text('website', 250),
  text('street', 250),
  text('city', 100),
  text('state', 100),
  text('zip', 30),
  text('country', 100),
  { api_name: 'dob', data_type: 'date' },
  text('locale', 20),
  text('language', 20),
  text('country_locale', 20),
  text('time_zone', 100),
  text('date_format', 50),
  oneOf('time_format', 'HH:mm', 'hh:mm a'),
  oneOf('decimal_separator', 'Comma', 'Period'),
  oneOf('number_separator', 'Comma', 'Period', 'Space'),
  oneOf('name_format__s', ...nameFormats),
  oneOf('sort_order_preference__s', 'First Name,Last Name', 'Last Name,First Name'),
  oneOf('distance_preference__s', 'Kilometers', 'Miles'),
  text('signature', 200),
  { api_name: '$shift_effective_from', data_type: 'date' },
  { api_name: '$next_shift', data_type: 'any' },
  { api_name: 'Current_Shift__s', data_type: 'any' },
]

const last = text('last_name', 50)
const email: Field = { api_name: 'email', data_type: 'email', length: 100 }
const role: Field = { api_name: 'role', data_type: 'lookup', lookup: { module: { api_name: 'roles' } } }
const profile: Field = {
  api_name: 'profile',
  data_type: 'lookup',
  lookup: { module: { api_name: 'profiles' } },
}

/** Of a new user: he needs an address, a role, a profile, and a name. */
export const newUserFields: readonly Field[] = [
  { ...email, system_mandatory: true },
  { ...role, system_mandatory: true },
  { ...profile, system_mandatory: true },
  last,
  ...common,
]

export const userFields: readonly Field[] = [
  { ...last, system_mandatory: true },
  { ...email, system_mandatory: true },
  { ...role, system_mandatory: true },
  { ...profile, system_mandatory: true },
  oneOf('status', 'active', 'inactive'),
  ...common,
]
