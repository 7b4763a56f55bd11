import { isJsonObject } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { invalidModule } from '../modules/module-of.ts'
import { parentOfPath, type ParentRecord } from '../records/record-parent.ts'
import { convertPaper, targets } from './convert-paper.ts'
import { readOrder } from './read-order.ts'

/** `POST /{Quotes or Sales_Orders}/{record}/actions/convert` */
export function convertOne(call: Call): CrmAnswer {
  refuseOthers(call)
  const { record, module }: ParentRecord = parentOfPath(call)
  return answerRows(call, { key: 'data', most: 1, success: 200 }, (row, path) => {
    const order = readOrder(isJsonObject(row) ? row : {}, module, path, call)
    const made = convertPaper(record, module, order, call)
    const { Subject: name } = made
    const details = { [order.to]: { name: typeof name === 'string' ? name : '', id: made.id } }
    return { message: 'The record has been converted successfully', details }
  })
}

/** @throws Refusal for a module whose records become nothing else */
export function refuseOthers({ ids: [module = ''] }: Call): void {
  if (!Object.hasOwn(targets, module)) throw new Refusal(invalidModule({ resource_path_index: 0 }))
}
