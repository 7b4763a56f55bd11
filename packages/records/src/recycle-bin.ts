import type { Criteria, Id, ListQuery, Reference } from '@x/client'
import { readPage } from '@x/client'
import {
  act,
  deleteOne,
  getOne,
  getOnly,
  operation,
  operationOnRows,
  type Act,
  type DeleteOne,
  type GetOne,
  type GetOnly,
} from '@x/client/endpoint'
import { namesOf } from './delete-records.ts'
import { andFilters } from './filters.ts'

/** A record in the recycle bin, where it stays 60 days. */
export interface DeletedRow {
  readonly id: string
  readonly display_name: string | null
  readonly deleted_time: string
  /** An object on the pages, a name in a description. */
  readonly module: { readonly api_name: string; readonly id: string } | string
  readonly owner: Reference
  readonly deleted_by: Reference
}

/** Query of {@link listRecycleBin}. */
export interface ListRecycleBinQuery extends ListQuery {
  readonly ids?: readonly Id[] | undefined
  /** By `display_name`, `deleted_by`, `module`, `deleted_time`. */
  readonly filters?: Criteria | undefined
  /** @default 'deleted_time' */
  readonly sort_by?: 'display_name' | 'deleted_time' | 'deleted_by' | undefined
  /** @default 'desc' */
  readonly sort_order?: 'asc' | 'desc' | undefined
}

/** One page of the recycle bin, of all modules. @zoho Recycle Bin */
export const listRecycleBin = operation(
  { address: 'settings/recycle_bin', rows: 'recycle_bin', scope: 'settings.recycle_bin.READ' },
  (query?: ListRecycleBinQuery) => ({ query: { ...query, filters: andFilters(query?.filters) } }),
  ({ value, call }) => readPage<DeletedRow>(value, 'recycle_bin', call.query),
)

/** One record in the recycle bin. @zoho Recycle Bin */
export const getRecycleBinRecord: GetOne<[recordId: Id], DeletedRow> = getOne(
  'settings/recycle_bin/{record id}',
  'recycle_bin',
  'settings.recycle_bin.READ',
  'record, listRecycleBin',
)

/**
 * Deletes records for good: any number that are named, a hundred in a request, with a result each; or what filters find, in a job
 * that Zoho gives no id of, so that it cannot be followed.
 *
 * @zoho Recycle Bin
 */
export const deleteRecycleBinRecords = operationOnRows(
  {
    address: 'DELETE settings/recycle_bin',
    rows: 'recycle_bin',
    scope: 'settings.recycle_bin.DELETE',
    most: 100,
  },
  (what: readonly Id[] | { readonly filters: Criteria }) =>
    'filters' in what ? { query: { filters: andFilters(what.filters) } } : { ids: namesOf(what, undefined) },
)

/** Deletes a record for good. @zoho Recycle Bin */
export const deleteRecycleBinRecord: DeleteOne<[recordId: Id]> = deleteOne(
  'settings/recycle_bin/{record id}',
  'recycle_bin',
  'settings.recycle_bin.DELETE',
  'record, listRecycleBin',
)

/**
 * Brings records back: any number that are named, 200 in a request, with a result each; what filters find, or all. What comes
 * to more than 1,000 with all that hangs on them is left to a job that cannot be followed.
 *
 * @zoho Recycle Bin
 * @experimental In the descriptions of 2026 only.
 */
export const restoreRecycleBinRecords = operationOnRows(
  {
    address: 'POST settings/recycle_bin/actions/restore',
    rows: 'recycle_bin',
    scope: 'settings.recycle_bin.UPDATE',
    most: 200,
  },
  (what: readonly Id[] | 'all' | { readonly filters: Criteria }) => {
    if (what === 'all') return { body: { restore_all_records: true } }
    return 'filters' in what
      ? { body: { filters: andFilters(what.filters) } }
      : { ids: namesOf(what, undefined) }
  },
)

/**
 * Brings a record back.
 *
 * @zoho Recycle Bin
 * @experimental In the descriptions of 2026 only.
 */
export const restoreRecycleBinRecord: Act<[recordId: Id]> = act(
  'settings/recycle_bin/{record id}/actions/restore',
  'recycle_bin',
  'settings.recycle_bin.UPDATE',
  'record, listRecycleBin',
)

/**
 * How many records are in the recycle bin.
 *
 * @zoho Recycle Bin
 * @experimental In the descriptions of 2026 only.
 */
export const countRecycleBin: GetOnly<[], number> = getOnly(
  'settings/recycle_bin/actions/count',
  'count',
  'settings.recycle_bin.READ',
)

/**
 * Empties the recycle bin, in a job when there is much; for administrators.
 *
 * @zoho Recycle Bin
 * @experimental In the descriptions of 2026 only.
 */
export const emptyRecycleBin: Act<[]> = act(
  'settings/recycle_bin/actions/empty',
  '',
  'settings.recycle_bin.UPDATE',
)
