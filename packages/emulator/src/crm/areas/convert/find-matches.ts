import { own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { RecordRow } from '../records/record-row.ts'

/** Records that a lead may be meant to join. */
export interface Matches {
  readonly Contacts: RecordRow | undefined
  readonly Accounts: RecordRow | undefined
  /** Field that the contact was found by. */
  readonly contactField: 'Email' | 'Full_Name'
}

/** By its e-mail address among contacts, by its company among accounts, then by its name among contacts. */
export function findMatches(lead: RecordRow, { modules }: Pick<OrgData, 'modules'>): Matches {
  const byKey = (module: string, field: string, value: unknown): RecordRow | undefined =>
    typeof value === 'string' ? modules.recordsOf(module).where(field, value.toLowerCase())[0] : undefined
  const byEmail = byKey('Contacts', 'Email', own(lead, 'Email'))
  const account = byKey('Accounts', 'Account_Name', own(lead, 'Company'))
  if (byEmail !== undefined) return { Contacts: byEmail, Accounts: account, contactField: 'Email' }
  const name = own(lead, 'Full_Name')
  const byName =
    account === undefined
      ? undefined
      : sameName(modules.recordsOf('Contacts').where('Account_Name', account.id), name)
  return { Contacts: byName, Accounts: account, contactField: 'Full_Name' }
}

function sameName(contacts: readonly RecordRow[], name: unknown): RecordRow | undefined {
  return contacts.find((contact) => own(contact, 'Full_Name') === name)
}
