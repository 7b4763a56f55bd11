import type { Call } from '../../call.ts'
import { giveRole } from '../contact-roles/deal-contacts.ts'
import { linksOf } from '../related/related-of.ts'
import { pairsOf } from '../related-lists/link-pairs.ts'
import { belongings } from '../records/bin-record.ts'

type Doing = Pick<Call, 'data'>

/** What hangs on a record, is linked with it, or has a role with it belongs to another one of its module from now on. */
export function moveRelated(from: string, to: string, module: string, call: Doing): void {
  for (const name of belongings) {
    const records = call.data.modules.recordsOf(name)
    for (const each of records.where('Parent_Id', from))
      if (each['$se_module'] === module) records.replace({ ...each, Parent_Id: { id: to } })
  }
  moveLinks(from, to, module, call)
  moveRoles(from, to, call)
}

/** A link that the other record has as well ends. */
function moveLinks(from: string, to: string, module: string, call: Doing): void {
  const { links } = call.data
  for (const { pair } of pairsOf(module)) {
    const isOne = pair.modules[0] === module
    const far = (link: { readonly one: { readonly id: string }; readonly other: { readonly id: string } }) =>
      isOne ? link.other.id : link.one.id
    const known = new Set(linksOf({ module, id: to }, pair, call).map(far))
    for (const link of linksOf({ module, id: from }, pair, call)) {
      if (known.has(far(link))) links.remove(link.id)
      else links.replace(isOne ? { ...link, one: { id: to } } : { ...link, other: { id: to } })
    }
  }
}

/** A role that the other record has in a deal stays. */
function moveRoles(from: string, to: string, { data }: Doing): void {
  const { dealContacts } = data
  const moved = [
    ...dealContacts.where('deal', from).map((row) => ({ row, deal: to, contact: row.contact })),
    ...dealContacts.where('contact', from).map((row) => ({ row, deal: row.deal, contact: to })),
  ]
  for (const { row, deal, contact } of moved) {
    dealContacts.remove(row.id)
    const isThere = dealContacts.where('deal', deal).some((each) => each.contact === contact)
    if (!isThere) giveRole(deal, contact, row.role?.id ?? null, { data })
  }
}
