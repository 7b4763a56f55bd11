import type {
  AnyModule,
  Call,
  CallOptions,
  Client,
  Id,
  Module,
  ModuleShape,
  RowFailure,
  RowSuccess,
} from '@x/client'
import { ofModule, operationOnRows, type Answered, type Described } from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { NewRow, RowChange } from './record-types.ts'
import { costOfRows } from './write-cost.ts'
import { asked, type UpsertOptions } from './write-options.ts'

/** A row that was created or changed. */
export interface UpsertSuccess extends RowSuccess {
  /** What was done; undefined when Zoho does not say. */
  readonly action: 'insert' | 'update' | undefined
  /** The field whose value found the record; null when there was none. */
  readonly duplicateField: string | null
}

/** What became of one row of an upsert. */
export type UpsertResult = UpsertSuccess | RowFailure

/** Creates or changes records of a module. */
export interface UpsertRecords extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    rows: readonly (NewRow<M> | (RowChange<M> & { readonly id: Id }))[],
    how?: UpsertOptions,
    options?: CallOptions,
  ): Promise<readonly UpsertResult[]>
  call(module: string, rows: readonly object[], how?: UpsertOptions): Call
  read(answer: Answered): readonly UpsertResult[]
}

/**
 * Creates the records that are not there and changes those that are, any number of them, a hundred in a request, one request
 * after the other; one result per row, in their order, which says what was done. Which record a row is, unique fields say;
 * not for tasks, events and calls.
 *
 * @zoho Records
 * @throws what the first request failed with, when certainly nothing was written
 * @throws TypeError, InvalidIdError for a row that cannot be sent; nothing is sent then
 */
export const upsertRecords: UpsertRecords = operationOnRows(
  {
    address: 'POST {module}/upsert',
    rows: 'data',
    scope: ofModule('modules.{module}.CREATE'),
    most: 100,
    cost: costOfRows,
  },
  (module: string, rows: readonly object[], how?: UpsertOptions) => ({
    fill: [module],
    rows: checkRows(rows),
    ...asked(how),
  }),
  (result, row): UpsertSuccess => ({
    ...result,
    action: row['action'] === 'insert' || row['action'] === 'update' ? row['action'] : undefined,
    duplicateField: typeof row['duplicate_field'] === 'string' ? row['duplicate_field'] : null,
  }),
)
