import { fault, noContent, ok, type Verdict } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import type { Call, Operation } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { isId } from '../../model/id.ts'
import type { GroupRow } from './group-row.ts'
import { parseFilters } from '../../query/filters.ts'
import { takePage, type Paging } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import { showGroup } from './show-group.ts'

/**
 * `POST /settings/user_groups/actions/get_assigned` and `get_unassigned`: the groups that have, or have not, an entity
 * (user, role, territory or group) as a source. In the specification of June 2025 only, which gives neither the meaning
 * of `related_entity_id` nor the shape of the answer: both are assumed.
 */
export function listAssigned(action: 'get_assigned' | 'get_unassigned'): Operation {
  return ({ body, data, readings }: Call): CrmAnswer => {
    const { entity, filter, paging } = readQuestion(body, action)
    const holds = (group: GroupRow): boolean => group.sources.some(({ source }) => source.id === entity)
    const wanted = [...data.groups.all()].filter(
      (group) => holds(group) === (action === 'get_assigned') && (filter === undefined || filter(group)),
    )
    const { rows, info } = takePage(wanted, paging)
    if (rows.length === 0) return noContent
    return ok({ user_groups: rows.map((group) => showGroup(group, new Set(), data, readings)), info })
  }
}

interface Question {
  readonly entity: string
  readonly filter: ((group: GroupRow) => boolean) | undefined
  readonly paging: Paging
}

function readQuestion(body: unknown, action: string): Question {
  const at = (key: string): { api_name: string; json_path: string } => ({
    api_name: key,
    json_path: `$.${action}.${key}`,
  })
  const refuse = (verdict: Verdict): never => {
    throw new Refusal({ status: 400, body: { [action]: verdict } })
  }
  const sent = readRoot(body, action)
  const root: Json = isJsonObject(sent)
    ? sent
    : refuse(wrongType('jsonobject', { api_name: action, json_path: `$.${action}` }))
  const feature = own(root, 'feature')
  if (feature === undefined) refuse(missing(at('feature')))
  if (feature !== 'user_groups') refuse(fault('INVALID_DATA', 'invalid data', at('feature')))
  const entity = own(root, 'related_entity_id')
  if (entity === undefined) refuse(missing(at('related_entity_id')))
  const size = (key: string, otherwise: number, most: number): number => {
    const value = own(root, key) ?? otherwise
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
    return fits ? value : refuse(wrongType('integer', at(key)))
  }
  return {
    entity: isId(entity) ? entity : refuse(fault('INVALID_DATA', 'invalid data', at('related_entity_id'))),
    filter: readFilter(),
    paging: { page: size('page', 1, 1_000_000), perPage: size('per_page', 200, 200) },
  }

  function readFilter(): Question['filter'] {
    const filters = own(root, 'filters')
    if (filters === undefined) return undefined
    return (
      parseFilters(filters, {
        fields: { name: (group: GroupRow) => group.name },
        comparators: 'all',
        operators: ['and', 'or'],
      }) ?? refuse(fault('INVALID_DATA', 'invalid data', at('filters')))
    )
  }
}
