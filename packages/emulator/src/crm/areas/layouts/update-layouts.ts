import { badPathId, fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { place } from '../fields/check-draft.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { changeSections } from './change-sections.ts'
import type { LayoutRow } from './layout-row.ts'
import { layoutFields, type LayoutDraft } from './read-layout.ts'
import { settleUse } from './settle-use.ts'

/** `PATCH /settings/layouts/{layout}?module=` */
export function updateLayout(call: Call): CrmAnswer {
  const layout = layoutOfPath(call)
  return answerRows(call, { key: 'layouts', most: 1, success: 200 }, (row, path) =>
    change(layout, row, path, call),
  )
}

/** `PATCH /settings/layouts?module=`: the row names its layout. */
export function updateLayouts(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfQuery(call)
  return answerRows(call, { key: 'layouts', most: 1, success: 200 }, (row, path) => {
    call.data.modules.layoutsOf(module)
    const layout = rowById(call.data.modules.tables.layouts, row, path)
    if (layout.module !== module) throw invalidId(place(path, 'id'))
    return change(layout, row, path, call)
  })
}

/** The layout of the module that a path and `module` name. @throws Refusal */
export function layoutOfPath(call: Call): LayoutRow {
  const { api_name: module } = moduleOfQuery(call)
  const layout = call.data.modules.layoutsOf(module).find(({ id }) => id === call.id)
  if (layout === undefined) throw new Refusal(badPathId(2))
  return layout
}

function change(layout: LayoutRow, row: unknown, path: string, call: Call): RowDone {
  const { data, user } = call
  // The fields say what the values are.
  const draft = readRow(row, layoutFields, path, knownRows(call), 'update') as LayoutDraft
  const { api_name: renamed, sections = [], profiles, name, ...kept } = draft
  if (renamed !== undefined && renamed !== layout.api_name)
    throw new RowFault(fault('NOT_ALLOWED', 'this cannot be changed', place(path, 'api_name')))
  refuseName(layout, name, path, call)
  const after = changeSections(layout, sections, path, call)
  data.modules.tables.layouts.replace({
    ...layout,
    ...kept,
    ...(name !== undefined && { name }),
    ...(profiles !== undefined && { profiles: profilesAfter(layout, profiles, path, call) }),
    sections: after,
    modified_time: nowOf(call),
    modified_by: { id: user.id },
  })
  settleUse(layout, after, call)
  return { message: 'layout updated', details: { id: layout.id } }
}

function refuseName({ id, module }: LayoutRow, name: string | undefined, path: string, { data }: Call): void {
  const same = data.modules
    .layoutsOf(module)
    .some((each) => each.id !== id && each.name.toLowerCase() === name?.toLowerCase())
  if (same) throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', place(path, 'name')))
}

/** Who may use a layout after a change; somebody must stay. @throws RowFault */
export function profilesAfter(
  { profiles: held }: LayoutRow,
  sent: NonNullable<LayoutDraft['profiles']>,
  path: string,
  { data }: Call,
): readonly string[] {
  const chosen = new Set(held ?? [...data.profiles.all()].map(({ id }) => id))
  for (const [index, profile] of sent.entries()) {
    const at = place(`${path}.profiles[${index}]`, 'id')
    if (!data.profiles.has(profile.id)) throw new RowFault(fault('NOT_ALLOWED', 'no such profile here', at))
    if (Object.hasOwn(profile, '_delete') && profile._delete !== false) chosen.delete(profile.id)
    else chosen.add(profile.id)
  }
  if (chosen.size > 0) return [...chosen]
  throw new RowFault(fault('NOT_ALLOWED', 'a profile must stay', place(path, 'profiles')))
}
