import { isJsonObject, own, type Json } from '../../../json.ts'
import { fault, flat, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Place } from '../../fields/field.ts'
import { testOfCriteria, type Filterable } from '../../query/field-filters.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { parentOfPath } from '../records/record-parent.ts'
import type { RecordRow } from '../records/record-row.ts'
import { listsOf, type RelatedList } from '../related-lists/lists-of.ts'
import { relatedTo } from './related-of.ts'

const KEY = 'get_related_records_count'
const MOST = 20

/** `POST /{module}/{record}/actions/get_related_records_count` */
export function countRelated(call: Call): CrmAnswer {
  const parent = parentOfPath(call)
  const sent = readRoot(call.body, KEY)
  const place = { api_name: KEY, json_path: `$.${KEY}` }
  if (!Array.isArray(sent)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  if (sent.length === 0) throw invalid(place)
  if (sent.length > MOST)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { maximum_length: MOST, ...place })))
  const counts = sent.map((each: unknown, index) => {
    const path = `$.${KEY}[${index}]`
    const row = isJsonObject(each) ? each : {}
    const list = readList(row, `${path}.related_list`, call)
    const test = readTest(own(row, 'params'), `${path}.params`, list, call)
    const found = relatedTo(parent, list, call).filter(({ record }) => test(record))
    return { count: found.length, related_list: { api_name: list.api_name, id: list.id } }
  })
  return ok({ [KEY]: counts })
}

/** The list that a row names by its id and its API name. @throws Refusal */
function readList(row: Json, path: string, call: Call): RelatedList {
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  const sent = own(row, 'related_list')
  if (sent === undefined) throw new Refusal(flat(400, missing({ api_name: 'related_list', json_path: path })))
  const named = isJsonObject(sent) ? sent : {}
  for (const name of ['api_name', 'id'])
    if (own(named, name) === undefined) throw new Refusal(flat(400, missing(at(name))))
  const list = listsOf(moduleOfPath(call), call.data).find((each) => each.api_name === own(named, 'api_name'))
  if (list === undefined) throw invalid(at('api_name'))
  if (list.id !== own(named, 'id')) throw invalid(at('id'))
  return list
}

/** What of a list is counted: leads that were converted, links or files, what a filter finds. @throws Refusal */
function readTest(
  sent: unknown,
  path: string,
  list: RelatedList,
  call: Call,
): (record: RecordRow) => boolean {
  const params = isJsonObject(sent) ? sent : {}
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  const converted = own(params, 'converted')
  if (converted !== undefined && typeof converted !== 'boolean') throw invalid(at('converted'))
  const category = own(params, 'category')
  if (category !== undefined && category !== 'link' && category !== 'files') throw invalid(at('category'))
  const filters = own(params, 'filters')
  const matches = filters === undefined ? () => true : testOfCriteria(filters, filterables(list, call))
  if (matches === undefined) throw invalid(at('filters'))
  return (record) =>
    (converted === undefined || (record['Converted__s'] === true) === converted) &&
    (category === undefined || (record['$type'] === 'File') === (category === 'files')) &&
    matches(record)
}

function filterables({ of }: RelatedList, { data }: Call): Readonly<Record<string, Filterable<RecordRow>>> {
  const fields = of === undefined ? [] : data.modules.fieldsOf(of.api_name)
  return Object.fromEntries(
    fields.map((field) => [field.api_name, { field, valueOf: (row) => own(row, field.api_name) ?? null }]),
  )
}

function invalid(place: Place): Refusal {
  return new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { ...place })))
}
