import { noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { showTerritoriesOf } from '../territories/show-record-territories.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readFieldNames } from './list-query.ts'
import { viewRecords } from './show-record.ts'

/** `GET /{module}/{record}` */
export function getRecord(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const names = readFieldNames(call.query)
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record === undefined) return noContent
  if (call.modifiedSince !== undefined && Date.parse(record.Modified_Time) <= call.modifiedSince)
    return notModified
  const shown = viewRecords(module, names, call).single(record)
  return ok({ data: [{ ...shown, ...showTerritoriesOf(module, record.id, names, call) }] })
}
