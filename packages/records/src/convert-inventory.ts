import type { Id } from '@x/client'
import {
  getOne,
  ofModule,
  startJob,
  updateOne,
  type GetOne,
  type StartJob,
  type UpdateOne,
} from '@x/client/endpoint'
import type { ModuleReference } from './user-reference.ts'

/** What quotes (sales orders, invoices) and sales orders (invoices) become. */
export interface InventoryTarget {
  readonly module: ModuleReference
  readonly carry_over_tags?: boolean | undefined
}

/** Makes a sales order or an invoice of a quote, or an invoice of a sales order; `details` names it by its module. @zoho Records */
export const convertInventory: UpdateOne<
  [parent: string, recordId: Id],
  { readonly convert_to: readonly [InventoryTarget] }
> = updateOne(
  'POST {parent}/{record id}/actions/convert',
  'data',
  ofModule('mass_convert.{parent}.CREATE'),
  'record, listRecords',
)

/** How several quotes or sales orders are converted. */
export interface MassInventoryConversion {
  readonly convert_to: readonly [InventoryTarget]
  /** Up to 50. */
  readonly ids: readonly Id[]
  /** @default the owner of each */
  readonly assign_to?: { readonly id: Id } | undefined
  readonly related_modules?: readonly ModuleReference[] | undefined
}

/** Converts up to 50 quotes or sales orders, in a job. @zoho Records */
export const massConvertInventory: StartJob<[parent: string], MassInventoryConversion> = startJob(
  '{parent}/actions/mass_convert',
  '',
  ofModule('mass_convert.{parent}.CREATE'),
)

/** Where a conversion of quotes or sales orders stands; other jobs write these keys in capitals. */
export interface InventoryConversion {
  readonly status: 'SCHEDULED' | 'IN PROGRESS' | 'COMPLETED' | 'FAILED' | (string & {})
  readonly total_count: number
  readonly converted_count: number
  readonly not_converted_count: number
  readonly failed_count: number
}

/** Where a conversion of several quotes or sales orders stands. @zoho Records */
export const getMassConvertInventoryStatus: GetOne<[parent: string, jobId: Id], InventoryConversion> = getOne(
  '{parent}/actions/mass_convert?job_id={job id}',
  'data',
  ofModule('mass_convert.{parent}.READ'),
)
