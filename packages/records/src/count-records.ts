import { ResponseShapeError, type Id, type Module } from '@x/client'
import { ofModule, operation } from '@x/client/endpoint'
import { searchBy, type SearchBy, type SearchScope } from './search-records.ts'

/** Query of {@link countRecords}: of a search, of a view, or nothing for the whole module. */
export type CountRecordsQuery = (SearchBy & SearchScope) | { readonly cvid?: Id | undefined }

/**
 * How many records a module has, a search finds, or a view shows. Zoho counts in its index, which lags behind writes by
 * minutes.
 *
 * @zoho Records
 * @throws TypeError for several of criteria, email, phone and word; nothing is sent
 */
export const countRecords = operation(
  {
    address: '{module}/actions/count',
    rows: 'count',
    scope: ofModule('modules.{module}.READ', 'ZohoSearch.securesearch.READ', 'settings.layouts.READ'),
  },
  (module: Module, query?: CountRecordsQuery) => ({
    fill: [module],
    query: { ...query, ...searchBy((query ?? {}) as Partial<SearchBy>, false) },
  }),
  (answer): number | undefined => {
    const value = answer.value as { readonly count?: unknown } | null | undefined
    if (value === undefined) return undefined
    // Documented as a number, and as a string.
    const count = Number(value?.count ?? Number.NaN)
    if (Number.isSafeInteger(count)) return count
    throw new ResponseShapeError('The answer has no number under "count".', '$.count')
  },
)
