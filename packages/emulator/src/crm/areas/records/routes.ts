import { isJsonObject, own } from '../../../json.ts'
import { countedCredits, route, type Route } from '../../route.ts'
import { externalRoute } from '../external-ids/by-external.ts'
import { cloneRecord } from './clone-record.ts'
import { countRecords } from './count-records.ts'
import { deleteRecord, deleteRecords, listDeletedRecords } from './delete-records.ts'
import { getFullTexts, listFullTexts } from './full-texts.ts'
import { getRecord } from './get-record.ts'
import { listRecords } from './list-records.ts'
import { searchRecords } from './search-records.ts'
import { upsertRecords } from './upsert-records.ts'
import { createRecords, updateRecord, updateRecords } from './write-records.ts'

const may = (what: string): { readonly permissions: readonly string[] } => ({
  permissions: [`Crm_Implied_${what}_{module}`],
})

const byTens = countedCredits('1 per 10 records', ({ body }) => {
  const rows = isJsonObject(body) ? own(body, 'data') : undefined
  return Array.isArray(rows) ? Math.max(Math.ceil(rows.length / 10), 1) : 1
})

const byView = countedCredits('1, or 3 with `cvid`', ({ query }) => (query.has('cvid') ? 3 : 1))

const SEARCH = 'ZohoSearch.securesearch.READ'
const reading = ['modules.{module}.READ']

export const recordRoutes: readonly Route[] = [
  externalRoute('GET /:module', 'modules.{module}.READ', listRecords, { ...may('View'), credits: byView }),
  externalRoute('POST /:module', 'modules.{module}.CREATE', createRecords, {
    ...may('Create'),
    credits: byTens,
  }),
  externalRoute('PUT /:module', 'modules.{module}.UPDATE', updateRecords, {
    ...may('Edit'),
    credits: byTens,
  }),
  externalRoute('DELETE /:module', 'modules.{module}.DELETE', deleteRecords, may('Delete')),
  route('GET /:module/deleted', 'modules.{module}.READ', listDeletedRecords, {
    ...may('View'),
    credits: () => 2,
  }),
  route('POST /:module/upsert', 'modules.{module}.CREATE', upsertRecords, {
    ...may('Create'),
    credits: byTens,
  }),
  externalRoute('GET /:module/search', [...reading, SEARCH], searchRecords, may('View')),
  route(
    'GET /:module/actions/count',
    [...reading, SEARCH, 'settings.layouts.READ'],
    countRecords,
    may('View'),
  ),
  route('POST /:module/:recordId/actions/clone', 'modules.{module}.CREATE', cloneRecord, {
    ...may('Create'),
    onRecord: 'read',
  }),
  route('GET /:module/actions/fetch_full_data', reading, listFullTexts, may('View')),
  route('GET /:module/:recordId/actions/fetch_full_data', reading, getFullTexts, may('View')),
  externalRoute('GET /:module/:recordId', 'modules.{module}.READ', getRecord, may('View')),
  externalRoute('PUT /:module/:recordId', 'modules.{module}.UPDATE', updateRecord, {
    ...may('Edit'),
    onRecord: 'read',
    credits: byTens,
  }),
  externalRoute('DELETE /:module/:recordId', 'modules.{module}.DELETE', deleteRecord, {
    ...may('Delete'),
    onRecord: 'read',
  }),
]
