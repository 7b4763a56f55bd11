import { own } from '../../../json.ts'
import { seesOnly } from '../../access/seen.ts'
import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import { roleIn } from '../contact-roles/deal-contacts.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { hangingOn, type Parent } from '../records/record-parent.ts'
import type { RecordRow } from '../records/record-row.ts'
import type { LinkPair } from '../related-lists/link-pairs.ts'
import { listsOf, type RelatedList } from '../related-lists/lists-of.ts'
import type { LinkRow } from './link-row.ts'

/** A record below another one. */
export interface RelatedRecord {
  /** Its module. */
  readonly module: string
  readonly record: RecordRow
  /** What the link says of itself, or what tells apart records of several modules. */
  readonly also: Readonly<Record<string, unknown>>
}

/** Lists that Zoho has, and no API reads. */
const unread = ['Documents', 'Projects']

/** The list that a path names at a place. @throws Refusal when the module has none of this name */
export function listOfPath(call: Call, place: number, segment = place): RelatedList {
  const name = call.ids[place]
  const details = { resource_path_index: segment }
  if (name !== undefined && unread.includes(name))
    throw new Refusal(flat(400, fault('NOT_SUPPORTED', 'the relation is not supported', details)))
  const list = listsOf(moduleOfPath(call), call.data).find(({ api_name: each }) => each === name)
  if (list !== undefined) return list
  throw noRelation(segment)
}

export function noRelation(segment: number): Refusal {
  const details = { resource_path_index: segment }
  return new Refusal(flat(400, fault('INVALID_DATA', 'the relation name given seems to be invalid', details)))
}

/** The records of a list below a record that the caller sees. */
export function relatedTo(parent: Parent, list: RelatedList, call: Call): readonly RelatedRecord[] {
  return allRelated(parent, list, call).filter(
    ({ module, record }) => seesOnly(module, call.accessTo)?.(record) !== false,
  )
}

function allRelated(parent: Parent, list: RelatedList, call: Call): readonly RelatedRecord[] {
  const { of, relation } = list
  const { modules } = call.data
  if (relation.kind === 'activities') return activitiesOf(parent, relation.closed, call)
  if (of === undefined) return []
  const module = of.api_name
  const plain = (record: RecordRow): RelatedRecord => ({ module, record, also: {} })
  if (relation.kind === 'hanging') return hangingOn(parent, module, call).map(plain)
  if (areDealsOfContact(parent, list)) return dealsOf(parent, call)
  if (relation.kind === 'lookup') return looking(parent, module, relation.fields, call).map(plain)
  return linksOf(parent, relation.pair, call).flatMap((link) => {
    const record = modules.recordsOf(module).get(farEnd(link, parent))
    const also = Object.fromEntries(
      relation.pair.fields.map(({ api_name: name }) => [name, own(link.values, name) ?? null]),
    )
    return record === undefined ? [] : [{ module, record, also }]
  })
}

function looking(
  { id }: Parent,
  module: string,
  fields: readonly string[],
  { data }: Call,
): readonly RecordRow[] {
  const found = fields.flatMap((field) => data.modules.recordsOf(module).where(field, id))
  return [...new Map(found.map((each) => [each.id, each])).values()]
}

/** Whether a list has the deals of a contact: those that point to it, and those that it has a role in. */
export function areDealsOfContact({ module }: Parent, { api_name: name }: RelatedList): boolean {
  return module === 'Contacts' && name === 'Deals'
}

function dealsOf({ id }: Parent, call: Call): readonly RelatedRecord[] {
  const records = call.data.modules.recordsOf('Deals')
  const byRole = call.data.dealContacts.where('contact', id).flatMap(({ deal }) => records.get(deal) ?? [])
  const all = new Map([...records.where('Contact_Name', id), ...byRole].map((deal) => [deal.id, deal]))
  return [...all.values()].map((record) => ({
    module: 'Deals',
    record,
    also: { Contact_Role: roleIn(record.id, id, call) },
  }))
}

/** The links of a record within a pair. */
export function linksOf(
  { module, id }: Parent,
  pair: LinkPair,
  { data }: Pick<Call, 'data'>,
): readonly LinkRow[] {
  return data.links.where(module === pair.modules[0] ? 'one' : 'other', `${pair.name} ${id}`)
}

/** Id of what a link leads to from a record. */
export function farEnd({ one, other }: LinkRow, { id }: Parent): string {
  return one.id === id ? other.id : one.id
}

const activities = ['Tasks', 'Events', 'Calls']

function activitiesOf(parent: Parent, closed: boolean, call: Call): readonly RelatedRecord[] {
  return activities.flatMap((module) =>
    looking(parent, module, ['What_Id', 'Who_Id'], call)
      .filter((record) => isClosed(record, module, call.now) === closed)
      .map((record) => ({ module, record, also: { $module: module } })),
  )
}

/** A task that is done, a meeting or a call that is over. */
function isClosed(record: RecordRow, module: string, now: number): boolean {
  if (module === 'Tasks') return record['Status'] === 'Completed'
  const end = module === 'Events' ? record['End_DateTime'] : record['Call_Start_Time']
  return typeof end === 'string' && Date.parse(end) < now
}
