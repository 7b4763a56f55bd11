import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { familyOf } from '../../fields/families.ts'
import type { RecordRow } from '../records/record-row.ts'
import { seenView } from '../custom-views/see-view.ts'
import { testOfView } from '../custom-views/view-test.ts'
import { invalidQuery } from './query-faults.ts'
import type { RowSource } from './row-sources.ts'

const symbols: Readonly<Record<string, string>> = { equal: '=', equals: '=', not_equal: '!=' }

/** The rows of a module that one of its views shows. @throws Refusal for a view that the caller does not see */
export function openView(source: RowSource, id: string, call: Call): RowSource {
  const module = call.data.modules.find(source.name)
  const view = module && seenView(module, id, call)
  if (view !== undefined) refuseUnsupported(view.criteria, source)
  const test = view && testOfView(view.criteria, source.name, call)
  if (test === undefined) throw invalidQuery('the custom view given seems to be invalid', { cvid: id })
  // Only records have views.
  return { ...source, rows: () => source.rows().filter((row) => test(row as RecordRow)) }
}

/** What no query compares is not compared for a view either: the answer says that it stands in the view. */
function refuseUnsupported(criteria: unknown, source: RowSource): void {
  if (!isJsonObject(criteria)) return
  const group = own(criteria, 'group')
  if (Array.isArray(group)) for (const each of group as readonly unknown[]) refuseUnsupported(each, source)
  const named = own(criteria, 'field')
  const name = isJsonObject(named) ? own(named, 'api_name') : undefined
  const field = typeof name === 'string' ? source.fieldOf(name) : undefined
  if (field === undefined || !['none', 'area'].includes(familyOf(field))) return
  const comparator = String(own(criteria, 'comparator'))
  throw invalidQuery('unsupported column in criteria', {
    cv_criteria: true,
    column_name: name,
    value: own(criteria, 'value'),
    operator: symbols[comparator] ?? comparator.replaceAll('_', ' '),
  })
}
