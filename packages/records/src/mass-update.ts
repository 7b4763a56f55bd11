import type { AnyModule, Call, CallOptions, Client, Id, Module, ModuleShape, RowResult } from '@x/client'
import { getOne, ofModule, operation, type Answered, type Described, type GetOne } from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { RowChange } from './record-types.ts'
import { readMass, scopeOf, type MassJob, type OfIds, type OfView, type StartedJob } from './mass-jobs.ts'

/** How records are changed together. */
export interface MassUpdateOptions {
  /** Of multi-select picklists: FALSE, THE DEFAULT, ADDS to what is chosen; `updateRecords` replaces. */
  readonly over_write?: boolean | undefined
}

/** Gives several records the same values. */
export interface MassUpdateRecords extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    change: RowChange<M>,
    records: OfIds,
    how?: MassUpdateOptions,
    options?: CallOptions,
  ): Promise<readonly RowResult[]>
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    change: RowChange<M>,
    records: OfView,
    how?: MassUpdateOptions,
    options?: CallOptions,
  ): Promise<StartedJob>
  call(module: string, change: object, records: OfIds | OfView, how?: MassUpdateOptions): Call
  read(answer: Answered): readonly RowResult[] | StartedJob
}

/**
 * Gives records the same value in a field, three of deals: up to 500 that are named, with a result each, or up to 50,000
 * of a view, in a job that `getMassUpdateStatus` follows. Not lookups, e-mail addresses, texts of several lines.
 *
 * @zoho Mass Update
 * @throws ZohoApiError `ALREADY_SCHEDULED` while another job of the view runs, `RECORD_IN_BLUEPRINT`, `NO_RECORDS_FOUND`
 */
export const massUpdateRecords: MassUpdateRecords = operation(
  {
    address: 'POST {module}/actions/mass_update',
    rows: 'data',
    scope: ofModule('mass_update.{module}.UPDATE'),
  },
  (module: string, change: object, records: OfIds | OfView, how?: MassUpdateOptions) => ({
    fill: [module],
    body: { data: checkRows([change]), ...scopeOf(records), ...how },
  }),
  // Which of the two it is, the records say.
  (answer) => readMass(answer) as never,
)

/** Where a mass update stands. @zoho Mass Update */
export const getMassUpdateStatus: GetOne<[module: string, jobId: Id], MassJob> = getOne(
  '{module}/actions/mass_update?job_id={job id}',
  'data',
  ofModule('mass_update.{module}.READ'),
)
