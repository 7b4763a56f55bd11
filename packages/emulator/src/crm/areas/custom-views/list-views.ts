import { badParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { testOfFilters } from '../../query/field-filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { title } from './custom-views.ts'
import { showView } from './show-view.ts'
import type { ViewRow } from './view-row.ts'
import { viewsOf } from './views-of.ts'

/** `GET /settings/custom_views?module=`: by name; `info` names the default view. */
export function listViews(call: Call): CrmAnswer {
  const test = testOfFilters(call.query, 'filters', {
    name: { field: title, valueOf: (row: ViewRow) => row.name },
  })
  if (test === null) throw new Refusal(badParameter('filters'))
  const views = viewsOf(moduleOfQuery(call), call.data)
    .toSorted((one, other) => one.name.toLowerCase().localeCompare(other.name.toLowerCase(), 'en'))
    .filter((row) => test?.(row) ?? true)
    .flatMap((row): readonly Record<string, unknown>[] => [showView(row, call, false) ?? []].flat())
  const { rows, info } = takePage(views, readPaging(call.query))
  const chosen = views.find((view) => view['default'] === true)
  return ok({ custom_views: rows, info: { ...info, default: chosen?.['id'] ?? null, translation } })
}

const translation = {
  public_views: 'Public Views',
  other_users_views: 'Other Users Views',
  shared_with_me: 'Shared With Me',
  created_by_me: 'Created By Me',
}

/** `GET /settings/custom_views/{view}?module=` */
export function getView(call: Call): CrmAnswer {
  const views = viewsOf(moduleOfQuery(call), call.data)
  const row = views.find(({ id }) => id === call.id)
  const shown = row && showView(row, call, true)
  const chosen = views.find((view) => view.default)?.id ?? null
  const info = { per_page: 1, count: 1, page: 1, more_records: false, default: chosen, translation }
  return shown === undefined ? noContent : ok({ custom_views: [shown], info })
}
