import type { AnyModule, Call, CallOptions, Client, Module, ModuleShape, RowResult } from '@x/client'
import { ofModule, operationOnRows, type Answered, type Described } from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { NewRow } from './record-types.ts'
import { costOfRows } from './write-cost.ts'
import { asked, type CreateOptions } from './write-options.ts'

/** Creates records of a module. */
export interface CreateRecords extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    rows: readonly NewRow<M>[],
    how?: CreateOptions,
    options?: CallOptions,
  ): Promise<readonly RowResult[]>
  call(module: string, rows: readonly object[], how?: CreateOptions): Call
  read(answer: Answered): readonly RowResult[]
}

/**
 * Creates records, any number of them, a hundred in a request; one result per row, in their order, whatever became of the
 * others. Nothing is sent twice: rows of a request whose answer was lost are `unknown`, and then later ones are `NOT_SENT`.
 *
 * Without `trigger`, workflows and everything else run for each record.
 *
 * @zoho Records
 * @throws what the first request failed with, when certainly nothing was written
 * @throws TypeError, InvalidIdError for a row that cannot be sent; nothing is sent then
 */
export const createRecords: CreateRecords = operationOnRows(
  {
    address: 'POST {module}',
    rows: 'data',
    scope: ofModule('modules.{module}.CREATE'),
    most: 100,
    cost: costOfRows,
  },
  (module: string, rows: readonly object[], how?: CreateOptions) => ({
    fill: [module],
    rows: checkRows(rows),
    ...asked(how),
  }),
)
