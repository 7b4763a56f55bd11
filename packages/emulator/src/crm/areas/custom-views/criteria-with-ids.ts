import { isJsonObject, own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'

/** Criteria, the fields in them by both of their names. */
export function criteriaWithIds(criteria: unknown, module: string, data: OrgData): unknown {
  if (!isJsonObject(criteria)) return criteria
  const group = own(criteria, 'group')
  if (Array.isArray(group))
    return { ...criteria, group: group.map((each: unknown) => criteriaWithIds(each, module, data)) }
  const field = own(criteria, 'field')
  const apiName = isJsonObject(field) ? own(field, 'api_name') : undefined
  const { id = null } = data.modules.fieldOf(module, String(apiName)) ?? {}
  return { type: 'value', ...criteria, field: { api_name: apiName, id } }
}
