import type { Id, ListQuery, Reference } from '@x/client'
import {
  getAll,
  getOne,
  list,
  operation,
  readWritten,
  type GetAll,
  type GetOne,
  type List,
} from '@x/client/endpoint'

/** Which field of a record is looked up, or filled in. */
export interface EnrichmentMapping {
  readonly enrich_field: { readonly name: string; readonly display_label: string }
  readonly crm_field: { readonly id: string; readonly api_name: string; readonly name: string } | null
}

/** How a module's records are enriched. */
export interface EnrichmentConfig {
  readonly id: string
  readonly type: 'organization' | 'personal' | (string & {})
  readonly module: { readonly id: string; readonly api_name: string }
  readonly status: boolean
  readonly input_data_field_mapping: readonly EnrichmentMapping[]
  readonly output_data_field_mapping?: readonly EnrichmentMapping[]
  readonly created_time: string
  readonly created_by: Reference
  readonly modified_time: string
  readonly modified_by: Reference
}

/** A look-up of what is known of somebody. */
export interface Enrichment<Based, Found> {
  readonly id: string
  /** `SCHEDULED`, then `COMPLETED`, `FAILED` or `DATA_NOT_FOUND`. */
  readonly status: 'SCHEDULED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'DATA_NOT_FOUND' | (string & {})
  /** ISO 8601, with `Z`. */
  readonly created_time?: string
  readonly created_by?: Reference
  readonly enrich_based_on?: Based
  /** Null until it is completed. */
  readonly enriched_data?: Found | null
}

/** What an organization is looked up by: at least one key, three characters at least. */
export interface OrgEnrichmentBase {
  readonly name?: string
  readonly email?: string
  readonly website?: string
}

/** What a person is looked up by; a name needs the company. */
export interface PeopleEnrichmentBase {
  readonly name?: string
  readonly email?: string
  readonly company?: { readonly name?: string; readonly website?: string }
  readonly social?: { readonly facebook?: string; readonly linkedin?: string; readonly twitter?: string }
}

/** Where the result is put. */
export interface EnrichmentQuery {
  /** API name of the module. */
  readonly module: string
  readonly record_id: Id
}

/** Query of lists of look-ups. */
export interface ListEnrichmentsQuery extends ListQuery {
  readonly sort_by?: 'created_time'
  readonly sort_order?: 'asc' | 'desc'
  readonly status?: string
}

/** How records of each module are enriched. @zoho Data Enrichment */
export const getDataEnrichmentConfig: GetAll<[], EnrichmentConfig> = getAll(
  'settings/zia/data_enrichment',
  'data_enrichment',
  'Zia.enrichment.READ',
)

/** Looks an organization up, in a job; its id is in `id`. @zoho Data Enrichment */
export const createOrgEnrichment = operation(
  {
    address: 'POST __zia_org_enrichment',
    rows: '__zia_org_enrichment',
    scope: 'settings.intelligence.CREATE',
  },
  (basedOn: OrgEnrichmentBase, query: EnrichmentQuery) => ({
    query,
    body: { __zia_org_enrichment: [{ enrich_based_on: basedOn }] },
  }),
  readWritten,
)

/** One page of the look-ups of organizations, 100 at most. @zoho Data Enrichment */
export const listOrgEnrichments: List<
  [],
  Enrichment<OrgEnrichmentBase, Record<string, unknown>>,
  ListEnrichmentsQuery
> = list('__zia_org_enrichment', '__zia_org_enrichment', 'settings.intelligence.READ')

/** One look-up of an organization, and what was found; `undefined` when it is not there. @zoho Data Enrichment */
export const getOrgEnrichment: GetOne<
  [enrichmentId: Id],
  Enrichment<OrgEnrichmentBase, Record<string, unknown>>
> = getOne(
  '__zia_org_enrichment/{enrichment id}',
  '__zia_org_enrichment',
  'settings.intelligence.READ',
  'enrichment, listOrgEnrichments',
)

/** Looks a person up, in a job; not in every data center. Gone from the descriptions of 2026. @zoho Data Enrichment @experimental */
export const createPeopleEnrichment = operation(
  {
    address: 'POST __zia_people_enrichment',
    rows: '__zia_people_enrichment',
    scope: 'settings.intelligence.CREATE',
  },
  (basedOn: PeopleEnrichmentBase, query: EnrichmentQuery) => ({
    query,
    body: { __zia_people_enrichment: [{ enrich_based_on: basedOn }] },
  }),
  readWritten,
)

/** One page of the look-ups of people. @zoho Data Enrichment @experimental */
export const listPeopleEnrichments: List<
  [],
  Enrichment<PeopleEnrichmentBase, Record<string, unknown>>,
  ListEnrichmentsQuery
> = list('__zia_people_enrichment', '__zia_people_enrichment', 'settings.intelligence.READ')

/** One look-up of a person, and what was found; `undefined` when it is not there. @zoho Data Enrichment @experimental */
export const getPeopleEnrichment: GetOne<
  [enrichmentId: Id],
  Enrichment<PeopleEnrichmentBase, Record<string, unknown>>
> = getOne(
  '__zia_people_enrichment/{enrichment id}',
  '__zia_people_enrichment',
  'settings.intelligence.READ',
  'enrichment, listPeopleEnrichments',
)
