import { fault, flat, noContent, ok, wrapped, type Verdict } from '../../answers.ts'
import { own, isJsonObject } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { requiredIds } from '../../query/required.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows, statusOf } from '../../rows/answer-rows.ts'
import { writeRows, type RowDone } from '../../rows/write-rows.ts'
import { showUser } from '../users/show-user.ts'
import type { UserRow } from '../users/user-row.ts'
import { findTerritory } from './find-territory.ts'

/** Most users that one call may name. */
const MOST = 100

/** `GET /settings/territories/{territory}/users` */
export function listTerritoryUsers(call: Call): CrmAnswer {
  const { rows, info } = takePage(usersOf(call), readPaging(call.query))
  return rows.length === 0 ? noContent : ok({ users: rows.map((user) => show(user, call)), info })
}

/** `GET /settings/territories/{territory}/users/{user}` */
export function getTerritoryUser(call: Call): CrmAnswer {
  const found = usersOf(call).filter(({ id }) => id === call.ids[1])
  const { rows, info } = takePage(found, readPaging(call.query))
  return rows.length === 0 ? noContent : ok({ users: rows.map((user) => show(user, call)), info })
}

function usersOf(call: Call): readonly UserRow[] {
  const { data } = call
  const links = data.territoryUsers.where('territory', findTerritory(call).id)
  const ids = new Set(links.map(({ user }) => user.id))
  return [...data.users.all()].filter(({ id, status }) => ids.has(id) && status !== 'deleted')
}

/** A user as he is shown everywhere, and what kind of licence he has. */
function show(user: UserRow, { data, readings, now }: Call): Record<string, unknown> {
  return { ...showUser(user, data, readings, now), category: categories[user.type__s] ?? 'regular_user' }
}

const categories: Readonly<Partial<Record<UserRow['type__s'], string>>> = {
  'Lite User': 'light_user',
  'Sandbox Developer User': 'sandbox_user',
}

/** `PUT /settings/territories/{territory}/users`: adds. */
export function addTerritoryUsers(call: Call): CrmAnswer {
  findTerritory(call)
  return answerRows(call, { key: 'users', most: MOST, success: 200 }, (row, path) => {
    if (!isJsonObject(row))
      throw invalid({ api_name: 'users', json_path: path }, { expected_data_type: 'jsonobject' })
    const place = { api_name: 'id', json_path: `${path}.id` }
    const id = own(row, 'id')
    if (id === undefined) throw mandatory(place)
    return add(id, place, call)
  })
}

/** `PUT /settings/territories/{territory}/users/{user}` */
export function addTerritoryUser(call: Call): CrmAnswer {
  findTerritory(call)
  return alone(call, (path) => add(call.ids[1], { api_name: 'id', json_path: `${path}.id` }, call))
}

function add(id: unknown, place: Place, { data, id: territory }: Call): RowDone {
  const user = isId(id) ? data.users.get(id) : undefined
  if (user === undefined) throw invalid(place, { owner_status: 'no_crm_user' })
  if (user.status !== 'active') {
    throw invalid(place, { owner_status: user.status === 'deleted' ? 'deleted' : 'inactive' })
  }
  const link = `${territory}:${user.id}`
  if (data.territoryUsers.has(link)) {
    throw new RowFault(fault('DUPLICATE_DATA', 'the user belongs to the territory', { ...place }))
  }
  data.territoryUsers.insert({ id: link, territory: { id: territory }, user: { id: user.id } })
  return { details: { id: user.id }, message: 'The user has been added to the territory' }
}

/** `DELETE /settings/territories/{territory}/users?ids=` */
export function removeTerritoryUsers(call: Call): CrmAnswer {
  findTerritory(call)
  const { data, readings } = call
  const rules = { several: readings.requests.severalFaults }
  const ids = requiredIds(call.query, 'ids', MOST)
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'users',
    ids,
    rules,
    (id, path) => remove(id, { api_name: 'id', json_path: path }, call),
  )
  return wrapped(statusOf(verdicts, 200, 207), 'users', verdicts)
}

/** `DELETE /settings/territories/{territory}/users/{user}` */
export function removeTerritoryUser(call: Call): CrmAnswer {
  findTerritory(call)
  return alone(call, (path) => remove(call.ids[1], { api_name: 'id', json_path: path }, call))
}

function remove(id: unknown, place: Place, { data, id: territory }: Call): RowDone {
  const link = `${territory}:${String(id)}`
  if (!data.territoryUsers.has(link)) throw invalidId(place)
  if (data.territories.get(territory)?.manager?.id === id) {
    throw new RowFault(fault('NOT_ALLOWED', 'the manager of a territory stays in it', { id }))
  }
  data.territoryUsers.remove(link)
  return { details: { id }, message: 'The user has been removed from the territory' }
}

/** One user whom the path names: what is wrong with him is wrong with the path. */
function alone({ data, readings }: Call, write: (path: string) => RowDone): CrmAnswer {
  const rules = { several: readings.requests.severalFaults }
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'users',
    [undefined],
    rules,
    (_row, path) => write(path),
  )
  const [only]: readonly (Verdict | undefined)[] = verdicts
  if (only?.status !== 'error') return wrapped(200, 'users', verdicts)
  return flat(400, { ...only, details: { resource_path_index: 4 } })
}
