import type { Row, Table } from '../../engine/table.ts'
import { badPathId, fault, noContent, ok, wrapped } from '../answers.ts'
import type { Call, Operation } from '../call.ts'
import { nextId, type OrgData } from '../data.ts'
import type { Field, Place } from '../fields/field.ts'
import { readRow, type Purpose, type Values } from '../fields/read-row.ts'
import { RowFault } from '../fields/row-fault.ts'
import { knownRows } from '../known-rows.ts'
import { requiredIds } from '../query/required.ts'
import { Refusal } from '../refusal.ts'
import type { CrmAnswer } from '../request.ts'
import { answerRows, statusOf, type RowRules } from './answer-rows.ts'
import { rowById } from './row-by-id.ts'
import { writeRows, type RowDone } from './write-rows.ts'

/** One row of a body, while it is written. */
export interface Draft<R> {
  /** What was sent of the fields. */
  readonly values: Values
  /** As it was sent. */
  readonly sent: unknown
  /** Where a field of it stands. */
  readonly at: (name: string) => Place
  /** The row that is changed; undefined for a new one. */
  readonly before: R | undefined
  /** The row's id. */
  readonly id: string
}

/** A kind of setting whose rows are made, changed and deleted alike. */
export interface Resource<R extends Row> {
  /** Root key of bodies and answers. */
  readonly key: string
  table(data: OrgData): Table<R>
  readonly fields: readonly Field[]
  /** Place of the id in the path, counted from 0 after `/crm/vN`. */
  readonly segment: number
  /** Which of the path's ids it is. @default the first */
  readonly idIndex?: number
  /** Rows of one write. */
  readonly most: number
  readonly tooMany?: RowRules['tooMany']
  /** The whole row of what was sent, checked. @throws RowFault */
  complete(draft: Draft<R>, call: Call): R
  /** @default by id */
  readonly order?: (one: R, other: R) => number
  /** A row as answers show it; undefined hides it from the caller. */
  show(row: R, call: Call): unknown
  /** What is to be done besides, once a row is written. @throws RowFault */
  follow?(draft: Draft<R>, call: Call): void
  /** What is to be done besides, before a row goes. @throws RowFault when it stays */
  leave?(row: R, call: Call): void
  readonly words: {
    readonly created: string
    readonly updated: string
    readonly deleted: string
    /** Of an id that names nothing. */
    readonly notDeleted?: string
  }
  /** Status of a creation. @default 201 */
  readonly created?: 200 | 201
  readonly duplicate?: RowRules['duplicate']
}

/** `GET …/{id}`: a row that the caller may see, or nothing. */
export function getRow<R extends Row>(resource: Resource<R>): Operation {
  return (call) => {
    const row = resource.table(call.data).get(idOf(resource, call))
    const shown = row === undefined ? undefined : resource.show(row, call)
    return shown === undefined ? noContent : ok({ [resource.key]: [shown] })
  }
}

/** `POST …`: rows that get ids of their own. */
export function createRows<R extends Row>(resource: Resource<R>): Operation {
  const { key, most, tooMany, duplicate, created = 201 } = resource
  return (call) =>
    answerRows(call, { key, most, success: created, ...optional({ tooMany, duplicate }) }, (sent, path) => {
      const id = nextId(call.data)
      const draft = draftOf(resource, sent, path, call, 'create', undefined, id)
      resource.table(call.data).insert(resource.complete(draft, call))
      resource.follow?.(draft, call)
      return done(id, resource.words.created)
    })
}

/** `PUT …`: each row names the one that it changes. */
export function updateRows<R extends Row>(resource: Resource<R>): Operation {
  const { key, most, tooMany, duplicate } = resource
  return (call) =>
    answerRows(call, { key, most, success: 200, ...optional({ tooMany, duplicate }) }, (sent, path) =>
      change(resource, rowById(resource.table(call.data), sent, path), sent, path, call),
    )
}

