import { orgOf, type OrgData } from '../../data.ts'
import { isAdministrator } from '../profiles/is-administrator.ts'
import type { UserRow } from './user-row.ts'

/** Whether a user owns the organization's account. */
export function isPrimary({ zuid }: UserRow, data: OrgData): boolean {
  return zuid !== null && zuid === orgOf(data).primary_zuid
}

/** Whether nobody else who is active and has confirmed administers the organization. */
export function isLastAdministrator(user: UserRow, data: OrgData): boolean {
  const administers = (each: UserRow): boolean =>
    each.status === 'active' && each.confirm && isAdministrator({ data, user: each })
  return administers(user) && ![...data.users.all()].some((each) => each.id !== user.id && administers(each))
}

/** Users that Zoho puts there: nobody changes them. */
export function isOfZoho({ type__s: type }: UserRow): boolean {
  return type === 'System User' || type === 'Support User' || type === 'Digital Employee'
}
