import type { Id, Reference, RowSuccess } from '@x/client'
import {
  getOne,
  getOnly,
  operation,
  readJob,
  readWritten,
  type GetOne,
  type GetOnly,
} from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { MassJob } from './mass-jobs.ts'
import type { ModuleReference } from './user-reference.ts'

/** The deal that a conversion makes. */
export interface ConvertedDeal {
  readonly Deal_Name: string
  /** `2026-01-31`. */
  readonly Closing_Date: string
  readonly Stage: string
  /** Demanded where pipelines are on. */
  readonly Pipeline?: string | undefined
  readonly Amount?: number | undefined
  /** Id of the contact's role. */
  readonly Contact_Role?: Id | undefined
  readonly [field: string]: unknown
}

/** How a lead is converted; everything may be left out. */
export interface LeadConversion {
  /** The deal, if one is wanted. */
  readonly Deals?: ConvertedDeal | undefined
  /** An account that is there; absent, the lead's company becomes or finds one. */
  readonly Accounts?: { readonly id: Id } | undefined
  /** A contact that is there; absent, unique fields, e-mail or name find one, or it is made. */
  readonly Contacts?: { readonly id: Id } | undefined
  readonly overwrite?: boolean | undefined
  readonly add_to_existing_record?: boolean | undefined
  readonly notify_lead_owner?: boolean | undefined
  readonly notify_new_entity_owner?: boolean | undefined
  readonly assign_to?: { readonly id: Id } | undefined
  readonly move_attachments_to?: { readonly api_name: 'Contacts' | 'Accounts' | 'Deals' } | undefined
  readonly carry_over_tags?:
    | {
        readonly Contacts?: readonly string[] | undefined
        readonly Accounts?: readonly string[] | undefined
        readonly Deals?: readonly string[] | undefined
      }
    | undefined
}

/** What a lead has become. */
export type ConvertedLead = RowSuccess & {
  readonly contact: Reference | null
  readonly account: Reference | null
  readonly deal: Reference | null
  /** When Zoho leaves it to a job, and the three are null. */
  readonly jobId: string | undefined
}

/**
 * Makes a contact of a lead, an account of its company, and a deal when one is described. The lead leaves the usual lists
 * and cannot be changed any more. Five credits.
 *
 * @zoho Records
 * @throws ZohoApiError `ID_ALREADY_CONVERTED`, `DUPLICATE_DATA`, `MAPPING_MISMATCH` for a stage that the pipeline has not
 */
export const convertLead = operation(
  {
    address: 'POST Leads/{lead id}/actions/convert',
    rows: 'data',
    scope: 'modules.leads.CREATE',
    hint: 'lead, listRecords',
    cost: () => ({ credits: 5, heavy: true }),
  },
  (leadId: Id, conversion?: LeadConversion) => ({
    fill: [leadId],
    body: { data: checkRows([conversion ?? {}]) },
  }),
  (answer): ConvertedLead => {
    const result = readWritten(answer)
    const { Contacts, Accounts, Deals, job_id: jobId } = result.details as Readonly<Record<string, never>>
    return {
      ...result,
      contact: Contacts ?? null,
      account: Accounts ?? null,
      deal: Deals ?? null,
      jobId,
    }
  },
)

/** A record that a lead could become part of. */
export interface ConversionMatch {
  readonly id: string
  readonly [field: string]: unknown
}

/** A field by which a match was found. */
export interface MatchedField {
  readonly field: { readonly api_name: string; readonly id: string }
  readonly matched_lead_value: string
}

/** What a lead could become part of. */
export interface ConversionOptions {
  readonly module_preference: { readonly api_name: string; readonly id: string } | null
  readonly Contacts: readonly ConversionMatch[] | null
  readonly Accounts: readonly ConversionMatch[] | null
  readonly Deals?: readonly ConversionMatch[] | null
  readonly preference_field_matched_value: {
    readonly Contacts: readonly MatchedField[] | null
    readonly Accounts: readonly MatchedField[] | null
  } | null
  readonly modules_with_multiple_layouts: readonly { readonly api_name: string; readonly id: string }[]
}

/** Contacts and accounts that a lead could become part of; `undefined` when there are none. @zoho Records */
export const getConversionOptions: GetOnly<[leadId: Id], ConversionOptions> = getOnly(
  'Leads/{lead id}/__conversion_options',
  '__conversion_options',
  'modules.leads.READ',
  'lead, listRecords',
)

/** How several leads are converted. */
export interface MassConversion {
  /** Up to 50. */
  readonly ids: readonly Id[]
  readonly assign_to: { readonly id: Id }
  readonly Deals?: ConvertedDeal | undefined
  readonly portal_user_type?: { readonly id: Id } | undefined
  /** Up to 3. */
  readonly related_modules?: readonly ModuleReference[] | undefined
  readonly carry_over_tags?: readonly ModuleReference[] | undefined
  readonly move_attachments_to?: ModuleReference | undefined
  readonly apply_assignment_threshold?: boolean | undefined
}

/** Converts up to 50 leads, in a job. 200 credits. @zoho Records */
export const massConvertLeads = operation(
  {
    address: 'POST Leads/actions/mass_convert',
    rows: '',
    scope: 'mass_convert.leads.CREATE',
    cost: () => ({ credits: 200, heavy: false }),
  },
  (conversion: MassConversion) => ({ body: conversion }),
  readJob,
)

/** Where a conversion of several leads stands. @zoho Records */
export const getMassConvertStatus: GetOne<[jobId: Id], MassJob> = getOne(
  'Leads/actions/mass_convert?job_id={job id}',
  'data',
  'mass_convert.leads.READ',
)
