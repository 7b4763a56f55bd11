import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { findTerritory } from './find-territory.ts'
import { readTerritory } from './read-territory.ts'
import type { TerritoryRow } from './territory-row.ts'

/** `POST /settings/territories` */
export function createTerritories(call: Call): CrmAnswer {
  const most = call.readings.territories.rowsPerWrite
  return answerRows(call, { key: 'territories', most, success: 201, duplicate: 'unnamed' }, (row, path) =>
    createRow(row, path, call),
  )
}

function createRow(row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  const {
    name = '',
    permission_type: permission,
    reporting_to: above,
    ...draft
  } = readTerritory(row, path, 'create', call)
  const at = nowOf(call)
  const territory = data.territories.insert({
    description: null,
    ...draft,
    manager: draft.manager ?? null,
    id: nextId(data),
    name,
    api_name: freeApiName(name, data),
    permission_type: permission ?? 'read_only',
    reporting_to: above ?? null,
    created_by: { id: user.id },
    created_time: at,
    modified_by: { id: user.id },
    modified_time: at,
  })
  joinManager(territory, data)
  return { details: { id: territory.id }, message: 'The territory has been created' }
}

/** `PUT /settings/territories`: each row names its territory. */
export function updateTerritories(call: Call): CrmAnswer {
  const most = call.readings.territories.rowsPerWrite
  return answerRows(call, { key: 'territories', most, success: 200, duplicate: 'unnamed' }, (row, path) =>
    updateRow(rowById(call.data.territories, row, path), row, path, call),
  )
}

/** `PUT /settings/territories/{territory}`: exactly one row. */
export function updateTerritory(call: Call): CrmAnswer {
  const territory = findTerritory(call)
  return answerRows(call, { key: 'territories', most: 1, success: 200, duplicate: 'unnamed' }, (row, path) =>
    updateRow(territory, row, path, call),
  )
}

function updateRow(before: TerritoryRow, row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  const draft = readTerritory(row, path, 'update', call, before)
  const territory = data.territories.replace({
    ...before,
    ...draft,
    modified_by: { id: user.id },
    modified_time: nowOf(call),
  })
  joinManager(territory, data)
  return { details: { id: territory.id }, message: 'The territory has been updated' }
}

/** Who manages a territory belongs to it. */
function joinManager({ id, manager }: TerritoryRow, { territoryUsers }: OrgData): void {
  if (manager === null || territoryUsers.has(`${id}:${manager.id}`)) return
  territoryUsers.insert({ id: `${id}:${manager.id}`, territory: { id }, user: { id: manager.id } })
}

/** An API name that no territory has, from a label. */
function freeApiName(name: string, { territories }: OrgData): string {
  const taken = new Set([...territories.all()].map((each) => each.api_name))
  const letters = name.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '')
  const base = /^[A-Za-z]{2}/.test(letters) ? letters : 'Territory'
  for (let number = 0; ; number += 1) {
    const free = number === 0 ? base : `${base}${number}`
    if (!taken.has(free)) return free
  }
}