/** `PUT …/{id}`: exactly one row. */
export function updateRow<R extends Row>(resource: Resource<R>): Operation {
  const { key, duplicate } = resource
  return (call) => {
    const before = findRow(resource, call)
    return answerRows(call, { key, most: 1, success: 200, ...optional({ duplicate }) }, (sent, path) =>
      change(resource, before, sent, path, call),
    )
  }
}

/** `DELETE …/{id}` */
export function deleteRow<R extends Row>(resource: Resource<R>): Operation {
  return (call) => deleteIds(resource, [findRow(resource, call).id], call)
}

/** `DELETE …?ids=`: a hundred at most, each with a verdict. */
export function deleteRows<R extends Row>(resource: Resource<R>): Operation {
  return (call) => deleteIds(resource, requiredIds(call.query, 'ids', 100), call)
}

function deleteIds<R extends Row>(resource: Resource<R>, ids: readonly string[], call: Call): CrmAnswer {
  const { key } = resource
  const attempt = <T>(work: () => T): T => call.data.database.attempt(work)
  const verdicts = writeRows(attempt, key, ids, { several: 'first' }, (id) => {
    const row = resource.table(call.data).get(String(id))
    if (row === undefined || resource.show(row, call) === undefined)
      throw new RowFault(
        fault('INVALID_DATA', resource.words.notDeleted ?? 'the id given seems to be invalid', { id }),
      )
    resource.leave?.(row, call)
    resource.table(call.data).remove(row.id)
    return done(row.id, resource.words.deleted)
  })
  return wrapped(statusOf(verdicts, 200, 207), key, verdicts)
}

/** `GET …`: all rows that the caller may see. */
export function listRows<R extends Row>(resource: Resource<R>): Operation {
  return (call) => {
    const rows = [...resource.table(call.data).all()]
    const shown = (resource.order === undefined ? rows : rows.toSorted(resource.order)).flatMap(
      (row) => resource.show(row, call) ?? [],
    )
    return shown.length === 0 ? noContent : ok({ [resource.key]: shown })
  }
}

/** The same operation, with the row of the path named by its id or by its API name. */
export function byName<R extends Row & { readonly api_name: string }>(
  resource: Resource<R>,
  operation: Operation,
): Operation {
  return (call) => {
    const { idIndex = 0 } = resource
    const name = call.ids[idIndex]
    const row = [...resource.table(call.data).all()].find(
      ({ id, api_name: each }) => id === name || each === name,
    )
    const ids = call.ids.with(idIndex, row?.id ?? name ?? '')
    return operation({ ...call, ids, id: ids[0] ?? '' })
  }
}

/** The row that the path names, if the caller may see it. @throws Refusal */
export function findRow<R extends Row>(resource: Resource<R>, call: Call): R {
  const row = resource.table(call.data).get(idOf(resource, call))
  if (row === undefined || resource.show(row, call) === undefined)
    throw new Refusal(badPathId(resource.segment))
  return row
}

function idOf<R extends Row>({ idIndex = 0 }: Resource<R>, { ids }: Call): string {
  return ids[idIndex] ?? ''
}

function change<R extends Row>(
  resource: Resource<R>,
  before: R,
  sent: unknown,
  path: string,
  call: Call,
): RowDone {
  const draft = draftOf(resource, sent, path, call, 'update', before, before.id)
  resource.table(call.data).replace(resource.complete(draft, call))
  resource.follow?.(draft, call)
  return done(before.id, resource.words.updated)
}

function draftOf<R extends Row>(
  resource: Resource<R>,
  sent: unknown,
  path: string,
  call: Call,
  purpose: Purpose,
  before: R | undefined,
  id: string,
): Draft<R> {
  const values = readRow(sent, resource.fields, path, knownRows(call), purpose)
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  return { values, sent, at, before, id }
}

function done(id: string, message: string): RowDone {
  return { details: { id }, message }
}

/** Members that are there. */
function optional<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // What is left out is what is undefined.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
