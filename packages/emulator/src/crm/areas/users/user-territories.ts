import { badPathId, fault, flat, noContent, ok, wrapped, type Verdict } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { named, nameUser } from '../../names.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { requiredIds } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import { writeRows } from '../../rows/write-rows.ts'
import type { TerritoryRow } from '../territories/territory-row.ts'
import { findUser } from './write-users.ts'

/** `GET /users/{user}/territories` */
export function listUserTerritories(call: Call): CrmAnswer {
  const found = territoriesOf(call)
  const { rows, info } = takePage(found, readPaging(call.query))
  return rows.length === 0 ? noContent : ok({ territories: rows.map((row) => show(row, call)), info })
}

/** `GET /users/{user}/territories/{territory}` */
export function getUserTerritory(call: Call): CrmAnswer {
  const territory = territoriesOf(call).find(({ id }) => id === call.ids[1])
  if (territory === undefined) return noContent
  const { info } = takePage([territory], readPaging(call.query))
  return ok({ territories: [show(territory, call)], info })
}

function territoriesOf(call: Call): readonly TerritoryRow[] {
  const { data } = call
  const links = data.territoryUsers.where('user', findUser(call).id)
  const ids = new Set(links.map(({ territory }) => territory.id))
  return [...data.territories.all()].filter(({ id }) => ids.has(id))
}

/** Letters are large here and small everywhere else. */
function show(
  { id, name, manager, reporting_to: above }: TerritoryRow,
  { data }: Call,
): Record<string, unknown> {
  return {
    id,
    Name: name,
    Manager: named(manager, (user) => nameUser(data, user)),
    Reporting_To: named(above, (territory) => ({
      Name: data.territories.get(territory.id)?.name ?? '',
      id: territory.id,
    })),
  }
}

/** `PUT /users/{user}/territories`: adds. */
export function addUserTerritories(call: Call): CrmAnswer {
  const { data } = call
  const user = findUser(call)
  refuseOwn(call)
  return answerRows(call, { key: 'territories', most: 100, success: 200 }, (row, path) => {
    const { id } = rowById(data.territories, row, path)
    if (user.status === 'deleted')
      throw invalid({ api_name: 'id', json_path: `${path}.id` }, { owner_status: 'deleted' })
    if (data.territoryUsers.where('link', `${id} ${user.id}`).length > 0) {
      const place = { api_name: 'id', json_path: `${path}.id` }
      throw new RowFault(fault('DUPLICATE_DATA', 'the user belongs to the territory', place))
    }
    data.territoryUsers.insert({ id: `${id}:${user.id}`, territory: { id }, user: { id: user.id } })
    return { details: { id }, message: 'The territory is assigned to the user' }
  })
}

/** `DELETE /users/{user}/territories?ids=` */
export function removeUserTerritories(call: Call): CrmAnswer {
  findUser(call)
  return remove(requiredIds(call.query, 'ids', 100), call)
}

/** `DELETE /users/{user}/territories/{territory}` */
export function removeUserTerritory(call: Call): CrmAnswer {
  findUser(call)
  const answer = remove([call.ids[1] ?? ''], call)
  const { territories: [only] = [] } = answer.body as { readonly territories?: readonly Verdict[] }
  if (only === undefined || only.status === 'success') return answer
  return flat(400, { ...only, details: { resource_path_index: 3 } })
}

function remove(ids: readonly string[], call: Call): CrmAnswer {
  refuseOwn(call)
  const { data, id: user } = call
  const rules = { several: call.readings.requests.severalFaults }
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'territories',
    ids,
    rules,
    (id, path) => {
      const place = { api_name: 'id', json_path: path }
      const territory = isId(id) ? data.territories.get(id) : undefined
      if (territory === undefined) throw invalidId(place)
      const [link] = data.territoryUsers.where('link', `${territory.id} ${user}`)
      if (link === undefined) throw invalidId(place)
      if (territory.manager?.id === user || territory.reporting_to === null) {
        throw new RowFault(
          fault('NOT_ALLOWED', 'the manager and the top territory stay', { id: territory.id }),
        )
      }
      data.territoryUsers.remove(link.id)
      return { details: { id: territory.id }, message: 'The territory is removed from the user' }
    },
  )
  // Rows of both kinds come under 200 here.
  return wrapped(verdicts.every(({ status }) => status === 'error') ? 400 : 200, 'territories', verdicts)
}

/** Nobody changes his own territories. @throws Refusal */
function refuseOwn({ id, user }: Call): void {
  if (id !== user.id) return
  const { body } = badPathId(1)
  throw new Refusal({
    status: 400,
    body: { ...(body as object), code: 'NOT_ALLOWED', message: 'nobody changes his own territories' },
  })
}
