import type { Client } from '@x/client'
import { listRecords, searchRecords } from '@x/records'
import type { Field } from './modules.ts'

/** A record of whatever module. */
export type RecordRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** What the list shows: from the address bar, so nothing is taken for granted. */
export interface RecordListQuery {
  readonly search: string
  /** API names of fields. */
  readonly columns: readonly string[]
  readonly sort: SortKey
  readonly ascending: boolean
  readonly page: number
  /** Beyond 2,000 rows Zoho wants the token of the page before. */
  readonly token: string | undefined
}

/** What Zoho sorts lists by. */
export const sortKeys = ['id', 'Created_Time', 'Modified_Time'] as const
export type SortKey = (typeof sortKeys)[number]

/** One page of the list. */
export interface RecordList extends RecordListQuery {
  readonly rows: readonly RecordRow[]
  readonly more: boolean
  readonly nextToken: string | undefined
}

export const PER_PAGE = 25
const LAST_PAGE = 2000 / PER_PAGE
const MOST_COLUMNS = 12

/** Reads the query of the address; what makes no sense becomes the default. */
export function readRecordListQuery(
  query: Readonly<Record<string, readonly string[] | undefined>>,
  fields: readonly Field[],
): RecordListQuery {
  const one = (name: string): string | undefined => query[name]?.[0]
  const known = new Set(fields.filter(isColumn).map(({ name }) => name))
  const asked = (query['columns'] ?? []).filter((name) => known.has(name)).slice(0, MOST_COLUMNS)
  const page = Number(one('page') ?? 1)
  return {
    search: (one('q') ?? '').trim().slice(0, 100),
    columns: asked.length > 0 ? asked : defaultColumns(fields),
    sort: sortKeys.find((key) => key === one('sort')) ?? 'id',
    ascending: one('order') === 'asc',
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, LAST_PAGE) : 1,
    token: one('token')?.slice(0, 2000),
  }
}

export async function readRecordList(
  zoho: Client,
  module: string,
  query: RecordListQuery,
): Promise<RecordList> {
  const { search, columns, page, token } = query
  // #region list-records
  const how = {
    sort_by: query.sort,
    sort_order: query.ascending ? 'asc' : 'desc',
    per_page: PER_PAGE,
  } as const
  const { items, info } =
    search.length < 2
      ? await listRecords(zoho, module, {
          fields: columns,
          ...how,
          ...(token === undefined ? { page } : { page_token: token }),
        })
      : await searchRecords(zoho, module, { word: search, fields: columns, ...how, page })
  // #endregion
  const { next_page_token: next, more_records: more } = info
  // Behind row 2,000 only a token leads on, and a search ends.
  const isBehind = token !== undefined || page >= LAST_PAGE
  return {
    ...query,
    rows: items,
    more: more && (!isBehind || (search.length < 2 && typeof next === 'string')),
    nextToken: isBehind && typeof next === 'string' ? next : undefined,
  }
}

/** Lists of other records and pictures come with one record only. */
const notInLists = ['subform', 'profileimage', 'imageupload', 'fileupload', 'multiselectlookup', 'layout']

/** Whether a field can be a column of a list. */
export function isColumn({ type, name }: Field): boolean {
  return !notInLists.includes(type) && name !== 'id' && name !== 'Tag'
}

const favorites = [
  'Full_Name',
  'Deal_Name',
  'Account_Name',
  'Subject',
  'Name',
  'Company',
  'Email',
  'Phone',
  'Lead_Status',
  'Stage',
  'Status',
  'Amount',
  'Annual_Revenue',
  'Created_Time',
]
const MOST_DEFAULT = 6

function defaultColumns(fields: readonly Field[]): readonly string[] {
  const columns = fields.filter(isColumn)
  const liked = favorites.filter((name) => columns.some((field) => field.name === name))
  const rest = columns.filter(({ name, readOnly }) => !liked.includes(name) && !readOnly)
  const most = liked.length >= 3 ? liked : [...liked, ...rest.map(({ name }) => name)]
  return most.slice(0, MOST_DEFAULT)
}
