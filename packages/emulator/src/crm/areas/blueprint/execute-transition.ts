import { refuseChange } from '../../access/refuse-change.ts'
import { fault, flat, ok, type Verdict } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Place } from '../../fields/field.ts'
import { Fault } from '../../../engine/table.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { verdictsOf } from '../../rows/write-rows.ts'
import { changeRecord } from '../records/change-record.ts'
import { readRecord } from '../records/read-record.ts'
import { isOpen, openTransitions, recordInProcess, type InProcess } from './blueprint.ts'
import type { TransitionPlan } from './lead-process.ts'
import { keepParts, readParts } from './transition-parts.ts'

const ROW = '$.blueprint[0]'

/** `PUT /{module}/{record}/actions/blueprint`: does a transition, or keeps what is given of one. */
export function executeTransition(call: Call): CrmAnswer {
  const found = recordInProcess(call)
  try {
    refuseChange(found.record, found.module, call)
    const { plan, sent } = readTransition(found, call)
    const isDone = transit(plan, sent, found, call)
    const message = isDone ? 'transition updated successfully' : 'transition saved partially'
    return ok({ code: 'SUCCESS', details: {}, message, status: 'success' })
  } catch (error) {
    if (!(error instanceof RowFault) && !(error instanceof Fault)) throw error
    const [first] = verdictsOf(error, `${ROW}.data`)
    throw refused(first ?? fault('INVALID_DATA', 'invalid data'))
  }
}

/** @throws Refusal */
function readTransition(
  found: InProcess,
  call: Call,
): { readonly plan: TransitionPlan; readonly sent: Json } {
  const place = { api_name: 'blueprint', json_path: '$.blueprint' }
  const rows = readRoot(call.body, 'blueprint')
  if (!Array.isArray(rows)) throw refused(wrongType('jsonarray', place))
  const row: unknown = rows[0]
  if (rows.length !== 1 || !isJsonObject(row))
    throw refused(fault('INVALID_DATA', 'invalid data', { maximum_length: 1, ...place }))
  const id = own(row, 'transition_id')
  if (id === undefined) throw refused(missing(at('transition_id')))
  const plan = openTransitions(found).find(({ number }) => call.data.idOf(number) === id)
  if (plan === undefined || plan.afterMs !== undefined || !isOpen(plan, found, call))
    throw refused(fault('INVALID_DATA', 'invalid transition', { ...at('transition_id') }))
  const sent = own(row, 'data')
  if (sent === undefined) throw refused(missing(at('data')))
  if (!isJsonObject(sent)) throw refused(wrongType('jsonobject', at('data')))
  return { plan, sent }
}

/** Writes what is given; the record moves on unless something is missing that is not a field. @throws RowFault */
function transit(
  plan: TransitionPlan,
  sent: Json,
  { module, record, field }: InProcess,
  call: Call,
): boolean {
  const fields = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== field.api_name))
  const path = `${ROW}.data`
  const values = readRecord(fields, { module, path, purpose: 'update', before: record }, call)
  const parts = readParts(plan, sent, path, { module, record, field }, call)
  const isDone = parts.complete
  if (isDone) {
    const lacking = plan.fields.find(({ api_name: name, mandatory }) => {
      const value = Object.hasOwn(values, name) ? values[name] : own({ ...record }, name)
      return mandatory && (value === undefined || value === null || value === '')
    })
    if (lacking !== undefined) {
      const place: Place = { api_name: lacking.api_name, json_path: `${path}.${lacking.api_name}` }
      throw new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', { ...place }))
    }
  }
  changeRecord(record, isDone ? { ...values, [field.api_name]: plan.to } : values, module, call)
  keepParts(parts, { module, record, field }, call)
  return isDone
}

function at(name: string): Place {
  return { api_name: name, json_path: `${ROW}.${name}` }
}

function refused(verdict: Verdict): Refusal {
  return new Refusal(flat(400, verdict))
}
