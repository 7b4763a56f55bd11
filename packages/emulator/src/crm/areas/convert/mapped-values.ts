import { own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Values } from '../../fields/read-row.ts'
import type { RecordRow } from '../records/record-row.ts'

/** The values of a lead under the names that the mapping of its fields gives them in another module. */
export function mappedValues(lead: RecordRow, module: string, { modules }: Pick<OrgData, 'modules'>): Values {
  const mapped = modules.fieldsOf('Leads').flatMap(({ api_name: name, convert_mapping: to }) => {
    const target = (to as Readonly<Record<string, unknown>> | undefined)?.[module]
    const value = own(lead, name)
    if (typeof target !== 'string' || value === undefined) return []
    return modules.fieldOf(module, target) === undefined ? [] : [[target, value] as const]
  })
  return Object.fromEntries(mapped)
}
