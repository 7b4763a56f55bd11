import { idText, quote, type Id, type Module } from '@x/client'
import { ofModule, operation, operationOnRows, readWritten } from '@x/client/endpoint'
import type { DeleteOptions } from './write-options.ts'

/**
 * Deletes records, any number of them, a hundred in a request; one result per id, in their order. They are in the recycle bin
 * for 60 days.
 *
 * @zoho Records
 * @throws what the first request failed with, when certainly nothing was deleted
 * @throws InvalidIdError for what is not an id; nothing is sent
 */
export const deleteRecords = operationOnRows(
  { address: 'DELETE {module}', rows: 'data', scope: ofModule('modules.{module}.DELETE'), most: 100 },
  (module: Module, ids: readonly Id[], how?: DeleteOptions) => {
    const { onProgress, ...query } = how ?? {}
    return { fill: [module], ids: namesOf(ids, query.external), query, onProgress }
  },
)

/**
 * Deletes one record. It is in the recycle bin for 60 days.
 *
 * @zoho Records
 * @throws ZohoApiError `INVALID_DATA` for an id that is not there
 */
export const deleteRecord = operation(
  {
    address: 'DELETE {module}/{record id}',
    rows: 'data',
    scope: ofModule('modules.{module}.DELETE'),
    hint: 'record, listRecords',
  },
  (module: Module, recordId: Id, how?: Omit<DeleteOptions, 'onProgress'>) => ({
    fill: [module, recordId],
    query: how,
  }),
  readWritten,
)

/** Ids, or values of an external field, as they can stand in a list. */
export function namesOf(ids: readonly Id[], external: unknown): readonly string[] {
  if (!Array.isArray(ids)) throw new TypeError('The ids must be an array. Nothing was sent.')
  if (external === undefined) return ids.map((id) => idText(id as Id, 'record'))
  return ids.map((value: unknown) => {
    if (typeof value === 'string' && value !== '' && !value.includes(',')) return value
    throw new TypeError(
      `${quote(value)} cannot stand in a list of values of an external field: Zoho would take its comma for the end. Address that ` +
        'record alone. Nothing was sent.',
    )
  })
}
