import { badParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { writeTime } from '../../model/time.ts'
import { testOfFilters, type Filterable } from '../../query/field-filters.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'
import { readRecordPaging, recordPageInfo } from '../records/record-paging.ts'
import { parentOfPath } from '../records/record-parent.ts'
import { entriesOf, type Entry } from './entries-of.ts'
import { showEntry } from './show-entry.ts'

/** `GET /{module}/{record}/__timeline`: what the emulator's log knows of a record, and of notes and attachments on it. */
export const timelineRoutes: readonly Route[] = [
  route('GET /:module/:recordId/__timeline', 'modules.{module}.READ', getTimeline, {
    permissions: ['Crm_Implied_View_{module}'],
  }),
]

function getTimeline(call: Call): CrmAnswer {
  const { query } = call
  const parent = parentOfPath(call)
  const order = query.get('sort_order') ?? 'desc'
  if (order !== 'asc' && order !== 'desc') throw new Refusal(badParameter('sort_order'))
  if ((query.get('sort_by') ?? 'audited_time') !== 'audited_time') throw new Refusal(badParameter('sort_by'))
  const paging = readRecordPaging(call)
  const test = readFilters(query)
  const inner = new Set((query.get('include_inner_details') ?? '').split(',').map((name) => name.trim()))
  const found = entriesOf(parent, call).filter(test)
  const sorted = order === 'asc' ? found : found.toReversed()
  const { served, perPage } = paging
  const shown = sorted.slice(served, served + perPage).map((entry) => showEntry(entry, inner, call))
  if (shown.length === 0) return noContent
  const more = sorted.length > served + perPage
  const ids = shown.map(({ id }) => ({ id: String(id) }))
  const { page_token_expiry: _expiry, ...info } = recordPageInfo(call, paging, ids, more)
  return ok({ __timeline: shown, info })
}

const filterables: Readonly<Record<string, Filterable<Entry>>> = {
  'record.module.api_name': textOf(({ module }) => module),
  'done_by.id': textOf(({ by }) => by),
  source: textOf(({ source }) => source),
  audited_time: {
    field: { api_name: 'audited_time', data_type: 'datetime' },
    valueOf: ({ at }) => writeTime(at, 'UTC'),
  },
}

function textOf(valueOf: (entry: Entry) => string): Filterable<Entry> {
  return { field: { api_name: 'text', data_type: 'picklist' }, valueOf }
}

/** Pages call the parameter `filters`, the newest description `filter`. @throws Refusal */
function readFilters(query: URLSearchParams): (entry: Entry) => boolean {
  const name = query.has('filter') ? 'filter' : 'filters'
  const test = testOfFilters(query, name, filterables)
  if (test === null) throw new Refusal(badParameter(name))
  return test ?? (() => true)
}
