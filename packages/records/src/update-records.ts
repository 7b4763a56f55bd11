import type {
  AnyModule,
  Call,
  CallOptions,
  Client,
  Id,
  Module,
  ModuleShape,
  RowResult,
  RowSuccess,
} from '@x/client'
import {
  ofModule,
  operation,
  operationOnRows,
  readWritten,
  type Answered,
  type Described,
} from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { RowChange } from './record-types.ts'
import { costOfRows } from './write-cost.ts'
import { asked, type UpdateOptions } from './write-options.ts'

/** Changes records of a module. */
export interface UpdateRecords extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    rows: readonly (RowChange<M> & { readonly id: Id })[],
    how?: UpdateOptions,
    options?: CallOptions,
  ): Promise<readonly RowResult[]>
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    rows: readonly RowChange<M>[],
    how: UpdateOptions & { readonly external: string | readonly string[] },
    options?: CallOptions,
  ): Promise<readonly RowResult[]>
  call(module: string, rows: readonly object[], how?: UpdateOptions): Call
  read(answer: Answered): readonly RowResult[]
}

/**
 * Changes records, any number of them, a hundred in a request, one request after the other; one result per row, in their
 * order. What a row leaves out stays; null empties a field.
 *
 * @zoho Records
 * @throws what the first request failed with, when certainly nothing was written
 * @throws TypeError, InvalidIdError for a row that cannot be sent; nothing is sent then
 */
export const updateRecords: UpdateRecords = operationOnRows(
  {
    address: 'PUT {module}',
    rows: 'data',
    scope: ofModule('modules.{module}.UPDATE'),
    most: 100,
    cost: costOfRows,
  },
  (module: string, rows: readonly object[], how?: UpdateOptions) => ({
    fill: [module],
    rows: checkIds(checkRows(rows), how?.external),
    ...asked(how),
  }),
)

function checkIds(rows: readonly object[], external: unknown): readonly object[] {
  const index = external === undefined ? rows.findIndex((row) => !('id' in row)) : -1
  if (index === -1) return rows
  throw new TypeError(
    `Row ${index} has no id. Rows are changed by their id, by an external field that is named ({ external }), or by upsertRecords. ` +
      'Nothing was sent.',
  )
}

/** Changes one record. */
export interface UpdateRecord extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    recordId: Id,
    change: RowChange<M>,
    how?: UpdateOptions,
    options?: CallOptions,
  ): Promise<RowSuccess>
  call(module: string, recordId: Id, change: object, how?: UpdateOptions): Call
  read(answer: Answered): RowSuccess
}

/**
 * Changes one record. What the change leaves out stays; null empties a field.
 *
 * @zoho Records
 * @throws ZohoApiError `INVALID_DATA` for a value or an unknown id, `DUPLICATE_DATA` with the record that holds the value,
 *   `ALREADY_MODIFIED` when it was changed after `unmodifiedSince`
 * @throws TypeError, InvalidIdError for what cannot be sent; nothing is sent then
 */
export const updateRecord: UpdateRecord = operation(
  {
    address: 'PUT {module}/{record id}',
    rows: 'data',
    scope: ofModule('modules.{module}.UPDATE'),
    hint: 'record, listRecords',
  },
  (module: string, recordId: Id, change: object, how?: UpdateOptions) => {
    const { body, query } = asked(how)
    return { fill: [module, recordId], query, body: { ...body, data: checkRows([change]) } }
  },
  readWritten,
)
