import {
  writtenId,
  type AnyModule,
  type Call,
  type CallOptions,
  type Client,
  type Id,
  type Module,
  type ModuleShape,
  type RowSuccess,
} from '@x/client'
import { ofModule, operation, readWritten, type Answered, type Described } from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { RowChange } from './record-types.ts'
import { asked, type WriteOptions } from './write-options.ts'

/** How a record is copied. */
export type CloneOptions = Omit<WriteOptions, 'onProgress'>

/** Copies a record. */
export interface CloneRecord extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    recordId: Id,
    changes?: RowChange<M>,
    how?: CloneOptions,
    options?: CallOptions,
  ): Promise<RowSuccess & { readonly id: string }>
  call(module: string, recordId: Id, changes?: object, how?: CloneOptions): Call
  read(answer: Answered): RowSuccess & { readonly id: string }
}

/**
 * Copies a record, subforms included, with other values in some fields: unique ones need other values. Files, images,
 * external fields and what only Zoho writes are not copied.
 *
 * @zoho Records
 * @throws ZohoApiError `DUPLICATE_DATA` for a unique field that was not changed, `INVALID_DATA` for an unknown id
 */
export const cloneRecord: CloneRecord = operation(
  {
    address: 'POST {module}/{record id}/actions/clone',
    rows: 'data',
    scope: ofModule('modules.{module}.CREATE'),
    hint: 'record, listRecords',
  },
  (module: string, recordId: Id, changes?: object, how?: CloneOptions) => ({
    fill: [module, recordId],
    body: { ...asked(how).body, data: checkRows([changes ?? {}]) },
  }),
  (answer) => {
    const result = readWritten(answer)
    return { ...result, id: writtenId(result) }
  },
)
