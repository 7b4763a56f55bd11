import type { Directory } from '../model/directory.ts'
import { fullName, nameIn, nameUser } from '../model/names.ts'
import type { User } from '../model/state.ts'
import type { Readings } from '../readings.ts'

/** A user as replies show him. Personal settings are those of a user who never changed any. */
export function writeUser(user: User, directory: Directory, readings: Readings): Record<string, unknown> {
  const { organization } = directory.state
  return {
    id: user.id,
    zuid: user.zuid,
    first_name: user.firstName ?? '',
    last_name: user.lastName,
    full_name: fullName(user),
    alias: null,
    email: user.email,
    status: user.status === 'inactive' ? readings.users.inactiveStatus : user.status,
    confirm: user.confirmed,
    role: nameIn(directory.roles, user.role),
    profile: nameIn(directory.profiles, user.profile),
    Reporting_To: user.reportsTo,
    type__s: user.type,
    sandboxDeveloper: user.type === 'Sandbox Developer User',
    created_by: nameUser(user.createdBy, directory),
    created_time: user.createdTime,
    Modified_By: nameUser(user.createdBy, directory),
    Modified_Time: user.createdTime,
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
    country_locale: organization.currencyLocale,
    time_zone: organization.timeZone,
    time_format: 'HH:mm',
    date_format: 'yyyy-MM-dd',
    decimal_separator: 'Period',
    number_separator: 'Comma',
    name_format__s: 'Salutation,First Name,Last Name',
    sort_order_preference__s: 'First Name,Last Name',
    default_tab_group: '0',
    microsoft: false,
    personal_account: false,
    $current_shift: null,
    $next_shift: null,
    $shift_effective_from: null,
  }
}
