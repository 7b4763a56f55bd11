import type { Call, CallOptions, Client, Id, Module, RowResult } from '@x/client'
import { getOne, ofModule, operation, type Answered, type Described, type GetOne } from '@x/client/endpoint'
import { readMass, scopeOf, type MassJob, type OfIds, type OfView, type StartedJob } from './mass-jobs.ts'

/** Deletes several records. */
export interface MassDeleteRecords extends Described {
  (zoho: Client, module: Module, records: OfIds, options?: CallOptions): Promise<readonly RowResult[]>
  (zoho: Client, module: Module, records: OfView, options?: CallOptions): Promise<StartedJob>
  call(module: string, records: OfIds | OfView): Call
  read(answer: Answered): readonly RowResult[] | StartedJob
}

/**
 * Deletes up to 500 records that are named, with a result each, or up to 50,000 of a view, in a job that
 * `getMassDeleteStatus` follows. A credit for a hundred records.
 *
 * @zoho Mass Delete
 * @throws ZohoApiError `ALREADY_SCHEDULED` while another job runs, `NO_RECORDS_FOUND`
 */
export const massDeleteRecords: MassDeleteRecords = operation(
  {
    address: 'POST {module}/actions/mass_delete',
    rows: 'data',
    scope: ofModule('mass_delete.{module}.DELETE'),
    // How many records a view has, nobody knows before.
    cost: ({ body }) => ({
      credits: Math.max(Math.ceil(((body as Partial<OfIds>).ids?.length ?? 0) / 100), 1),
      heavy: false,
    }),
  },
  (module: string, records: OfIds | OfView) => ({ fill: [module], body: scopeOf(records) }),
  // Which of the two it is, the records say.
  (answer) => readMass(answer) as never,
)

/** Where a mass deletion stands. @zoho Mass Delete */
export const getMassDeleteStatus: GetOne<[module: string, jobId: Id], MassJob> = getOne(
  '{module}/actions/mass_delete?job_id={job id}',
  'data',
  ofModule('mass_delete.{module}.READ'),
)
