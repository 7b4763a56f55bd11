import { fault, flat, missingParameter, wrapped, type Verdict } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { mandatory } from '../../fields/row-fault.ts'
import { requiredId } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { place } from '../fields/check-draft.ts'
import type { LayoutRow } from './layout-row.ts'
import type { LayoutDraft } from './read-layout.ts'
import { settleUse } from './settle-use.ts'
import { layoutOfPath, profilesAfter } from './update-layouts.ts'

/** `POST /settings/layouts/{layout}/actions/activate?module=` */
export function activateLayout(call: Call): CrmAnswer {
  const layout = layoutOfPath(call)
  if (layout.status === 'active') throw refused(already('ALREADY_ACTIVATED'))
  return answerRows(call, { key: 'layouts', most: 1, success: 200 }, (row, path) => {
    const profiles = isJsonObject(row) ? own(row, 'profiles') : undefined
    if (!Array.isArray(profiles) || profiles.length === 0) throw mandatory(place(path, 'profiles'))
    const chosen = profilesAfter({ ...layout, profiles: [] }, profiles as DraftProfiles, path, call)
    call.data.modules.tables.layouts.replace({ ...layout, status: 'active', profiles: chosen })
    return { message: 'layout activated', details: { id: layout.id } }
  })
}

type DraftProfiles = NonNullable<LayoutDraft['profiles']>

/** `DELETE /settings/layouts/{layout}/actions/activate?module=&transfer_to=` */
export function deactivateLayout(call: Call): CrmAnswer {
  const layout = layoutOfPath(call)
  refuseSystem(layout)
  if (layout.status === 'inactive') throw refused(already('ALREADY_DEACTIVATED'))
  refuseTarget(layout, call)
  moveRecords(layout, targetOf(layout, requiredId(call.query, 'transfer_to'), call), call)
  call.data.modules.tables.layouts.replace({ ...layout, status: 'inactive' })
  return done(layout, 'layout deactivated')
}

/** `DELETE /settings/layouts/{layout}?module=&transfer_to=`: an inactive one without records needs no other. */
export function deleteLayout(call: Call): CrmAnswer {
  const { data, query } = call
  const layout = layoutOfPath(call)
  refuseSystem(layout)
  const given = query.get('transfer_to')
  if (given === null && (layout.status === 'active' || recordsIn(layout, call).length > 0))
    throw new Refusal(missingParameter('transfer_to'))
  if (query.has('pipeline') && !query.has('stage')) {
    const details = { dependee: { param_name: 'pipeline' }, param_name: 'stage' }
    throw refused(fault('DEPENDENT_PARAM_MISSING', 'dependent parameter missing', details))
  }
  if (given !== null) moveRecords(layout, targetOf(layout, requiredId(query, 'transfer_to'), call), call)
  data.modules.tables.layouts.remove(layout.id)
  settleUse(layout, [], call)
  return done(layout, 'layout deleted')
}

function recordsIn({ id, module }: LayoutRow, { data }: Call) {
  const records = data.modules.recordsOf(module)
  return [...records.all()].filter(({ Layout: layout }) => isJsonObject(layout) && own(layout, 'id') === id)
}

function moveRecords(from: LayoutRow, to: LayoutRow, call: Call): void {
  const records = call.data.modules.recordsOf(from.module)
  for (const record of recordsIn(from, call)) records.replace({ ...record, Layout: { id: to.id } })
}

/** The active layout that takes the records. @throws Refusal */
function targetOf(layout: LayoutRow, id: string, { data }: Call): LayoutRow {
  const target = data.modules.layoutsOf(layout.module).find((each) => each.id === id)
  const details = { param_name: 'transfer_to' }
  if (target === undefined || target.id === layout.id)
    throw refused(fault('INVALID_DATA', 'Invalid value for the parameter', details))
  if (target.status === 'active') return target
  throw refused(fault('NOT_ALLOWED', 'the layout is not active', details))
}

function refuseSystem({ generated_type: type }: LayoutRow): void {
  if (type === 'system')
    throw refused(fault('NOT_ALLOWED', 'a layout of the system stays', { resource_path_index: 2 }))
}

/** A layout that leads (or quotes) are converted into stays. What else is an association no source says. */
function refuseTarget({ id, module }: LayoutRow, { data }: Call): void {
  const isTarget = [...data.modules.tables.layouts.all()].some(({ convert_mapping: to }) => {
    const target = isJsonObject(to) ? own(to, module) : undefined
    return isJsonObject(target) && own(target, 'id') === id
  })
  if (!isTarget) return
  const verdict = fault('ASSOCIATIONS_EXIST', 'records are converted into this layout', { id })
  throw new Refusal(wrapped(400, 'layouts', [verdict]))
}

function already(code: string): Verdict {
  return fault(code, 'the layout is so already', { resource_path_index: 2 })
}

function refused(verdict: Verdict): Refusal {
  return new Refusal(flat(400, verdict))
}

function done({ id }: LayoutRow, message: string): CrmAnswer {
  return wrapped(200, 'layouts', [{ code: 'SUCCESS', details: { id }, message, status: 'success' }])
}
