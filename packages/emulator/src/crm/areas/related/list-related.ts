import { seesOnly } from '../../access/seen.ts'
import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { answerPage, walkable } from '../records/answer-page.ts'
import { isInBin } from '../records/bin-row.ts'
import { readConverted, readFieldNames, readNeededFields, readOrder } from '../records/list-query.ts'
import { parentOfPath, type Parent } from '../records/record-parent.ts'
import type { RecordRow } from '../records/record-row.ts'
import { viewRecords, type RecordView } from '../records/show-record.ts'
import type { RelatedList } from '../related-lists/lists-of.ts'
import { listOfPath, noRelation, relatedTo, type RelatedRecord } from './related-of.ts'

/** `GET /{module}/{record}/{list}` */
export function listRelated(call: Call): CrmAnswer {
  const parent = parentOfPath(call)
  return answerRelated(parent, listOfPath(call, 2), call)
}

/** `GET /{module}/{record}/{list}/{related}` */
export function getRelated(call: Call): CrmAnswer {
  const parent = parentOfPath(call)
  const list = listOfPath(call, 2)
  const found = relatedTo(parent, list, call).find(({ record }) => record.id === call.ids[3])
  if (found === undefined) return noContent
  const shown = viewRecords(found.module, readFieldNames(call.query), call).single(found.record)
  return ok({ data: [{ ...shown, ...found.also }] })
}

/** `GET /{module}/deleted/{record}/{list}`: what pointed to a record that lies in the bin. */
export function listRelatedOfDeleted(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const id = call.ids[1] ?? ''
  const row = call.data.bin.get(id)
  const sees = seesOnly(module, call.accessTo)
  if (row?.module !== module || !isInBin(row, call.now) || sees?.(row.record) === false) {
    const message = 'the related id given seems to be invalid'
    throw new Refusal(flat(400, fault('INVALID_DATA', message, { resource_path_index: 2 })))
  }
  const list = listOfPath(call, 2, 3)
  if (list.relation.kind !== 'lookup') throw noRelation(3)
  return answerRelated({ module, id }, list, call)
}

function answerRelated(parent: Parent, list: RelatedList, call: Call): CrmAnswer {
  const names = readNeededFields(call.query)
  const found = new Map(relatedTo(parent, list, call).map((each) => [each.record.id, each]))
  const records = [...found.values()].map(({ record }) => record)
  const isLeads = list.of?.api_name === 'Leads'
  const converted = isLeads ? readConverted(call.query) : undefined
  const test =
    converted === undefined
      ? undefined
      : (record: RecordRow): boolean => (record['Converted__s'] === true) === converted
  const show = createShow(names, call)
  return answerPage(call, {
    records: walkable(records),
    order: readOrder(call.query),
    test,
    show: (record) => {
      const related = found.get(record.id)
      return related === undefined ? {} : show(related)
    },
  })
}

/** Of several modules: a field that one does not have is left out of its rows. */
function createShow(
  names: readonly string[],
  call: Call,
): (related: RelatedRecord) => Record<string, unknown> {
  const views = new Map<string, RecordView>()
  return ({ module, record, also }) => {
    const view = views.get(module) ?? viewRecords(module, names, call)
    views.set(module, view)
    return { ...view.row(record), ...also }
  }
}
