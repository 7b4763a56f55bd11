import { orgOf, type OrgData } from '../../data.ts'
import { offsetOf, writeTime } from '../../model/time.ts'
import { named, nameIn, nameUser } from '../../names.ts'
import type { Readings } from '../../readings.ts'
import { shiftsOfUser } from '../business-hours/shift-users.ts'
import { fullName, type UserRow } from './user-row.ts'

/** A user as replies show him: what is kept, with names for what it refers to, and what follows from it. */
export function showUser(
  user: UserRow,
  data: OrgData,
  readings: Readings,
  now: number,
): Record<string, unknown> {
  const { current, next } = shiftsOfUser(user.id, writeTime(now, orgOf(data).time_zone).slice(0, 10), data)
  return {
    ...user,
    first_name: user.first_name ?? '',
    full_name: fullName(user),
    status: user.status === 'disabled' ? readings.users.inactiveStatus : user.status,
    role: nameIn(data.roles, user.role),
    profile: nameIn(data.profiles, user.profile),
    Reporting_To: named(user.Reporting_To, (above) => nameUser(data, above)),
    created_by: nameUser(data, user.created_by),
    Modified_By: nameUser(data, user.Modified_By),
    country_locale: localeOf(user, readings),
    sandboxDeveloper: user.type__s === 'Sandbox Developer User',
    offset: offsetOf(now, user.time_zone),
    $current_shift: named(current?.shift ?? null, (shift) => nameIn(data.shifts, shift)),
    $next_shift: named(next?.shift ?? null, (shift) => nameIn(data.shifts, shift)),
    $shift_effective_from: next?.effective_from ?? null,
  }
}

/** The description has a locale there; a recorded answer has the country alone. */
function localeOf({ country_locale: locale }: UserRow, { users }: Readings): unknown {
  return users.countryLocale === 'country' && typeof locale === 'string' ? locale.split('_').at(-1) : locale
}
