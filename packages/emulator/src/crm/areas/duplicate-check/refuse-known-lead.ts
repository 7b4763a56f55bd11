import { fault } from '../../answers.ts'
import { own, type Json } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { isConverted, isUnique, type RecordRow } from '../records/record-row.ts'

/** Refuses a new lead whose value a contact or a converted lead has, where the organization wants that. @throws RowFault */
export function refuseKnownLead(sent: Json, path: string, data: OrgData): void {
  const [preference] = data.duplicateChecks.slice(0, 1)
  if (preference === undefined) return
  if (preference.type === 'mapped_module_records')
    for (const { lead, contact } of preference.pairs)
      refuseHeld(sent, lead, path, { module: 'Contacts', field: contact }, data)
  else
    for (const { api_name: name } of data.modules.fieldsOf('Leads').filter(isUnique))
      refuseHeld(sent, name, path, { module: 'Leads', field: name }, data)
}

/** Records that are looked through: all contacts, or the leads that were converted. */
interface Held {
  readonly module: 'Contacts' | 'Leads'
  readonly field: string
}

function refuseHeld(sent: Json, lead: string, path: string, { module, field }: Held, data: OrgData): void {
  const wanted = own(sent, lead)
  if ((typeof wanted !== 'string' && typeof wanted !== 'number') || wanted === '') return
  const isHeld = (row: RecordRow): boolean => {
    const value = row[field]
    const same = (typeof value === 'string' || typeof value === 'number') && lower(value) === lower(wanted)
    return same && (module === 'Contacts' || isConverted(row))
  }
  const found = [...data.modules.recordsOf(module).all()].find(isHeld)
  if (found === undefined) return
  const { api_name, id } = data.modules.find(module) ?? { api_name: module, id: '' }
  const details = { id: found.id, module: { api_name, id }, api_name: lead, json_path: `${path}.${lead}` }
  throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', details))
}

function lower(value: string | number): string {
  return String(value).toLowerCase()
}
