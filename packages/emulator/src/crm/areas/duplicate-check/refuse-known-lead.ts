import { fault } from '../../answers.ts'
import { own, type Json } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'

/** Refuses a new lead whose value a contact has, where the organisation wants that. @throws RowFault */
export function refuseKnownLead(sent: Json, path: string, data: OrgData): void {
  const [preference] = data.duplicateChecks.slice(0, 1)
  if (preference?.type !== 'mapped_module_records') return
  for (const { lead, contact } of preference.pairs) {
    const value = own(sent, lead)
    if (typeof value !== 'string' || value === '') continue
    const wanted = value.toLowerCase()
    const found = [...data.modules.recordsOf('Contacts').all()].find((row) => {
      const held: unknown = row[contact]
      return typeof held === 'string' && held.toLowerCase() === wanted
    })
    if (found === undefined) continue
    const { api_name, id } = data.modules.find('Contacts') ?? { api_name: 'Contacts', id: '' }
    const details = { id: found.id, module: { api_name, id }, api_name: lead, json_path: `${path}.${lead}` }
    throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', details))
  }
}
