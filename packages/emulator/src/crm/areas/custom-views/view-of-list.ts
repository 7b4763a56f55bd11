import { badParameter } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import { nowOf } from '../../stamps.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import type { RecordRow } from '../records/record-row.ts'
import { seenView } from './see-view.ts'
import { testOfView } from './view-test.ts'

/** The view that `cvid` of a list of records names: which records it shows, and how. */
export interface ListedView {
  test(row: RecordRow): boolean
  readonly sort_by: string | null
  readonly sort_order: 'asc' | 'desc' | null
}

/** Undefined when the call names none. @throws Refusal for one that the caller does not see */
export function viewOfList(module: ModuleRow, call: Call): ListedView | undefined {
  const id = call.query.get('cvid')
  if (id === null) return undefined
  const view = seenView(module, id, call)
  const test = view && testOfView(view.criteria, module.api_name, call)
  if (view === undefined || test === undefined) throw new Refusal(badParameter('cvid'))
  call.data.customViews.replace({ ...view, last_accessed_time: nowOf(call) })
  return { test, sort_by: view.sort_by, sort_order: view.sort_order }
}
