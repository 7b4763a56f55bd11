import { badPathId, fault, flat, noContent, ok } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { RecordRow } from '../records/record-row.ts'
import { isLocked } from '../records/refuse-locked.ts'
import { viewRecords } from '../records/show-record.ts'
import { findMatches } from './find-matches.ts'

const shown = {
  Contacts: ['Full_Name', 'Email', 'Layout', 'Account_Name', 'Locked__s', '$editable', '$approval_state'],
  Accounts: [
    'Account_Name',
    'Phone',
    'Website',
    'Account_Type',
    'Layout',
    '$editable',
    'Locked__s',
    '$approval_state',
  ],
} as const

/** `GET /Leads/{lead}/__conversion_options`: the records that a lead may join. */
export function getConversionOptions(call: Call): CrmAnswer {
  const { data } = call
  const lead = data.modules.recordsOf('Leads').get(call.id)
  if (lead === undefined) throw new Refusal(badPathId(1))
  if (isLocked(lead)) {
    const details = { resource_path_index: 1 }
    throw new Refusal(flat(400, fault('RECORD_LOCKED', 'the record is locked', details)))
  }
  const found = findMatches(lead, data)
  const many = data.modules
    .all()
    .filter(({ api_name: name }) => ['Contacts', 'Accounts', 'Deals'].includes(name))
    .filter(({ api_name: name }) => data.modules.layoutsOf(name).length > 1)
    .map(({ api_name, id }) => ({ api_name, id }))
  if (found.Contacts === undefined && found.Accounts === undefined && many.length === 0) return noContent
  const rowsOf = (module: keyof typeof shown): readonly unknown[] | null => {
    const record = found[module]
    if (record === undefined) return null
    const { Layout: layout, ...row } = viewRecords(module, shown[module], call).row(record)
    const basis = module === 'Contacts' ? { Data_Processing_Basis: null } : {}
    return [{ ...row, ...(layout === null ? {} : { Layout: layout }), ...basis }]
  }
  const by = (module: 'Contacts' | 'Accounts', field: string, leadField: string): readonly unknown[] | null =>
    found[module] === undefined ? null : [matched(module, field, leadField, lead, call)]
  const options = {
    module_preference: null,
    Contacts: rowsOf('Contacts'),
    Accounts: rowsOf('Accounts'),
    preference_field_matched_value: {
      Contacts: by('Contacts', found.contactField, found.contactField),
      Accounts: by('Accounts', 'Account_Name', 'Company'),
    },
    modules_with_multiple_layouts: many,
  }
  return ok({ __conversion_options: options })
}

function matched(module: string, name: string, leadField: string, lead: RecordRow, { data }: Call): unknown {
  const field = data.modules.fieldOf(module, name)
  return {
    field: { api_name: name, id: field?.id ?? '' },
    matched_lead_value: own(lead, leadField) ?? null,
  }
}
