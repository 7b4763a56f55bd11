import { ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { nameUser } from '../../names.ts'
import type { CrmAnswer } from '../../request.ts'
import { refuseEnrichmentEdition } from './read-enrichment.ts'

/** Number of the id of the first configuration. */
const FIRST = 340_001

/** Which field of a record is looked up by what. */
const configurations: readonly (readonly [
  type: string,
  module: string,
  fields: Readonly<Record<string, string>>,
])[] = [
  ['organization', 'Accounts', { org_name: 'Account_Name', email: '', org_website: 'Website' }],
  ['personal', 'Contacts', { name: 'Full_Name', email: 'Email' }],
]

/** `GET /settings/zia/data_enrichment`: as it is until somebody changes it, which the API cannot. */
export function getEnrichmentConfig(call: Call): CrmAnswer {
  refuseEnrichmentEdition(call)
  const { data } = call
  const [first] = data.users.slice(0, 1)
  const by = nameUser(data, { id: first?.id ?? '' })
  const time = orgOf(data)['created_time']
  return ok({
    data_enrichment: configurations.map(([type, module, fields], index) => ({
      id: data.idOf(FIRST + index),
      type,
      module: { id: data.modules.find(module)?.id ?? '', api_name: module },
      status: true,
      input_data_field_mapping: Object.entries(fields).map(([name, api]) =>
        mappingOf(name, module, api, call),
      ),
      created_time: time,
      created_by: by,
      modified_time: time,
      modified_by: by,
    })),
  })
}

function mappingOf(name: string, module: string, api: string, { data }: Call): Record<string, unknown> {
  const field = data.modules.fieldOf(module, api)
  const label = name.replaceAll('_', ' ')
  return {
    enrich_field: { name, display_label: label },
    crm_field: field === undefined ? null : { id: field.id, api_name: api, name: field['field_label'] },
  }
}
