import { seesOnly } from '../../access/seen.ts'
import { fault, flat } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { readRoot } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import { seenView } from '../custom-views/see-view.ts'
import { testOfView } from '../custom-views/view-test.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import { readBodyIds } from '../records/body-ids.ts'
import type { RecordRow } from '../records/record-row.ts'
import { inTerritory } from '../territories/in-territory.ts'

const MOST = 500
/** Records of a view. */
const MOST_OF_VIEW = 50_000

/** The records that a mass action is for. */
export interface Chosen {
  readonly ids: readonly string[]
  /** The view that they are of; undefined: they were named. */
  readonly view: string | undefined
}

type Test = (record: RecordRow) => boolean

/** Named by `ids`, or those of a view. @throws Refusal */
export function readChosen(module: ModuleRow, call: Call): Chosen {
  const isOfView = isJsonObject(call.body) && own(call.body, 'ids') === undefined && 'cvid' in call.body
  return isOfView
    ? readBodyView(module, call, 'LIMIT_EXCEEDED')
    : { ids: readBodyIds(call.body, MOST), view: undefined }
}

/** The records that a view, `cvid`, has now. @param limit code for too many of them. @throws Refusal */
export function readBodyView(module: ModuleRow, call: Call, limit: string): Chosen {
  const cvid = readRoot(call.body, 'cvid')
  const body = isJsonObject(call.body) ? call.body : {}
  const view = typeof cvid === 'string' ? seenView(module, cvid, call) : undefined
  if (view === undefined) throw refused('cvid')
  const sees = seesOnly(module.api_name, call.accessTo)
  const tests = [
    ...(sees === undefined ? [] : [sees]),
    testOf(view.criteria, 'cvid', module, call),
    testOf(own(body, 'criteria'), 'criteria', module, call),
    territoryTest(body, module, call),
  ]
  const ids: string[] = []
  for (const record of call.data.modules.recordsOf(module.api_name).all())
    if (tests.every((test) => test(record))) ids.push(record.id)
  if (ids.length === 0)
    throw new Refusal(flat(400, fault('NO_RECORDS_FOUND', 'no records found', place('cvid'))))
  if (ids.length > MOST_OF_VIEW) {
    const details = { limit: MOST_OF_VIEW, ...place('cvid') }
    throw new Refusal(flat(400, fault(limit, 'the view has too many records', details)))
  }
  return { ids, view: view.id }
}

function testOf(criteria: unknown, name: string, module: ModuleRow, call: Call): Test {
  const test = testOfView(criteria, module.api_name, call)
  if (test === undefined) throw refused(name)
  return test
}

/** Only records of a territory, or of what lies below it as well. */
function territoryTest(body: Json, module: ModuleRow, { data }: Call): Test {
  const sent = own(body, 'territory')
  if (sent === undefined || sent === null) return () => true
  const id = isJsonObject(sent) ? own(sent, 'id') : undefined
  if (!isJsonObject(sent) || typeof id !== 'string' || !data.territories.has(id)) throw refused('territory')
  return inTerritory(module.api_name, id, own(sent, 'include_child') === true, data)
}

function place(name: string): { readonly api_name: string; readonly json_path: string } {
  return { api_name: name, json_path: `$.${name}` }
}

function refused(name: string): Refusal {
  return new Refusal(flat(400, fault('INVALID_DATA', 'the id given seems to be invalid', place(name))))
}
