import { badPathId, fault, flat, ok } from '../../answers.ts'
import { own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { showField } from '../fields/show-field.ts'
import { matcherOf } from '../../fields/matches.ts'
import { showRow } from '../../fields/show-row.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import type { RecordRow } from '../records/record-row.ts'
import { isInProcess, leadProcess, type TransitionPlan } from './lead-process.ts'

/** A record in the process of its module. */
export interface InProcess {
  readonly module: string
  readonly record: RecordRow
  /** The field that the process moves. */
  readonly field: FieldRow
}

/** The record of the path. @throws Refusal when there is none, or it is not in a process */
export function recordInProcess(call: Call): InProcess {
  const { api_name: module } = moduleOfPath(call)
  const { modules } = call.data
  const record = modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record === undefined) throw new Refusal(badPathId(1))
  const field = modules.fieldOf(leadProcess.module, leadProcess.field)
  if (field === undefined || !isInProcess(module, record))
    throw new Refusal(flat(400, fault('RECORD_NOT_IN_PROCESS', 'record not in process')))
  return { module, record, field }
}

/** The transitions that may be done now. */
export function openTransitions({ record, field }: InProcess): readonly TransitionPlan[] {
  const state = String(own(record as unknown as Json, field.api_name))
  return leadProcess.transitions.filter(({ from }) => from.includes(state))
}

/** Whether what a transition asks of the record is true. */
export function isOpen(
  { condition }: TransitionPlan,
  { record }: InProcess,
  { data: { modules } }: Pick<Call, 'data'>,
): boolean {
  if (condition === undefined) return true
  const { api_name: name, comparator, value } = condition
  const field = modules.fieldOf(leadProcess.module, name)
  const test = field && matcherOf(field, comparator, value)
  return typeof test === 'function' && test(own({ ...record }, name))
}

/** `GET /{module}/{record}/actions/blueprint` */
export function getBlueprint(call: Call): CrmAnswer {
  const found = recordInProcess(call)
  const { record, field } = found
  const state = String(own(record as unknown as Json, field.api_name))
  const option = (field.pick_list_values ?? []).find(({ display_value: shown }) => shown === state)
  const { id: field_id, field_label, api_name } = field
  const process_info = {
    id: call.data.idOf(leadProcess.number),
    name: leadProcess.name,
    api_name,
    field_id,
    field_name: field_label,
    field_label,
    field_value: state,
    column_name: api_name.toUpperCase(),
    is_continuous: false,
    continuous: false,
    escalation: null,
    current_picklist: { id: option?.id ?? '', value: state, colour_code: option?.['colour_code'] ?? null },
  }
  const transitions = openTransitions(found).map((each) => showTransition(each, found, call))
  return ok({ blueprint: { process_info, transitions } })
}

function showTransition(plan: TransitionPlan, found: InProcess, call: Call): Json {
  const { idOf, modules } = call.data
  const { module, record } = found
  const matches = isOpen(plan, found, call)
  const fields = plan.fields.flatMap(({ api_name: name, mandatory }, index) => {
    const field = modules.fieldOf(module, name)
    return field === undefined ? [] : [{ field, mandatory, index }]
  })
  const next = leadProcess.transitions.filter(({ from }) => from.includes(plan.to))
  return {
    id: idOf(plan.number),
    name: plan.name,
    type: typeOf(plan),
    next_field_value: plan.to,
    criteria_matched: matches,
    criteria_message: matches ? null : (plan.condition?.message ?? null),
    execution_time: dueTime(plan, record, call),
    percent_partial_save: 0,
    next_transitions: next.map((each) => ({
      id: idOf(each.number),
      name: each.name,
      type: typeOf(each),
      criteria_matched: isOpen(each, found, call),
    })),
    data: showRow(
      record,
      fields.map(({ field }) => field),
      knownRows(call),
    ),
    fields: [
      ...fields.map(({ field, mandatory, index }) => ({
        ...showField(field, call.data),
        mandatory,
        transition_sequence: index + 1,
        content: null,
        _type: 'fields',
      })),
      ...plan.demands.map((demand, index) => ({
        api_name: demand,
        mandatory: true,
        transition_sequence: fields.length + index + 1,
        content: demand === 'CheckLists' ? (plan.checkList ?? []) : null,
        _type: demand === 'widget' ? 'widget' : demand.toLowerCase(),
      })),
    ],
  }
}

function typeOf({ afterMs }: TransitionPlan): 'manual' | 'automatic' {
  return afterMs === undefined ? 'manual' : 'automatic'
}

/** When a transition will be done by itself. */
function dueTime({ number }: TransitionPlan, { id }: RecordRow, { data, user }: Call): string | null {
  const move = data.blueprintMoves.get(id)
  return move?.transition === number ? writeTime(move.due, user.time_zone) : null
}
