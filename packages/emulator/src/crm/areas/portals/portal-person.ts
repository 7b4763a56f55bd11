import { fault } from '../../answers.ts'
import { orgOf, type OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { own } from '../../../json.ts'
import type { PortalUserRow, UserTypeRow } from './portal-row.ts'

/** Somebody of a user type. @throws RowFault when nobody of it has the id */
export function personOfType(id: string, type: UserTypeRow, { portalUsers }: OrgData): PortalUserRow {
  const person = portalUsers.get(id)
  if (person?.user_type.id === type.id) return person
  throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { personality_id: id }))
}

/** Takes somebody out of the portal; the record stays. @throws RowFault */
export function removePerson(id: string, type: UserTypeRow, data: OrgData): void {
  data.portalUsers.remove(personOfType(id, type, data).id)
}

/** Whether nobody more can be let in. */
export function isFull(data: OrgData): boolean {
  const active = [...data.portalUsers.all()].filter((each) => each.active).length
  return active >= licences(data)
}

/** People of a portal that the organization pays for. */
export function licences(data: OrgData): number {
  const bought: unknown = own({ ...orgOf(data).license_details }, 'portal_users_license_purchased')
  return typeof bought === 'number' ? bought : 0
}

/** Lets somebody in, or locks the person out. @throws RowFault */
export function setActive(person: PortalUserRow, active: boolean, data: OrgData): void {
  if (!data.modules.recordsOf(person.module).has(person.id))
    throw new RowFault(fault('INVALID_DATA', 'the record is in the recycle bin'))
  if (active && person.active) throw new RowFault(fault('ALREADY_ACTIVATED', 'the user is active'))
  if (active && isFull(data))
    throw new RowFault(fault('LIMIT_EXCEEDED', 'no licence is left', { limit: licences(data) }))
  data.portalUsers.replace({ ...person, active })
}
