import { readPage, type Criteria, type Id, type ListQuery, type Reference } from '@x/client'
import { ofModule, operation } from '@x/client/endpoint'
import { andFilters } from './filters.ts'

/** A record that an entry of a timeline names. */
export interface TimelineRecord extends Reference {
  readonly module: { readonly api_name: string; readonly id: string }
}

/** Something that happened to a record. */
export interface TimelineEntry {
  readonly id: string
  /** `added`, `updated`, `tag_added`, `owner_assigned`, `transition_executed` and some 70 others. */
  readonly action: string
  /** `crm_ui`, `crm_api`, `workflow`, `import` and some 130 others. */
  readonly source: string
  readonly audited_time: string
  readonly done_by: (Reference & { readonly profile?: Reference; readonly type__s?: string }) | null
  readonly record: TimelineRecord
  readonly related_record: TimelineRecord | null
  readonly converted_record?: TimelineRecord | null
  readonly automation_details: Readonly<Record<string, unknown>> | null
  readonly extension?: unknown
  readonly type?: string
  readonly field_history: readonly FieldHistory[] | null
}

/** What became of a field. */
export interface FieldHistory {
  readonly id: string
  readonly api_name: string
  /** `old` of tags is `"blank"` where there were none. */
  readonly _value: { readonly new: unknown; readonly old: unknown }
  readonly field_label?: string
  readonly data_type?: string
  readonly enable_colour_code?: boolean
  readonly pick_list_values?: readonly unknown[]
}

/** Query of {@link getTimeline}. */
export interface GetTimelineQuery extends ListQuery {
  readonly page_token?: string | undefined
  readonly sort_by?: 'audited_time' | undefined
  readonly sort_order?: 'asc' | 'desc' | undefined
  /** By `record.module.api_name`, `done_by.id`, `audited_time` (between), `source`. */
  readonly filters?: Criteria | undefined
  readonly include?: readonly ('extension' | 'type')[] | undefined
  /** `signals`. */
  readonly include_timeline_type?: string | undefined
  /** `field_history.data_type`, `done_by.profile` … */
  readonly include_inner_details?: readonly string[] | undefined
}

/** One page of what happened to a record. @zoho Records */
export const getTimeline = operation(
  {
    address: '{module}/{record id}/__timeline',
    rows: '__timeline',
    scope: ofModule('modules.{module}.READ'),
    hint: 'record, listRecords',
  },
  (module: string, recordId: Id, query?: GetTimelineQuery) => ({
    fill: [module, recordId],
    query: { ...query, filters: andFilters(query?.filters) },
  }),
  ({ value, call }) => readPage<TimelineEntry>(value, '__timeline', call.query),
)
