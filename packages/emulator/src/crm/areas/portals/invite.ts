import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { mandatory, RowFault } from '../../fields/row-fault.ts'
import { own } from '../../../json.ts'
import { nowOf } from '../../stamps.ts'
import type { RecordRow } from '../records/record-row.ts'
import { refuseLocked } from '../records/refuse-locked.ts'
import { isFull, licences } from './portal-person.ts'
import type { UserTypeRow } from './portal-row.ts'

/** How somebody is invited. */
interface Invitation {
  readonly module: string
  readonly recordId: string
  readonly userTypeId: string
  readonly type: 'invite' | 'reinvite'
  readonly language: string
  /** Whether the person comes. */
  readonly confirm: boolean
}

/** What of a call an invitation needs, so that a job can make it as well. */
type Inviter = Pick<Call, 'data' | 'now'>

/** Invites the person that a record is, and says so. @throws RowFault */
export function invite(invitation: Invitation, inviter: Inviter): string {
  const { data } = inviter
  const { module, recordId: id, confirm } = invitation
  const record = data.modules.recordsOf(module).get(id)
  if (record === undefined) throw refusal('INVALID_DATA', 'the id given seems to be invalid', { id })
  const type = data.portalUserTypes.get(invitation.userTypeId)
  if (type?.module !== module || !type.active)
    throw refusal('INVALID_DATA', 'Invalid value for the parameter', { param_name: 'user_type_id' })
  refuseRecord(record)
  return invitation.type === 'reinvite'
    ? inviteAgain(id, confirm, data)
    : inviteFirst(record, type, invitation, inviter)
}

function inviteFirst(
  record: RecordRow,
  type: UserTypeRow,
  { module, language, confirm }: Invitation,
  inviter: Inviter,
): string {
  const { data } = inviter
  const { portalUsers } = data
  const { id } = record
  const field = type.invitation_field
  const email = own(record, field)
  if (typeof email !== 'string') throw mandatory({ api_name: field, json_path: `$.data[0].${field}` })
  if (portalUsers.has(id)) throw refusal('CANNOT_PROCESS', 'the person has been invited already', { id })
  const known = [...portalUsers.all()].some((each) => each.email.toLowerCase() === email.toLowerCase())
  if (known) throw refusal('DUPLICATE_DATA', 'somebody of the portal has this address', { api_name: field })
  if (isFull(data)) throw refusal('LICENSE_LIMIT_EXCEEDED', 'no licence is left', { limit: licences(data) })
  const times = { invited_time: nowOf(inviter) }
  portalUsers.insert({
    id,
    user_type: { id: type.id },
    module,
    email,
    active: true,
    confirm,
    language,
    ...times,
  })
  return 'An Invite has been sent to the personality.'
}

function inviteAgain(id: string, confirm: boolean, { portalUsers }: OrgData): string {
  const person = portalUsers.get(id)
  if (person === undefined || person.confirm) {
    const message = person === undefined ? 'the person has not been invited' : 'the person has come already'
    throw refusal('CANNOT_PROCESS', message, { id })
  }
  portalUsers.replace({ ...person, confirm })
  return 'Invite has been resent to personality'
}

/** @throws RowFault when a record is locked, or under a process of data protection */
function refuseRecord(record: RecordRow): void {
  refuseLocked(record)
  const { id } = record
  const basis = own(record, 'Data_Processing_Basis')
  if (own(record, '$stop_processing') === true || basis === 'Stop Processing' || basis === 'Delete')
    throw refusal('CANNOT_PROCESS', 'the record is under a process of data protection', { id })
}

function refusal(code: string, message: string, details: Readonly<Record<string, unknown>>): RowFault {
  return new RowFault(fault(code, message, details))
}
