import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { nameUser } from '../../names.ts'
import { testOfFilters } from '../../query/field-filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Resource } from '../../rows/resource.ts'
import { isAllowed } from '../profiles/permissions.ts'
import type { UnavailabilityRow } from './unavailability-row.ts'

/** Of every write, in the description; pages have a sentence for each. */
const SAVED = 'Unavailability Hours saved successfully'
const MANAGE = 'Crm_Implied_Manage_Users'
const from = { api_name: 'from', data_type: 'datetime', system_mandatory: true } as const
const to = { api_name: 'to', data_type: 'datetime', system_mandatory: true } as const

export const unavailabilities: Resource<UnavailabilityRow> = {
  key: 'users_unavailability',
  table: ({ unavailabilities: table }) => table,
  segment: 2,
  most: 100,
  fields: [
    from,
    to,
    { api_name: 'comments', data_type: 'text', length: 250 },
    { api_name: 'user', data_type: 'userlookup' },
  ],
  complete: ({ values, at, before, id }, call) => {
    // The fields above say what the values are; without a user the caller is meant.
    const row = { comments: null, user: { id: call.user.id }, ...before, ...values, id } as UnavailabilityRow
    if (!mayTouch(row.user, call)) throw invalid(at('user'))
    if (Date.parse(row.from) >= Date.parse(row.to))
      throw invalid(at(values['to'] === undefined ? 'from' : 'to'))
    return row
  },
  show: (row, call) => {
    if (!mayTouch(row.user, call)) return undefined
    const { zuid = null } = call.data.users.get(row.user.id) ?? {}
    const details = call.query.get('include_inner_details') === 'user.zuid' ? { zuid } : {}
    return { ...row, user: { ...nameUser(call.data, row.user), ...details } }
  },
  words: { created: SAVED, updated: SAVED, deleted: SAVED },
}

/** Who manages users sees and changes everybody's, others their own. */
function mayTouch({ id }: Reference, { user, data }: Call): boolean {
  const permissions = data.profiles.get(user.profile.id)?.permissions_details ?? []
  return id === user.id || isAllowed(permissions, MANAGE)
}

/** `GET /settings/users_unavailability`: of groups, roles or territories, and by time. */
export function listUnavailabilities(call: Call): CrmAnswer {
  const { data, query } = call
  const test = testOfFilters(query, 'filters', {
    from: { field: from, valueOf: (row: UnavailabilityRow) => row.from },
    to: { field: to, valueOf: (row: UnavailabilityRow) => row.to },
  })
  if (test === null)
    throw new Refusal(
      flat(
        400,
        fault('UNABLE_TO_PARSE_DATA_TYPE', 'either the request body or parameters is in wrong format'),
      ),
    )
  const wanted = usersAskedFor(call)
  const shown = [...data.unavailabilities.all()]
    .filter((row) => (wanted?.has(row.user.id) ?? true) && (test?.(row) ?? true))
    .flatMap((row) => unavailabilities.show(row, call) ?? [])
  const { rows, info } = takePage(shown, readPaging(query))
  return rows.length === 0 ? noContent : ok({ users_unavailability: rows, info })
}

/** Users of the groups, roles and territories that are named; undefined when none is. */
function usersAskedFor({ data, query }: Call): ReadonlySet<string> | undefined {
  const parts: Readonly<Record<string, (id: string) => Iterable<string>>> = {
    group_ids: (id) => {
      const group = data.groups.get(id)
      return group === undefined ? [] : data.membership.members(group)
    },
    role_ids: (id) => data.users.where('role', id).map((user) => user.id),
    territory_ids: (id) => data.territoryUsers.where('territory', id).map(({ user }) => user.id),
  }
  const asked = Object.keys(parts).filter((name) => query.get(name) !== null)
  if (asked.length === 0) return undefined
  return new Set(asked.flatMap((name) => idsOf(query, name).flatMap((id) => [...(parts[name]?.(id) ?? [])])))
}

function idsOf(query: URLSearchParams, name: string): readonly string[] {
  const ids = (query.get(name) ?? '').split(',').map((id) => id.trim())
  const index = ids.findIndex((id) => !isId(id))
  if (index === -1) return ids
  const message = 'Ids should be Long value with comma separated'
  throw new Refusal(flat(400, fault('INVALID_DATA', message, { index, param_name: name })))
}
