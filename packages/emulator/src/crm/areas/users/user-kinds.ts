import { orgOf, type OrgData } from '../../data.ts'
import type { UserRow } from './user-row.ts'

/** Whether a user owns the organisation's account. */
export function isPrimary({ zuid }: UserRow, data: OrgData): boolean {
  return zuid !== null && zuid === orgOf(data).primary_zuid
}

/** Users that Zoho puts there: nobody changes them. */
export function isOfZoho({ type__s: type }: UserRow): boolean {
  return type === 'System User' || type === 'Support User' || type === 'Digital Employee'
}
