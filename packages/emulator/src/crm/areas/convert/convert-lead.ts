import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nowOf } from '../../stamps.ts'
import type { Values } from '../../fields/read-row.ts'
import { giveRole } from '../contact-roles/deal-contacts.ts'
import { belongings } from '../records/bin-record.ts'
import { changeRecord } from '../records/change-record.ts'
import { daysBetween } from '../records/derive-record.ts'
import { insertRecord } from '../records/new-record.ts'
import type { RecordRow } from '../records/record-row.ts'
import { findMatches } from './find-matches.ts'
import { mappedValues } from './mapped-values.ts'

/** What a lead may become a part of. */
export type TargetName = 'Contacts' | 'Accounts' | 'Deals'

/** How a lead is converted: read and checked. */
export interface ConversionOrder {
  /** Ids of records that the lead joins. */
  readonly joins: { readonly Contacts?: string; readonly Accounts?: string }
  /** Whether a contact that the lead joins gets the account, though it has one. */
  readonly overwrites: boolean
  /** Id of the owner of what is made; null: that of the lead. */
  readonly owner: string | null
  /** Values of the deal, as stored; null: none is made. */
  readonly deal: Values | null
  /** Id of the role that the contact has in the deal; null: it is none of its contacts. */
  readonly role: string | null
  readonly tags: Readonly<Record<string, readonly unknown[]>>
  readonly attachmentsTo: TargetName
}

/** What a lead became. */
export interface Converted {
  readonly Contacts: RecordRow
  readonly Accounts: RecordRow | undefined
  readonly Deals: RecordRow | undefined
}

type Doing = Pick<Call, 'data' | 'user' | 'now'>

/** Makes contact, account and deal of a lead, or has it join those that are there. @throws Fault when a unique value is taken */
export function convertLead(lead: RecordRow, order: ConversionOrder, call: Doing): Converted {
  const { data } = call
  const matches = findMatches(lead, data)
  const find = (module: 'Contacts' | 'Accounts', match: RecordRow | undefined): RecordRow | undefined =>
    order.joins[module] === undefined ? match : data.modules.recordsOf(module).get(order.joins[module])
  const owner = { Owner: order.owner === null ? own(lead, 'Owner') : { id: order.owner } }
  const make = (module: TargetName, values: Values): RecordRow =>
    insertRecord(
      module,
      { ...mappedValues(lead, module, data), ...values, ...owner, ...tagsFor(module, order) },
      call,
    )

  const company = own(lead, 'Company')
  const joined = find('Accounts', matches.Accounts)
  const account = joined ?? (typeof company === 'string' ? make('Accounts', {}) : undefined)
  const known = find('Contacts', matches.Contacts)
  const contact =
    known === undefined
      ? make('Contacts', referTo('Account_Name', account))
      : joinAccount(known, account, order, call)
  const deal =
    order.deal === null
      ? undefined
      : make('Deals', {
          ...order.deal,
          ...referTo('Account_Name', account),
          ...referTo('Contact_Name', contact),
          Lead_Conversion_Time: daysBetween(lead.Created_Time, nowOf(call)),
        })
  if (deal !== undefined && order.role !== null) giveRole(deal.id, contact.id, order.role, call)
  const converted = { Contacts: contact, Accounts: account, Deals: deal }
  moveBelongings(lead, converted, order, call)
  markConverted(lead, converted, call)
  return converted
}

function tagsFor(module: TargetName, { tags }: ConversionOrder): Values {
  const carried = tags[module]
  return carried === undefined ? {} : { Tag: carried }
}

function referTo(field: string, record: RecordRow | undefined): Values {
  return record === undefined ? {} : { [field]: { id: record.id } }
}

/** A contact that is there gets the account when it has none, or when it is to be written over. */
function joinAccount(
  contact: RecordRow,
  account: RecordRow | undefined,
  { overwrites }: ConversionOrder,
  call: Doing,
): RecordRow {
  const has = own(contact, 'Account_Name') !== undefined
  if (account === undefined || (has && !overwrites)) return contact
  return changeRecord(contact, referTo('Account_Name', account), 'Contacts', call)
}

/** Notes and activities go to the contact, attachments where the order says. */
function moveBelongings(lead: RecordRow, to: Converted, order: ConversionOrder, { data }: Doing): void {
  for (const name of belongings) {
    const module =
      name === 'Attachments' && to[order.attachmentsTo] !== undefined ? order.attachmentsTo : 'Contacts'
    const parent = to[module] ?? to.Contacts
    const records = data.modules.recordsOf(name)
    for (const each of records.where('Parent_Id', lead.id))
      records.replace({ ...each, Parent_Id: { id: parent.id }, $se_module: module })
  }
  for (const name of ['Tasks', 'Events', 'Calls']) {
    const records = data.modules.recordsOf(name)
    for (const each of [...records.where('What_Id', lead.id), ...records.where('Who_Id', lead.id)]) {
      const { What_Id: what, $se_module: of, ...others } = records.get(each.id) ?? each
      const kept = isJsonObject(what) && own(what, 'id') !== lead.id ? { What_Id: what, $se_module: of } : {}
      records.replace({ ...(others as RecordRow), ...kept, Who_Id: { id: to.Contacts.id } })
    }
  }
}

function markConverted(lead: RecordRow, to: Converted, call: Doing): void {
  const values = {
    ...referTo('Converted_Contact', to.Contacts),
    ...referTo('Converted_Account', to.Accounts),
    ...referTo('Converted_Deal', to.Deals),
    Converted__s: true,
    Converted_Date_Time: nowOf(call),
    Lead_Conversion_Time: daysBetween(lead.Created_Time, nowOf(call)),
    $converted: true,
  }
  changeRecord(lead, values, 'Leads', call)
}
